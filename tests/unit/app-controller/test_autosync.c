#include "autosync.h"
#include "base/arena.h"
#include "comparison.h"
#include "data/json.h"
#include "test.h"

#define NOW INT64_C(1750000000) /* 2025-06-15T15:06:40Z */

static const struct autosync_limits limits = { .backoff_s = 2, .factor = 3, .cap_s = 300 };

struct bed {
    struct arena *arena;
    struct application app;
    struct compared items[2];
    struct str revision;
    struct comparison comparison;
    struct conditions conditions;
};

#define APP(policy, state)                                                                         \
    "{\"metadata\":{\"name\":\"a\",\"namespace\":\"argocd\"},\"spec\":{\"source\":{\"repoURL\":"   \
    "\"r\"},\"destination\":{},\"syncPolicy\":{\"automated\":{" policy "}}},\"status\":{" state    \
    "}}"
#define ATTEMPTED(phase, heals)                                                                    \
    "\"operationState\":{\"phase\":\"" phase "\",\"message\":\"it broke\",\"startedAt\":"          \
    "\"2025-06-15T15:06:00Z\",\"finishedAt\":\"2025-06-15T15:06:39Z\",\"operation\":{\"sync\":{"   \
    "\"autoHealAttemptsCount\":" heals "}},\"syncResult\":{\"revision\":\"abc\",\"source\":{"      \
    "\"repoURL\":\"r\"}}}"

static struct compared item(const char *name, enum sync_status status, bool prunes)
{
    return (struct compared){ .status = { .gvk = { STR_EMPTY, STR("v1"), STR("ConfigMap") },
                                          .namespace = STR("n"),
                                          .name = str_of(name),
                                          .status = status,
                                          .requires_pruning = prunes } };
}

static void open_bed(struct bed *bed, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *document;

    *bed = (struct bed){ .arena = arena_new(), .revision = STR("abc") };
    if (json_parse(str_of(text), NULL, bed->arena, &document, &err) < 0 ||
        application_read(document, bed->arena, &bed->app, &err) < 0)
        fail_msg("%s", error_text(&err));
    bed->items[0] = item("one", SYNC_SYNCED, false);
    bed->items[1] = item("two", SYNC_OUT_OF_SYNC, false);
    bed->comparison = (struct comparison){ .items = bed->items,
                                           .count = 2,
                                           .status = SYNC_OUT_OF_SYNC,
                                           .revisions = { &bed->revision, 1 } };
}

static struct autosync_decision decide(struct bed *bed)
{
    return autosync_decide(&bed->app, &bed->comparison, &limits, NOW, &bed->conditions, bed->arena);
}

static void what_is_out_of_sync_is_synced(void **state)
{
    struct autosync_decision decision;
    struct bed bed;

    (void)state;
    open_bed(&bed, APP("\"prune\":true", ""));
    decision = decide(&bed);
    assert_non_null(decision.operation);
    assert_true(str_equals(json_text_at(decision.operation, "sync.revision"), "abc"));
    assert_true(json_bool(json_at(decision.operation, "sync.prune"), false));
    assert_true(json_bool(json_at(decision.operation, "initiatedBy.automated"), false));
    assert_int_equal(json_int(json_at(decision.operation, "retry.limit"), 0), 5);
    assert_string_equal(decision.message, "Initiated automated sync to 'abc'");
    arena_free(bed.arena);
}

static void switched_off_automation_does_nothing(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed, APP("\"enabled\":false", ""));
    assert_null(decide(&bed).operation);
    arena_free(bed.arena);
}

static void only_prunes_are_no_reason_without_prune(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed, APP("", ""));
    bed.items[1].status.requires_pruning = true;
    assert_null(decide(&bed).operation);
    arena_free(bed.arena);
}

static void a_failed_attempt_is_not_repeated_and_said(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed, APP("", ATTEMPTED("Failed", "0")));
    assert_null(decide(&bed).operation);
    assert_int_equal(bed.conditions.count, 1);
    assert_true(
        str_equals(bed.conditions.items[0].message, "Failed last sync attempt to [abc]: it broke"));
    arena_free(bed.arena);
}

static void a_new_revision_is_tried_in_any_case(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed, APP("", ATTEMPTED("Failed", "0")));
    bed.revision = STR("def");
    assert_non_null(decide(&bed).operation);
    arena_free(bed.arena);
}

static void healing_syncs_only_what_differs(void **state)
{
    struct autosync_decision decision;
    struct bed bed;

    (void)state;
    open_bed(&bed, APP("\"selfHeal\":true", ATTEMPTED("Succeeded", "0")));
    decision = decide(&bed);
    assert_int_equal(json_count(json_at(decision.operation, "sync.resources")), 1);
    assert_true(str_equals(json_text_at(decision.operation, "sync.resources.0.name"), "two"));
    assert_null(json_at(decision.operation, "sync.resources.0.namespace"));
    assert_int_equal(json_int(json_at(decision.operation, "sync.autoHealAttemptsCount"), 0), 1);
    arena_free(bed.arena);
}

static void without_self_heal_nothing_is_healed(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed, APP("", ATTEMPTED("Succeeded", "0")));
    assert_null(decide(&bed).operation);
    arena_free(bed.arena);
}

static void healing_again_waits_longer_each_time(void **state)
{
    struct autosync_decision decision;
    struct bed bed;

    (void)state;
    open_bed(&bed, APP("\"selfHeal\":true", ATTEMPTED("Succeeded", "2")));
    decision = decide(&bed);
    assert_null(decision.operation);
    assert_int_equal(decision.retry_after_ms, 5000); /* 6 s, one of which has passed */
    assert_int_equal(autosync_delay_s(&limits, 0), 0);
    assert_int_equal(autosync_delay_s(&limits, 1), 2);
    assert_int_equal(autosync_delay_s(&limits, 4), 54);
    assert_int_equal(autosync_delay_s(&limits, 9), 300);
    arena_free(bed.arena);
}

static void healing_does_not_wait_for_a_clock_that_was_set_back(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed, APP("\"selfHeal\":true", ATTEMPTED("Succeeded", "2")));
    bed.app.operation_state.finished_at = STR("2031-01-01T00:00:00Z");
    assert_non_null(decide(&bed).operation);
    arena_free(bed.arena);
}

static void what_would_delete_everything_is_refused(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed, APP("\"prune\":true", ""));
    bed.items[0] = item("one", SYNC_OUT_OF_SYNC, true);
    bed.items[1] = item("two", SYNC_OUT_OF_SYNC, true);
    assert_null(decide(&bed).operation);
    assert_true(
        str_equals(bed.conditions.items[0].message,
                   "Skipping sync attempt to [abc]: auto-sync will wipe out all resources"));
    arena_free(bed.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_out_of_sync_is_synced),
        cmocka_unit_test(switched_off_automation_does_nothing),
        cmocka_unit_test(only_prunes_are_no_reason_without_prune),
        cmocka_unit_test(a_failed_attempt_is_not_repeated_and_said),
        cmocka_unit_test(a_new_revision_is_tried_in_any_case),
        cmocka_unit_test(healing_syncs_only_what_differs),
        cmocka_unit_test(without_self_heal_nothing_is_healed),
        cmocka_unit_test(healing_again_waits_longer_each_time),
        cmocka_unit_test(healing_does_not_wait_for_a_clock_that_was_set_back),
        cmocka_unit_test(what_would_delete_everything_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
