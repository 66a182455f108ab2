#include "base/arena.h"
#include "common/data/fixture_lines.h"
#include "data/json.h"
#include "data/json_text.h"
#include "test.h"

#include <math.h>

static void plain_text_ends_at_what_needs_care(void **state)
{
    static const char *const stops[] = { "\"", "\\", "\n", "\x1f", "\xff", "\xc3", "\xed\xa0\x80" };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *plain = "\x7f\xc3\xa9\xe2\x80\xa8\xf0\x9f\x98\x80";

    (void)state;
    for (size_t i = 0; i < sizeof(stops) / sizeof(*stops); i++) {
        for (int front = 0; front < 40; front++) {
            char *text = arena_printf(arena, "%.*s%sx", front,
                                      "0123456789abcdef0123456789abcdef0123456789", stops[i]);

            assert_int_equal(json_plain_end(text, text + strlen(text)) - text, front);
        }
    }
    assert_ptr_equal(json_plain_end(plain, plain + strlen(plain)), plain + strlen(plain));
}

static void utf8_goes_both_ways(void **state)
{
    static const uint32_t runes[] = { 1,      0x7f,   0x80,   0x7ff,   0x800,
                                      0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff };
    char bytes[8];
    size_t len;

    (void)state;
    for (size_t i = 0; i < sizeof(runes) / sizeof(*runes); i++) {
        size_t written = json_utf8_encode(runes[i], bytes);

        assert_int_equal(json_utf8_decode(bytes, bytes + written, &len), runes[i]);
        assert_int_equal(len, written);
    }
    memcpy(bytes, "\xf4\x90\x80\x80", 5);
    assert_int_equal(json_utf8_length(bytes, bytes + 4), 0);
    memcpy(bytes, "\xc0\x80", 3);
    assert_int_equal(json_utf8_decode(bytes, bytes + 2, &len), 0xfffd);
    assert_int_equal(len, 1);
}

static void whole_numbers_have_to_fit(void **state)
{
    int64_t number = 0;

    (void)state;
    assert_true(json_read_int(STR("-9223372036854775808"), &number));
    assert_true(number == INT64_MIN);
    assert_true(json_read_int(STR("9223372036854775807"), &number));
    assert_false(json_read_int(STR("9223372036854775808"), &number));
    assert_false(json_read_int(STR("-9223372036854775809"), &number));
    assert_false(json_read_int(STR("-"), &number));
    assert_false(json_read_int(STR(""), &number));
    assert_false(json_read_int(STR("1.0"), &number));
    assert_true(isinf(json_read_float(STR("1e999"))));
}

static void shortest_digits_read_back(void **state)
{
    char digits[20];
    int exponent;

    (void)state;
    assert_int_equal(json_shortest_digits(0x1p-44, 64, digits, &exponent), 16);
    assert_memory_equal(digits, "5684341886080802", 16);
    assert_int_equal(exponent, -14);
    assert_int_equal(json_shortest_digits(5e-324, 64, digits, &exponent), 1);
    assert_int_equal(json_shortest_digits((double)0.1f, 32, digits, &exponent), 1);
    assert_int_equal(json_shortest_digits(9.5, 64, digits, &exponent), 2);
}

/* Values and errors, among them the floats of many powers of two and random bits. */
static void texts_read_and_print_as_in_go(void **state)
{
    CLEANUP(arena_free) struct arena *all = arena_new();
    struct fixture_lines lines = fixture_open(all, "json");
    struct str input, expected;

    (void)state;
    while (fixture_next(&lines, all, &input, &expected)) {
        CLEANUP(arena_free) struct arena *arena = arena_new();
        CLEANUP(error_release) struct error err = { 0 };
        const struct json *value = NULL;
        struct str result;

        if (json_parse(input, NULL, arena, &value, &err) == 0) {
            result = json_print(value, JSON_SORTED, arena);
        } else {
            /* Ours names line and column behind what Go says. */
            struct str message = str_of(error_text(&err));
            ptrdiff_t place = str_find(message, STR(" (line "));

            result = fixture_error(arena, str_dup(str_slice(message, 0, (size_t)place), arena).ptr);
        }
        if (!str_equal(result, expected))
            fail_msg("json.in:%zu: %s\n  not %s", lines.line, result.ptr, expected.ptr);
    }
    assert_true(lines.line > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_ends_at_what_needs_care),
        cmocka_unit_test(utf8_goes_both_ways),
        cmocka_unit_test(whole_numbers_have_to_fit),
        cmocka_unit_test(shortest_digits_read_back),
        cmocka_unit_test(texts_read_and_print_as_in_go),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
