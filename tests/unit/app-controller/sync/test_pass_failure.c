#include "app-controller/sync/pass_bed.h"
#include "gitops/hooks.h"
#include "sync/pass_failure.h"
#include "test.h"

static void fail_task(struct pass_bed *bed, const char *message)
{
    struct sync_task *task = bed_task(bed, BED_OBJECT("a"), NULL, NULL);

    sync_record(&bed->pass, task, "SyncFailed", "Failed", str_of(message));
}

static void reasons_are_told_once_each(void **state)
{
    struct pass_bed bed;

    (void)state;
    open_bed(&bed);
    fail_task(&bed, "zebra");
    fail_task(&bed, "ant");
    fail_task(&bed, "zebra");
    bed_task(&bed, BED_OBJECT("fine"), NULL, "Succeeded");
    assert_string_equal(text_of(sync_failure_reasons(&bed.tasks, "; ", true, bed.arena), bed.arena),
                        "ant; zebra");
    assert_string_equal(text_of(sync_failure_reasons(&bed.tasks, ",", false, bed.arena), bed.arena),
                        "zebra,ant");
    close_bed(&bed);
}

static void without_hooks_a_failure_is_the_end(void **state)
{
    const struct sync_tasks none = { 0 };
    struct pass_bed bed;

    (void)state;
    open_bed(&bed);
    assert_true(sync_fail(&bed.pass, &none, &none, "it broke"));
    assert_true(str_equals(bed.pass.message, "it broke"));
    fail_task(&bed, "no room");
    assert_true(sync_fail(&bed.pass, &none, &bed.tasks, "it broke"));
    assert_true(str_equals(bed.pass.phase, "Failed"));
    assert_true(str_equals(bed.pass.message, "it broke, reason: no room"));
    close_bed(&bed);
}

static void hooks_of_failures_run_before_the_end(void **state)
{
    struct pass_bed bed;
    struct sync_task *hook;

    (void)state;
    open_bed(&bed);
    hook = bed_task(&bed, BED_HOOK("mourner", "HookSucceeded"), NULL, NULL);
    hook->hook = HOOK_SYNC_FAIL;
    assert_false(sync_fail(&bed.pass, &bed.tasks, &bed.tasks, "it broke"));
    assert_string_equal(bed_log(&bed), "apply mourner\n");
    assert_true(str_equals(bed.pass.phase, "Running"));
    assert_true(str_equals(bed.pass.message, "waiting for completion of hook /ConfigMap/mourner"));

    assert_false(sync_fail(&bed.pass, &bed.tasks, &bed.tasks, "it broke"));
    assert_string_equal(bed_log(&bed), "apply mourner\n"); /* it runs: not again */

    sync_record(&bed.pass, hook, "Synced", "Succeeded", STR_EMPTY);
    assert_true(sync_fail(&bed.pass, &bed.tasks, &(struct sync_tasks){ 0 }, "it broke"));
    assert_true(str_equals(bed.pass.phase, "Failed"));
    assert_true(str_equals(bed.pass.message, "it broke"));
    close_bed(&bed);
}

static void hooks_that_fail_themselves_are_told_too(void **state)
{
    struct pass_bed bed;
    struct sync_task *hook;

    (void)state;
    open_bed(&bed);
    hook = bed_task(&bed, BED_HOOK("mourner", "HookSucceeded"), NULL, NULL);
    hook->hook = HOOK_SYNC_FAIL;
    sync_record(&bed.pass, hook, "SyncFailed", "Failed", STR("no tears"));
    assert_true(sync_fail(&bed.pass, &bed.tasks, &(struct sync_tasks){ 0 }, "it broke"));
    assert_true(str_equals(bed.pass.message,
                           "it broke\none or more SyncFail hooks failed, reason: no tears"));
    close_bed(&bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reasons_are_told_once_each),
        cmocka_unit_test(without_hooks_a_failure_is_the_end),
        cmocka_unit_test(hooks_of_failures_run_before_the_end),
        cmocka_unit_test(hooks_that_fail_themselves_are_told_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
