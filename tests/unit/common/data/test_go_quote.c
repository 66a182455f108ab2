#include "base/arena.h"
#include "data/go_printable.h"
#include "data/go_quote.h"
#include "test.h"

static void text_is_quoted_as_go_does(void **state)
{
    static const char *const cases[][2] = {
        { "", "\"\"" },
        { "a\"b\\c", "\"a\\\"b\\\\c\"" },
        { "\a\b\t\n\v\f\r", "\"\\a\\b\\t\\n\\v\\f\\r\"" },
        { "\x01\x7f", "\"\\x01\\x7f\"" },
        { "\xc3\xa9\xe2\x80\x8b", "\"\xc3\xa9\\u200b\"" },
        { "\xff\xc3", "\"\\xff\\xc3\"" },
        { "\xf3\xa0\x80\x81", "\"\\U000e0001\"" },
        { "\xc2\xa0", "\"\\u00a0\"" },
    };
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_string_equal(go_quoted(str_of(cases[i][0]), arena).ptr, cases[i][1]);
}

static void what_is_not_utf_8_is_one_byte_wide(void **state)
{
    size_t width;

    (void)state;
    assert_int_equal(go_decode_rune("\xe2\x82", 2, &width), 0xfffd);
    assert_int_equal(width, 1);
    assert_int_equal(go_decode_rune("\xc0\xaf", 2, &width), 0xfffd);
    assert_int_equal(width, 1);
    assert_int_equal(go_decode_rune("", 0, &width), 0xfffd);
    assert_int_equal(width, 0);
}

static void the_printable_ranges_are_in_order(void **state)
{
    (void)state;
    for (size_t i = 1; i < go_printable_range_count; i++)
        assert_true(go_printable_ranges[i - 1].last + 1 < go_printable_ranges[i].first);
    assert_true(go_is_printable(0x10348));
    assert_false(go_is_printable(0xd800));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_quoted_as_go_does),
        cmocka_unit_test(the_printable_ranges_are_in_order),
        cmocka_unit_test(what_is_not_utf_8_is_one_byte_wide),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
