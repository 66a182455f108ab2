#include "base/arena.h"
#include "base/clock.h"
#include "test.h"

#define SECOND INT64_C(1000000000)

static int64_t parse_time(const char *text)
{
    int64_t nanoseconds = 0;

    if (!clock_parse_rfc3339(str_of(text), &nanoseconds))
        fail_msg("%s", text);
    return nanoseconds;
}

static int64_t parse_duration(const char *text)
{
    int64_t nanoseconds = 0;

    if (!clock_parse_duration(str_of(text), &nanoseconds))
        fail_msg("%s", text);
    return nanoseconds;
}

static void clocks_go_forward(void **state)
{
    int64_t before = clock_monotonic_ms();

    (void)state;
    assert_true(before > 0 && clock_monotonic_ms() >= before);
    assert_true(clock_now_ns() > 1700000000 * SECOND);
}

static void times_are_printed_as_in_go(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(clock_rfc3339(0, arena), "1970-01-01T00:00:00Z");
    assert_string_equal(clock_rfc3339(1767323045, arena), "2026-01-02T03:04:05Z");
    assert_string_equal(clock_rfc3339_nano(SECOND, arena), "1970-01-01T00:00:01Z");
    assert_string_equal(clock_rfc3339_nano(SECOND + 120000000, arena), "1970-01-01T00:00:01.12Z");
    assert_string_equal(clock_rfc3339_nano(7, arena), "1970-01-01T00:00:00.000000007Z");
    assert_string_equal(clock_rfc3339_nano(-1, arena), "1969-12-31T23:59:59.999999999Z");
}

static void times_are_parsed_as_in_go(void **state)
{
    (void)state;
    assert_int_equal(parse_time("1970-01-01T00:00:01Z"), SECOND);
    assert_int_equal(parse_time("2026-01-02T03:04:05Z"), 1767323045 * SECOND);
    assert_int_equal(parse_time("2026-01-02T05:04:05+02:00"), 1767323045 * SECOND);
    assert_int_equal(parse_time("1970-01-01T00:00:01.5Z"), SECOND + SECOND / 2);
    assert_int_equal(parse_time("1970-01-01T00:00:01.1234567899Z"), SECOND + 123456789);
    assert_int_equal(parse_time("1970-01-01T1:00:00Z"), 3600 * SECOND);
    assert_int_equal(parse_time("2024-02-29T00:00:00Z"), 1709164800 * SECOND);
    assert_true(parse_time("0001-01-01T00:00:00Z") == INT64_MIN);
    assert_true(parse_time("9999-12-31T23:59:59Z") == INT64_MAX);
}

static void what_is_no_time_is_told(void **state)
{
    static const char *const wrong[] = {
        "",
        "2026-01-02",
        "2026-01-02T03:04:05",
        "2026-13-02T03:04:05Z",
        "2026-02-29T03:04:05Z",
        "2026-01-02T24:04:05Z",
        "2026-01-02T03:60:05Z",
        "2026-01-02 03:04:05Z",
        "2026-01-02T03:04:05.Z",
        "2026-01-02T03:04:05+2:00",
        "2026-01-02T03:04:05Zx",
    };
    int64_t unused;

    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        if (clock_parse_rfc3339(str_of(wrong[i]), &unused))
            fail_msg("%s", wrong[i]);
    }
}

static void the_age_of_what_lies_ahead_is_not_known(void **state)
{
    int64_t age_s = -100;

    (void)state;
    assert_true(clock_parse_age(STR("1970-01-01T00:01:00Z"), 100, &age_s));
    assert_int_equal(age_s, 40);
    assert_true(clock_parse_age(STR("1970-01-01T00:02:40Z"), 100, &age_s));
    assert_int_equal(age_s, -60);
    assert_false(clock_parse_age(STR("1970-01-01T00:02:41Z"), 100, &age_s));
    assert_false(clock_parse_age(STR(""), 100, &age_s));
    assert_int_equal(age_s, -60);
}

static const char *refused_duration(const char *text, struct error *err)
{
    int64_t nanoseconds;

    error_release(err);
    assert_int_equal(clock_read_duration(str_of(text), &nanoseconds, err), -1);
    assert_int_equal(err->code, ERR_INVALID);
    return error_text(err);
}

static void what_is_no_duration_is_refused_in_the_words_of_go(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    assert_string_equal(refused_duration("1d", &err),
                        "time: unknown unit \"d\" in duration \"1d\"");
    assert_string_equal(refused_duration("1h2x", &err),
                        "time: unknown unit \"x\" in duration \"1h2x\"");
    assert_string_equal(refused_duration("1.5", &err), "time: missing unit in duration \"1.5\"");
    assert_string_equal(refused_duration("1h5", &err), "time: missing unit in duration \"1h5\"");
    assert_string_equal(refused_duration("", &err), "time: invalid duration \"\"");
    assert_string_equal(refused_duration("odd", &err), "time: invalid duration \"odd\"");
    assert_string_equal(refused_duration("\"\t", &err), "time: invalid duration \"\\\"\\x09\"");
    assert_string_equal(refused_duration("9999999999h", &err),
                        "time: invalid duration \"9999999999h\"");
}

static void durations_are_parsed_as_in_go(void **state)
{
    (void)state;
    assert_int_equal(parse_duration("0"), 0);
    assert_int_equal(parse_duration("1h30m"), 5400 * SECOND);
    assert_int_equal(parse_duration("250ms"), SECOND / 4);
    assert_int_equal(parse_duration("-1.5s"), -3 * SECOND / 2);
    assert_int_equal(parse_duration("+5s"), 5 * SECOND);
    assert_int_equal(parse_duration(".5m"), 30 * SECOND);
    assert_int_equal(parse_duration("1.s"), SECOND);
    assert_int_equal(parse_duration("1.9ns"), 1);
    assert_int_equal(parse_duration("0.29s"), 290000000);
    assert_int_equal(parse_duration("3us"), 3000);
    assert_int_equal(parse_duration("3\xc2\xb5s"), 3000);
    assert_int_equal(parse_duration("0.33333333333333333333h"), 1200 * SECOND);
    assert_true(parse_duration("-9223372036854775808ns") == INT64_MIN);
    assert_true(parse_duration("9223372036854775807ns") == INT64_MAX);
}

static void what_is_no_duration_is_told(void **state)
{
    static const char *const wrong[] = { "",
                                         "-",
                                         "3",
                                         ".s",
                                         "1x",
                                         "1h 2m",
                                         "s",
                                         "1.5",
                                         "--1s",
                                         "3h2",
                                         "9223372036854775808ns",
                                         "2562048h",
                                         "1e3s" };
    int64_t unused;

    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
        if (clock_parse_duration(str_of(wrong[i]), &unused))
            fail_msg("%s", wrong[i]);
    }
}

static void durations_are_printed_as_in_go(void **state)
{
    static const struct {
        int64_t nanoseconds;
        const char *text;
    } cases[] = {
        { 0, "0s" },
        { 1, "1ns" },
        { 1500, "1.5\xc2\xb5s" },
        { 250000000, "250ms" },
        { 1500000000, "1.5s" },
        { 60 * SECOND, "1m0s" },
        { 5400 * SECOND, "1h30m0s" },
        { 3600 * SECOND + 1, "1h0m0.000000001s" },
        { -2 * SECOND, "-2s" },
        { INT64_MIN, "-2562047h47m16.854775808s" },
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        assert_string_equal(clock_print_duration(cases[i].nanoseconds, arena), cases[i].text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clocks_go_forward),
        cmocka_unit_test(times_are_printed_as_in_go),
        cmocka_unit_test(times_are_parsed_as_in_go),
        cmocka_unit_test(what_is_no_time_is_told),
        cmocka_unit_test(the_age_of_what_lies_ahead_is_not_known),
        cmocka_unit_test(durations_are_parsed_as_in_go),
        cmocka_unit_test(what_is_no_duration_is_refused_in_the_words_of_go),
        cmocka_unit_test(what_is_no_duration_is_told),
        cmocka_unit_test(durations_are_printed_as_in_go),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
