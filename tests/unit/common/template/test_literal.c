#include "base/arena.h"
#include "template/literal.h"
#include "test.h"

static void integers_have_gos_prefixes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool ok;
        int64_t value;
    } cases[] = {
        { "0x1F", true, 31 },
        { "0b11", true, 3 },
        { "017", true, 15 },
        { "0o17", true, 15 },
        { "1_000", true, 1000 },
        { "1__0", false, 0 },
        { "_1", false, 0 },
        { "08", false, 0 },
        { "-9223372036854775808", true, INT64_MIN },
        { "9223372036854775808", false, 0 },
        { "", false, 0 },
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        int64_t value = 0;

        assert_int_equal(literal_parse_int(str_of(cases[i].text), 0, &value), cases[i].ok);
        if (cases[i].ok)
            assert_true(value == cases[i].value);
    }
}

static void escapes_are_gos(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str text;

    assert_true(literal_unquote(STR("\"a\\x41\\u00e9\\n\""), arena, &text));
    assert_string_equal(text.ptr, "aA\xc3\xa9\n");
    assert_false(literal_unquote(STR("\"\\q\""), arena, &text));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(integers_have_gos_prefixes),
        cmocka_unit_test(escapes_are_gos),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
