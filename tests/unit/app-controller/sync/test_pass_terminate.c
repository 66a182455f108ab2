#include "app-controller/sync/pass_bed.h"
#include "gitops/hooks.h"
#include "sync/pass_terminate.h"
#include "test.h"

#define RUNNING                                                                                    \
    "[{group: '', version: v1, kind: ConfigMap, namespace: ns, name: hook, syncPhase: PreSync, "   \
    "status: Synced, hookPhase: Running}]"

/* One hook that runs, live or not. */
static void open_hook(struct pass_bed *bed, const char *policy, bool is_live)
{
    const char *text;
    struct sync_pair *pair;
    const struct json **hook;

    open_bed(bed);
    text = arena_printf(bed->arena,
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: hook, namespace: ns, "
                        "annotations: {argocd.argoproj.io/hook: PreSync, "
                        "argocd.argoproj.io/hook-delete-policy: %s}}}",
                        policy);
    bed->results = sync_results_read(value_of(bed->arena, RUNNING), bed->arena);
    hook = ARENA_NEW(bed->arena, const struct json *);
    pair = ARENA_NEW(bed->arena, struct sync_pair);
    *hook = value_of(bed->arena, text);
    *pair = (struct sync_pair){ .live = *hook };
    bed->pass.plan.hooks = hook;
    bed->pass.plan.hook_count = 1;
    bed->pass.plan.pairs = pair;
    bed->pass.plan.pair_count = is_live ? 1 : 0;
}

static struct health health_of(enum health_status status, const char *message)
{
    return (struct health){
        .is_known = true, .status = status, .message = str_of(message), .error = STR_EMPTY
    };
}

static void expect(struct pass_bed *bed, const char *log, const char *phase, const char *message)
{
    sync_terminate(&bed->pass);
    assert_string_equal(bed_log(bed), log);
    assert_true(str_equals(bed->results.items[0]->hook_phase, phase));
    assert_true(str_equals(bed->results.items[0]->message, message));
    close_bed(bed);
}

static void a_running_hook_is_deleted(void **state)
{
    struct pass_bed bed;

    (void)state;
    open_hook(&bed, "HookSucceeded", true);
    bed.health = health_of(HEALTH_PROGRESSING, "half done");
    sync_terminate(&bed.pass);
    assert_true(str_equals(bed.pass.phase, "Failed"));
    assert_true(str_equals(bed.pass.message, "Operation terminated"));
    bed_forget(&bed);
    bed.results.items[0]->hook_phase = STR("Running");
    expect(&bed, "release hook\ndelete hook\n", "Failed", "Terminated");
}

static void a_hook_that_has_ended_keeps_its_own_end(void **state)
{
    struct pass_bed bed;

    (void)state;
    open_hook(&bed, "HookSucceeded", true);
    bed.health = health_of(HEALTH_HEALTHY, "done");
    expect(&bed, "release hook\n", "Succeeded", "done");

    open_hook(&bed, "HookFailed", true);
    bed.health = health_of(HEALTH_DEGRADED, "exit 1");
    expect(&bed, "release hook\ndelete hook\n", "Failed", "exit 1");
}

static void a_hook_that_is_not_there_has_ended(void **state)
{
    struct pass_bed bed;

    (void)state;
    open_hook(&bed, "HookSucceeded", false);
    bed.is_missing = true;
    expect(&bed, "", "Succeeded", "Terminated");
}

static void what_cannot_be_ended_is_an_error(void **state)
{
    struct pass_bed bed;

    (void)state;
    open_hook(&bed, "HookSucceeded", true);
    bed.health = health_of(HEALTH_PROGRESSING, "");
    bed.refuses = "hook";
    sync_terminate(&bed.pass);
    assert_true(str_equals(bed.pass.phase, "Error"));
    assert_true(str_equals(bed.pass.message, "Operation termination had errors"));
    assert_true(str_equals(bed.results.items[0]->message, "Failed to delete: hook stays"));
    close_bed(&bed);
}

static void completed_hooks_lose_their_finalizer(void **state)
{
    struct pass_bed bed;

    (void)state;
    open_bed(&bed);
    bed_task(&bed, BED_HOOK("done", "HookSucceeded"), BED_HOOK("done", "HookSucceeded"),
             "Succeeded")
        ->hook = HOOK_PRE_SYNC;
    bed_task(&bed, BED_HOOK("busy", "HookSucceeded"), BED_HOOK("busy", "HookSucceeded"), "Running")
        ->hook = HOOK_PRE_SYNC;
    bed_task(&bed, BED_OBJECT("plain"), BED_OBJECT("plain"), "Succeeded");
    sync_release_hooks(&bed.pass, &bed.tasks);
    assert_string_equal(bed_log(&bed), "release done\n");
    close_bed(&bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_running_hook_is_deleted),
        cmocka_unit_test(a_hook_that_has_ended_keeps_its_own_end),
        cmocka_unit_test(a_hook_that_is_not_there_has_ended),
        cmocka_unit_test(what_cannot_be_ended_is_an_error),
        cmocka_unit_test(completed_hooks_lose_their_finalizer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
