#include "base/arena.h"
#include "data/json.h"
#include "refresh.h"
#include "test.h"

#define NOW INT64_C(1750000000) /* 2025-06-15T15:06:40Z */
#define RECENT "\"reconciledAt\":\"2025-06-15T15:06:00Z\""

#define APP(annotations, ignored, status)                                                          \
    "{\"metadata\":{\"name\":\"a\",\"namespace\":\"argocd\",\"annotations\":{" annotations         \
    "}},\"spec\":{\"project\":\"default\",\"source\":{\"repoURL\":\"r\",\"path\":\"p\"},"          \
    "\"destination\":{\"server\":\"https://s/\",\"namespace\":\"n\"}" ignored                      \
    "},\"status\":{" status "\"sync\":{\"status\":\"Synced\",\"comparedTo\":{\"source\":{"         \
    "\"repoURL\":\"r\",\"path\":\"p\"},"                                                           \
    "\"destination\":{\"server\":\"https://s\",\"namespace\":\"n\"}}}}}"

static struct refresh_need decide(const char *text, int requested, int64_t soft_ms, int64_t hard_ms)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *document;
    struct application app;

    if (json_parse(str_of(text), NULL, arena, &document, &err) < 0 ||
        application_read(document, arena, &app, &err) < 0)
        fail_msg("%s", error_text(&err));
    return refresh_decide(&app, requested, NOW, soft_ms, hard_ms);
}

static void nothing_to_do_means_no_refresh(void **state)
{
    (void)state;
    assert_false(decide(APP("", "", RECENT ","), -1, 120000, 0).is_needed);
}

#define ENDED(more) "\"operationState\":{\"phase\":\"Succeeded\",\"operation\":{" more "},"

static void an_operation_that_ended_after_the_last_comparison_gets_one(void **state)
{
    static const char after[] =
        APP("", "", RECENT "," ENDED("\"sync\":{}") "\"finishedAt\":\"2025-06-15T15:06:01Z\"},");
    static const char before[] =
        APP("", "", RECENT "," ENDED("\"sync\":{}") "\"finishedAt\":\"2025-06-15T15:06:00Z\"},");
    static const char trial[] = APP(
        "", "",
        RECENT "," ENDED("\"sync\":{\"dryRun\":true}") "\"finishedAt\":\"2025-06-15T15:06:01Z\"},");

    (void)state;
    assert_int_equal(decide(after, REFRESH_CATCH_UP, 0, 0).level, REFRESH_LATEST_FORCED);
    assert_int_equal(decide(before, REFRESH_CATCH_UP, 0, 0).level, REFRESH_CATCH_UP);
    assert_int_equal(decide(trial, REFRESH_CATCH_UP, 0, 0).level, REFRESH_CATCH_UP);
    assert_int_equal(decide(after, REFRESH_RECENT, 0, 0).level, REFRESH_RECENT);
}

#define HYDRATED(path)                                                                             \
    "{\"metadata\":{\"name\":\"a\"},\"spec\":{\"sourceHydrator\":{\"drySource\":{"                 \
    "\"repoURL\":\"r\",\"path\":\"dry\"},\"syncSource\":{\"targetBranch\":\"env\",\"path\":"       \
    "\"" path "\"}}},\"status\":{" RECENT                                                          \
    ",\"sync\":{\"comparedTo\":{\"source\":{\"repoURL\":\"r\","                                    \
    "\"path\":\"wet\",\"targetRevision\":\"env\"}}}}}"

static void of_what_is_hydrated_the_place_it_is_put_to_counts(void **state)
{
    (void)state;
    assert_false(decide(HYDRATED("wet"), -1, 0, 0).is_needed);
    assert_string_equal(decide(HYDRATED("other"), -1, 0, 0).reason, "source changed");
}

static void an_annotation_asks_for_the_highest_level(void **state)
{
    struct refresh_need normal, hard;

    (void)state;
    normal = decide(APP("\"argocd.argoproj.io/refresh\":\"normal\"", "", RECENT ","), -1, 0, 0);
    hard = decide(APP("\"argocd.argoproj.io/refresh\":\"hard\"", "", RECENT ","), -1, 0, 0);
    assert_int_equal(normal.level, REFRESH_LATEST_FORCED);
    assert_false(normal.is_hard);
    assert_int_equal(hard.level, REFRESH_LATEST_FORCED);
    assert_true(hard.is_hard);
}

static void an_application_never_compared_is_refreshed(void **state)
{
    static const char app[] =
        "{\"metadata\":{\"name\":\"a\",\"namespace\":\"argocd\"},\"spec\":{\"source\":{\"repoURL\":"
        "\"r\"},\"destination\":{}}}";
    struct refresh_need need;

    (void)state;
    need = decide(app, -1, 120000, 0);
    assert_true(need.is_needed);
    assert_int_equal(need.level, REFRESH_LATEST_FORCED);
}

static void age_decides_between_soft_and_hard(void **state)
{
    struct refresh_need need;

    (void)state;
    need = decide(APP("", "", RECENT ","), -1, 30000, 0);
    assert_true(need.is_needed && !need.is_hard);
    assert_int_equal(need.level, REFRESH_LATEST);
    need = decide(APP("", "", RECENT ","), -1, 30000, 20000);
    assert_true(need.is_hard);
    assert_false(decide(APP("", "", RECENT ","), -1, 0, 0).is_needed);
}

static void another_reason_leaves_a_push_and_a_start_past_all_caches(void **state)
{
    (void)state;
    assert_int_equal(decide(APP("", "", RECENT ","), REFRESH_LATEST_FORCED, 30000, 0).level,
                     REFRESH_LATEST_FORCED);
    assert_int_equal(decide(APP("", "", RECENT ","), REFRESH_CATCH_UP, 30000, 0).level,
                     REFRESH_LATEST_FORCED);
    assert_int_equal(decide(APP("", "", RECENT ","), REFRESH_RECENT, 30000, 0).level,
                     REFRESH_LATEST);
}

static void what_was_compared_in_the_future_is_compared_again(void **state)
{
    (void)state;
    assert_true(
        decide(APP("", "", "\"reconciledAt\":\"2031-01-01T00:00:00Z\","), -1, 120000, 0).is_needed);
    assert_false(
        decide(APP("", "", "\"reconciledAt\":\"2025-06-15T15:07:00Z\","), -1, 120000, 0).is_needed);
}

static void other_ignored_differences_are_a_reason(void **state)
{
    struct refresh_need need;

    (void)state;
    need = decide(APP("", ",\"ignoreDifferences\":[{\"kind\":\"X\"}]", RECENT ","), -1, 0, 0);
    assert_true(need.is_needed);
    assert_int_equal(need.level, REFRESH_LATEST);
    assert_false(decide(APP("", ",\"ignoreDifferences\":[]", RECENT ","), -1, 0, 0).is_needed);
}

static void empty_members_of_a_rule_are_no_difference(void **state)
{
    static const char app[] =
        "{\"metadata\":{\"name\":\"a\",\"namespace\":\"argocd\"},\"spec\":{\"source\":{\"repoURL\":"
        "\"r\"},\"destination\":{},\"ignoreDifferences\":[{\"group\":\"\",\"kind\":\"X\"}]},"
        "\"status\":{\"sync\":{\"comparedTo\":{\"source\":{\"repoURL\":\"r\"},\"destination\":{},"
        "\"ignoreDifferences\":[{\"kind\":\"X\"}]}}," RECENT "}}";

    (void)state;
    assert_false(decide(app, -1, 0, 0).is_needed);
}

static void a_request_counts_when_nothing_else_does(void **state)
{
    struct refresh_need need;

    (void)state;
    need = decide(APP("", "", RECENT ","), REFRESH_TREE, 0, 0);
    assert_true(need.is_needed);
    assert_int_equal(need.level, REFRESH_TREE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_to_do_means_no_refresh),
        cmocka_unit_test(of_what_is_hydrated_the_place_it_is_put_to_counts),
        cmocka_unit_test(an_annotation_asks_for_the_highest_level),
        cmocka_unit_test(an_application_never_compared_is_refreshed),
        cmocka_unit_test(an_operation_that_ended_after_the_last_comparison_gets_one),
        cmocka_unit_test(age_decides_between_soft_and_hard),
        cmocka_unit_test(another_reason_leaves_a_push_and_a_start_past_all_caches),
        cmocka_unit_test(what_was_compared_in_the_future_is_compared_again),
        cmocka_unit_test(other_ignored_differences_are_a_reason),
        cmocka_unit_test(empty_members_of_a_rule_are_no_difference),
        cmocka_unit_test(a_request_counts_when_nothing_else_does),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
