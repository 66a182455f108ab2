#include "app-controller/sync/pass_bed.h"
#include "gitops/hooks.h"
#include "sync/pass_wait.h"
#include "test.h"

static const char *message(struct pass_bed *bed, enum wait_reason reason)
{
    return text_of(sync_waiting_message(&bed->pass, &bed->tasks, reason), bed->arena);
}

static void the_first_of_several_is_named(void **state)
{
    struct pass_bed bed;

    (void)state;
    open_bed(&bed);
    assert_string_equal(message(&bed, WAIT_FOR_HEALTH), "");
    bed_task(&bed, "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}}", NULL, NULL);
    assert_string_equal(message(&bed, WAIT_FOR_HEALTH),
                        "waiting for healthy state of apps/Deployment/web");
    assert_string_equal(message(&bed, WAIT_FOR_DELETION),
                        "waiting for deletion of apps/Deployment/web");
    bed_task(&bed, BED_OBJECT("a"), NULL, NULL);
    assert_string_equal(message(&bed, WAIT_FOR_HEALTH),
                        "waiting for healthy state of apps/Deployment/web and 1 more resources");
    close_bed(&bed);
}

static void hooks_come_before_resources(void **state)
{
    struct pass_bed bed;

    (void)state;
    open_bed(&bed);
    bed_task(&bed, BED_OBJECT("hook"), NULL, NULL)->hook = HOOK_PRE_SYNC;
    bed_task(&bed, BED_OBJECT("other"), NULL, NULL)->hook = HOOK_PRE_SYNC;
    assert_string_equal(message(&bed, WAIT_FOR_HEALTH),
                        "waiting for completion of hook /ConfigMap/hook and 1 more hooks");
    assert_string_equal(message(&bed, WAIT_FOR_CREATION),
                        "waiting for deletion of hook /ConfigMap/hook and 1 more hooks");
    bed_task(&bed, BED_OBJECT("a"), NULL, NULL);
    assert_string_equal(message(&bed, WAIT_FOR_HEALTH),
                        "waiting for completion of hook /ConfigMap/hook and 2 more resources");
    close_bed(&bed);
}

static void a_confirmation_is_asked_for_by_name(void **state)
{
    struct pass_bed bed;

    (void)state;
    open_bed(&bed);
    bed_task(&bed, NULL, BED_OBJECT("plain"), NULL);
    bed_task(&bed, NULL,
             "{apiVersion: v1, kind: ConfigMap, metadata: {name: asks, annotations: "
             "{argocd.argoproj.io/sync-options: Prune=confirm}}}",
             NULL);
    assert_string_equal(message(&bed, WAIT_FOR_CREATION),
                        "waiting for pruning confirmation of /ConfigMap/asks");
    bed.pass.is_prune_confirmed = true;
    assert_string_equal(message(&bed, WAIT_FOR_CREATION),
                        "waiting for deletion of /ConfigMap/plain and 1 more resources");
    close_bed(&bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_of_several_is_named),
        cmocka_unit_test(hooks_come_before_resources),
        cmocka_unit_test(a_confirmation_is_asked_for_by_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
