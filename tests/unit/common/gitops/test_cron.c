#include "base/clock.h"
#include "common/argo/document.h"
#include "gitops/cron.h"

static const char *next(struct arena *arena, const char *schedule, const char *after)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct cron cron;
    int64_t ns, at;

    if (cron_parse(str_of(schedule), &cron, &err) < 0)
        return arena_printf(arena, "%s", error_text(&err));
    assert_true(clock_parse_rfc3339(str_of(after), &ns));
    at = cron_next(&cron, ns / 1000000000, 0);
    return at < 0 ? "never" : clock_rfc3339(at, arena);
}

static void the_next_firing_is_after_the_given_time(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(next(arena, "* * * * *", "2024-05-05T10:00:00Z"), "2024-05-05T10:01:00Z");
    assert_string_equal(next(arena, "0 0 * * *", "2024-12-31T23:59:59Z"), "2025-01-01T00:00:00Z");
    assert_string_equal(next(arena, "*/15 9-17 * * mon-FRI", "2024-05-04T10:00:00Z"),
                        "2024-05-06T09:00:00Z");
    assert_string_equal(next(arena, "0 0 29 2 *", "2023-01-01T00:00:00Z"), "2024-02-29T00:00:00Z");
    assert_string_equal(next(arena, "5/20 1 ? jan,mar *", "2024-01-31T01:45:00Z"),
                        "2024-03-01T01:05:00Z");
    assert_string_equal(next(arena, "0 0 31 2 *", "2024-01-01T00:00:00Z"), "never");
}

static void two_kinds_of_day_are_either_unless_one_is_a_star(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    /* The 13th, or any Monday. */
    assert_string_equal(next(arena, "0 0 13 * 1", "2024-05-07T00:00:00Z"), "2024-05-13T00:00:00Z");
    assert_string_equal(next(arena, "0 0 13 * 1", "2024-05-13T00:00:00Z"), "2024-05-20T00:00:00Z");
    assert_string_equal(next(arena, "0 0 13 * *", "2024-05-13T00:00:00Z"), "2024-06-13T00:00:00Z");
    assert_string_equal(next(arena, "0 0 */2 * 1", "2024-05-07T00:00:00Z"), "2024-05-09T00:00:00Z");
}

static void what_is_no_schedule_is_named(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *now = "2024-01-01T00:00:00Z";

    (void)state;
    assert_string_equal(next(arena, "", now), "empty spec string");
    assert_string_equal(next(arena, "* * *", now), "expected exactly 5 fields, found 3: [* * *]");
    assert_string_equal(next(arena, "@daily", now), "parser does not accept descriptors: @daily");
    assert_string_equal(next(arena, "60 * * * *", now), "end of range (60) above maximum (59): 60");
    assert_string_equal(next(arena, "* * 0 * *", now),
                        "beginning of range (0) below minimum (1): 0");
    assert_string_equal(next(arena, "5-1 * * * *", now),
                        "beginning of range (5) beyond end of range (1): 5-1");
    assert_string_equal(next(arena, "*/0 * * * *", now),
                        "step of range should be a positive number: */0");
    assert_string_equal(next(arena, "x * * * *", now),
                        "failed to parse int from x: strconv.Atoi: parsing \"x\": invalid syntax");
    assert_string_equal(next(arena, "1-2-3 * * * *", now), "too many hyphens: 1-2-3");
    assert_string_equal(next(arena, "1/2/3 * * * *", now), "too many slashes: 1/2/3");
    assert_string_equal(next(arena, "* * * * 7", now), "end of range (7) above maximum (6): 7");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_next_firing_is_after_the_given_time),
        cmocka_unit_test(two_kinds_of_day_are_either_unless_one_is_a_star),
        cmocka_unit_test(what_is_no_schedule_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
