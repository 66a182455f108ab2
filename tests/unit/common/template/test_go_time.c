#include "base/arena.h"
#include "base/strbuf.h"
#include "template/go_time.h"
#include "test.h"

static void dates_go_both_ways(void **state)
{
    (void)state;
    for (int64_t seconds = -100000000000; seconds < 200000000000; seconds += 86399 * 1001) {
        struct go_time time = { .seconds = seconds, .zone = "UTC", .is_utc = true };
        struct go_date date = go_time_date(&time);

        assert_int_equal(go_time_seconds(date.year, date.month, date.day,
                                         date.hour * 3600 + date.minute * 60 + date.second),
                         seconds);
    }
}

static void what_is_parsed_prints_the_same(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(100);
    struct go_time time;

    assert_int_equal(go_time_parse(STR("2006-01-02T15:04:05.000-07:00"),
                                   STR("2021-12-31T23:59:59.125+05:30"), arena, &time, &err),
                     0);
    assert_int_equal(time.seconds, 1640975399);
    go_time_format(&time, STR("Mon Jan _2 2006 03:04:05.999PM -0700"), &text);
    assert_string_equal(text.ptr, "Fri Dec 31 2021 11:59:59.125PM +0530");
}

static void a_day_that_does_not_exist_is_refused(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct go_time time;

    assert_int_equal(go_time_parse(STR("2006-01-02"), STR("2021-02-29"), arena, &time, &err), -1);
    assert_string_equal(error_text(&err), "parsing time \"2021-02-29\": day out of range");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_go_both_ways),
        cmocka_unit_test(what_is_parsed_prints_the_same),
        cmocka_unit_test(a_day_that_does_not_exist_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
