#include "application/log_line.h"
#include "base/arena.h"
#include "test.h"

static bool passes(const char *expression, bool matches_case, const char *content)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct log_filter filter = log_filter_of(str_of(expression), matches_case, arena);

    return log_filter_passes(&filter, str_of(content));
}

static void a_time_stands_before_the_text(void **state)
{
    struct log_line line = log_line_read(STR("2026-01-02T03:04:05.5Z hello world"));

    (void)state;
    assert_true(str_equals(line.content, "hello world"));
    assert_true(str_equals(line.time, "2026-01-02T03:04:05.5Z"));
    assert_int_equal(line.time_ns % 1000000000, 500000000);
}

static void text_without_a_time_stays_whole(void **state)
{
    struct log_line line = log_line_read(STR("container not found"));

    (void)state;
    assert_true(str_equals(line.content, "container not found"));
    assert_int_equal(line.time_ns, 0);
    assert_true(str_is_empty(log_line_read(STR_EMPTY).content));
    assert_true(str_is_empty(log_line_read(STR("2026-01-02T03:04:05Z ")).content));
}

static void a_filter_looks_for_a_text_in_any_case(void **state)
{
    (void)state;
    assert_true(passes("", false, "anything"));
    assert_true(passes("ERR", false, "an error"));
    assert_false(passes("warn", false, "an error"));
    assert_false(passes("an error and more", false, "an error"));
}

static void case_may_matter(void **state)
{
    (void)state;
    assert_false(passes("ERR", true, "an error"));
    assert_true(passes("ERR", true, "an ERROR"));
}

static void an_exclamation_mark_turns_it_around(void **state)
{
    (void)state;
    assert_false(passes("!err", false, "an ERROR"));
    assert_true(passes("!err", false, "all is well"));
    assert_true(passes("!", false, "anything"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_time_stands_before_the_text),
        cmocka_unit_test(text_without_a_time_stays_whole),
        cmocka_unit_test(a_filter_looks_for_a_text_in_any_case),
        cmocka_unit_test(case_may_matter),
        cmocka_unit_test(an_exclamation_mark_turns_it_around),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
