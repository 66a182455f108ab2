#include "app-controller/sync/pass_bed.h"
#include "gitops/hooks.h"
#include "sync/pass_group.h"
#include "test.h"

static void prunes_come_before_creations(void **state)
{
    struct sync_task *created, *pruned;
    struct pass_bed bed;

    (void)state;
    open_bed(&bed);
    created = bed_task(&bed, BED_OBJECT("new"), NULL, NULL);
    pruned = bed_task(&bed, NULL, BED_OBJECT("old"), NULL);
    assert_int_equal(sync_group_run(&bed.pass, bed.tasks, false), GROUP_SUCCESSFUL);
    assert_string_equal(bed_log(&bed), "delete old\napply new\n");
    assert_true(bed_recorded(created, "Synced", "Running", "applied"));
    assert_true(bed_recorded(pruned, "Pruned", "Succeeded", "pruned"));
    close_bed(&bed);
}

static void a_trial_changes_nothing_and_records_failures_alone(void **state)
{
    struct sync_task *good, *bad, *pruned;
    struct pass_bed bed;

    (void)state;
    open_bed(&bed);
    bed.refuses = "bad";
    good = bed_task(&bed, BED_OBJECT("good"), NULL, NULL);
    bad = bed_task(&bed, BED_OBJECT("bad"), NULL, NULL);
    pruned = bed_task(&bed, NULL, BED_OBJECT("old"), NULL);
    assert_int_equal(sync_group_run(&bed.pass, bed.tasks, true), GROUP_FAILED);
    assert_string_equal(bed_log(&bed), "try good\n");
    assert_null(good->result);
    assert_null(pruned->result);
    assert_true(bed_recorded(bad, "SyncFailed", "Failed", "bad is refused"));
    close_bed(&bed);
}

static void a_sync_that_is_a_trial_records_what_would_be(void **state)
{
    struct sync_task *created, *pruned;
    struct pass_bed bed;

    (void)state;
    open_bed(&bed);
    bed.operation.dry_run = true;
    created = bed_task(&bed, BED_OBJECT("new"), NULL, NULL);
    pruned = bed_task(&bed, NULL, BED_OBJECT("old"), NULL);
    assert_int_equal(sync_group_run(&bed.pass, bed.tasks, true), GROUP_SUCCESSFUL);
    assert_string_equal(bed_log(&bed), "try new\n");
    assert_true(bed_recorded(created, "Synced", "Succeeded", "applied"));
    assert_true(bed_recorded(pruned, "Pruned", "Succeeded", "pruned (dry run)"));
    close_bed(&bed);
}

static void what_may_not_be_pruned_stays_and_says_why(void **state)
{
    struct sync_task *pruned, *kept;
    struct pass_bed bed;

    (void)state;
    open_bed(&bed);
    kept = bed_task(&bed, NULL,
                    "{apiVersion: v1, kind: ConfigMap, metadata: {name: kept, annotations: "
                    "{argocd.argoproj.io/sync-options: Prune=false}}}",
                    NULL);
    assert_int_equal(sync_group_run(&bed.pass, bed.tasks, false), GROUP_SUCCESSFUL);
    assert_true(bed_recorded(kept, "PruneSkipped", "Succeeded", "ignored (no prune)"));
    bed.operation.prune = false;
    pruned = bed_task(&bed, NULL, BED_OBJECT("old"), NULL);
    assert_int_equal(sync_group_run(&bed.pass, bed.tasks, false), GROUP_SUCCESSFUL);
    assert_true(bed_recorded(pruned, "PruneSkipped", "Succeeded", "ignored (requires pruning)"));
    assert_string_equal(bed_log(&bed), "");
    close_bed(&bed);
}

static void a_failed_prune_keeps_the_rest_from_being_applied(void **state)
{
    struct sync_task *pruned;
    struct pass_bed bed;

    (void)state;
    open_bed(&bed);
    bed.refuses = "old";
    pruned = bed_task(&bed, NULL, BED_OBJECT("old"), NULL);
    bed_task(&bed, BED_OBJECT("new"), NULL, NULL);
    assert_int_equal(sync_group_run(&bed.pass, bed.tasks, false), GROUP_FAILED);
    assert_string_equal(bed_log(&bed), "");
    assert_true(bed_recorded(pruned, "SyncFailed", "Failed", "old stays"));
    close_bed(&bed);
}

static void a_prune_waits_for_its_confirmation(void **state)
{
    struct pass_bed bed;

    (void)state;
    open_bed(&bed);
    bed_task(&bed, NULL,
             "{apiVersion: v1, kind: ConfigMap, metadata: {name: old, annotations: "
             "{argocd.argoproj.io/sync-options: Prune=confirm}}}",
             NULL);
    assert_int_equal(sync_group_run(&bed.pass, bed.tasks, false), GROUP_PENDING);
    assert_string_equal(bed_log(&bed), "");
    bed.pass.is_prune_confirmed = true;
    assert_int_equal(sync_group_run(&bed.pass, bed.tasks, false), GROUP_SUCCESSFUL);
    assert_string_equal(bed_log(&bed), "delete old\n");
    close_bed(&bed);
}

static void a_hook_of_an_earlier_sync_goes_before_it_is_made_anew(void **state)
{
    struct sync_task *hook;
    struct pass_bed bed;

    (void)state;
    open_bed(&bed);
    hook = bed_task(&bed, BED_HOOK("hook", "BeforeHookCreation"),
                    BED_HOOK("hook", "BeforeHookCreation"), NULL);
    hook->hook = HOOK_PRE_SYNC;
    assert_int_equal(sync_group_run(&bed.pass, bed.tasks, false), GROUP_PENDING);
    assert_string_equal(bed_log(&bed), "release hook\ndelete hook\n");
    bed.is_missing = true; /* gone by the next pass, though the cache still shows it */
    bed_forget(&bed);
    assert_int_equal(sync_group_run(&bed.pass, bed.tasks, false), GROUP_SUCCESSFUL);
    assert_string_equal(bed_log(&bed), "release hook\napply hook\n");
    assert_null(hook->live);
    close_bed(&bed);
}

static void a_finalizer_that_stays_fails_the_group(void **state)
{
    struct sync_task *hook;
    struct pass_bed bed;

    (void)state;
    open_bed(&bed);
    bed.keeps_finalizer = "hook";
    hook = bed_task(&bed, BED_HOOK("hook", "BeforeHookCreation"),
                    BED_HOOK("hook", "BeforeHookCreation"), NULL);
    hook->hook = HOOK_PRE_SYNC;
    assert_int_equal(sync_group_run(&bed.pass, bed.tasks, false), GROUP_FAILED);
    assert_true(bed_recorded(hook, "", "Error", "failed to remove hook finalizer: it stays"));
    close_bed(&bed);
}

static void hooks_go_by_their_policy(void **state)
{
    struct sync_task *hook;
    struct pass_bed bed;

    (void)state;
    open_bed(&bed);
    hook = bed_task(&bed, BED_HOOK("good", "HookSucceeded"), BED_HOOK("good", "HookSucceeded"),
                    "Succeeded");
    hook->hook = HOOK_PRE_SYNC;
    hook =
        bed_task(&bed, BED_HOOK("bad", "HookFailed"), BED_HOOK("bad", "HookFailed"), "Succeeded");
    hook->hook = HOOK_PRE_SYNC;
    hook = bed_task(&bed, BED_HOOK("busy", "HookSucceeded"), BED_HOOK("busy", "HookSucceeded"),
                    "Running");
    hook->hook = HOOK_PRE_SYNC;
    sync_delete_hooks(&bed.pass, &bed.tasks, HOOK_DELETE_SUCCEEDED);
    assert_string_equal(bed_log(&bed), "release good\ndelete good\n");
    close_bed(&bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prunes_come_before_creations),
        cmocka_unit_test(a_trial_changes_nothing_and_records_failures_alone),
        cmocka_unit_test(a_sync_that_is_a_trial_records_what_would_be),
        cmocka_unit_test(what_may_not_be_pruned_stays_and_says_why),
        cmocka_unit_test(a_failed_prune_keeps_the_rest_from_being_applied),
        cmocka_unit_test(a_prune_waits_for_its_confirmation),
        cmocka_unit_test(a_hook_of_an_earlier_sync_goes_before_it_is_made_anew),
        cmocka_unit_test(a_finalizer_that_stays_fails_the_group),
        cmocka_unit_test(hooks_go_by_their_policy),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
