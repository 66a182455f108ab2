#include "base/arena.h"
#include "base/strbuf.h"
#include "render/helm/toml_read.h"
#include "test.h"

#include <string.h>

/** The table as JSON, or the error. */
static const char *read_as(const char *text, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(64 * 1024);
    struct value table;

    if (toml_read(str_of(text), arena, &table, &err) < 0)
        return arena_printf(arena, "%s", error_text(&err));
    if (value_write_json(&table, 0, &out, &err) < 0)
        return arena_printf(arena, "%s", error_text(&err));
    return arena_strndup(arena, out.ptr, out.len);
}

struct pair {
    const char *text, *read;
};

static void assert_pairs(const struct pair *pairs, size_t count)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    for (size_t i = 0; i < count; i++)
        assert_string_equal(read_as(pairs[i].text, arena), pairs[i].read);
}

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static void scalars_have_their_types(void **state)
{
    static const struct pair pairs[] = {
        { "a = 1_000\nb = 0x1F\nc = 0o17\nd = 0b11\ne = -5\n",
          "{\"a\":1000,\"b\":31,\"c\":15,\"d\":3,\"e\":-5}" },
        { "a = 1.5\nb = -1.5E-2\nc = 1e3", "{\"a\":1.5,\"b\":-0.015,\"c\":1000}" },
        { "a = true # c\r\nb = false", "{\"a\":true,\"b\":false}" },
        { "a = 1979-05-27T07:32:00Z\nb = 1979-05-27 07:32:00.5-07:00\nc = 1979-05-27\nd = 07:32:00",
          "{\"a\":\"1979-05-27T07:32:00Z\",\"b\":\"1979-05-27T07:32:00.5-07:00\","
          "\"c\":\"1979-05-27T00:00:00Z\",\"d\":\"0000-01-01T07:32:00Z\"}" },
        { "", "{}" },
    };

    (void)state;
    assert_pairs(pairs, COUNT(pairs));
}

static void texts_have_four_kinds_of_quotes(void **state)
{
    static const struct pair pairs[] = {
        { "a = \"x\\t\\u00e9\"\nb = 'c:\\d'", "{\"a\":\"x\\t\xc3\xa9\",\"b\":\"c:\\\\d\"}" },
        { "a = \"\"\"\nx \\\n   y\"\"\"\nb = '''\nx\ny'''", "{\"a\":\"x y\",\"b\":\"x\\ny\"}" },
        { "a = \"\"\"x\"\"y\"\"\"\"\"", "{\"a\":\"x\\\"\\\"y\\\"\\\"\"}" },
    };

    (void)state;
    assert_pairs(pairs, COUNT(pairs));
}

static void tables_nest_and_repeat(void **state)
{
    static const struct pair pairs[] = {
        { "a.b.c = 1\na.d = 2", "{\"a\":{\"b\":{\"c\":1},\"d\":2}}" },
        { "[a]\nb = 1\n[a.c]\nd = 2\n[[l]]\nx = 1\n[[l]]\ny = 2\n[l.z]\nq = 1",
          "{\"a\":{\"b\":1,\"c\":{\"d\":2}},\"l\":[{\"x\":1},{\"y\":2,\"z\":{\"q\":1}}]}" },
        { "a = [\n 1, # c\n {b = 2, c.d = 3}, []\n]", "{\"a\":[1,{\"b\":2,\"c\":{\"d\":3}},[]]}" },
        { "\"q k\" = 1\n'l.k' = 2\n[ a . b ]", "{\"a\":{\"b\":{}},\"l.k\":2,\"q k\":1}" },
        { "[a.b]\nc=1\n[a]\nd=2", "{\"a\":{\"b\":{\"c\":1},\"d\":2}}" },
    };

    (void)state;
    assert_pairs(pairs, COUNT(pairs));
}

static void mistakes_are_told_with_line_and_key(void **state)
{
    static const struct pair pairs[] = {
        { "a =", "toml: line 1 (last key \"a\"): unexpected EOF; expected value" },
        { "\na = 1\na = 2", "toml: line 3 (last key \"a\"): Key 'a' has already been defined." },
        { "[a]\n[a]", "toml: line 2: Key 'a' has already been defined." },
        { "[x.y]\n[x.y]", "toml: line 2 (last key \"x\"): Key 'x.y' has already been defined." },
        { "[a]\n[[a]]",
          "toml: line 2: Key 'a' was already created and cannot be used as an array." },
        { "a = 1 b = 2",
          "toml: line 1: expected a top-level item to end with a newline, comment, or "
          "EOF, but got 'b' instead" },
        { "a = \"x", "toml: line 1 (last key \"a\"): unexpected EOF; expected '\"'" },
        { "a = \"\\q\"", "toml: line 1 (last key \"a\"): invalid escape in string '\\q'" },
        { "a = [1,,2]", "toml: line 1 (last key \"a\"): unexpected comma" },
        { "a = 08",
          "toml: line 1 (last key \"a\"): Invalid integer \"08\": cannot have leading zeroes" },
        { "]", "toml: line 1: expected '.' or '=', but got ']' instead" },
        { "a", "toml: line 1: unexpected EOF; expected key separator '='" },
    };

    (void)state;
    assert_pairs(pairs, COUNT(pairs));
}

static void nesting_has_a_limit(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(1024);

    (void)state;
    strbuf_puts(&text, "a = ");
    for (size_t i = 0; i < 101; i++)
        strbuf_puts(&text, "[");
    assert_string_equal(read_as(text.ptr, arena), "toml: values are nested too deeply");
}

static void what_ends_a_word_or_the_text_is_told(void **state)
{
    static const struct pair pairs[] = {
        { "a = 1\n# \x01", "toml: line 2: TOML files cannot contain control characters: '0x01'" },
        { "a = 1\nb = \x01",
          "toml: line 2 (last key \"b\"): TOML files cannot contain control characters: '0x01'" },
        { "a = 'x\x01'",
          "toml: line 1 (last key \"a\"): TOML files cannot contain control characters: '0x01'" },
        { "[a]\r",
          "toml: line 1 (last key \"a\"): TOML files cannot contain control characters: '0x0d'" },
        { "a = 0x_1", "toml: line 1 (last key \"a\"): not a hexadecimal number: '0x_'" },
        { "a = 0o8", "toml: line 1 (last key \"a\"): not an octal number: '0o8'" },
        { "a = +-1", "toml: line 1 (last key \"a\"): expected a digit but got '-'" },
        { "a = 1x", "toml: line 1: expected a top-level item to end with a newline, comment, or "
                    "EOF, but got 'x' instead" },
        { "a = 5-", "toml: line 1 (last key \"a\"): invalid datetime: \"5-\"" },
        { "a = \"\\x41\\e\"", "{\"a\":\"A\\u001b\"}" },
        { "a = {b = 1}\na.c = 2", "{\"a\":{\"b\":1,\"c\":2}}" },
    };

    (void)state;
    assert_pairs(pairs, COUNT(pairs));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scalars_have_their_types),
        cmocka_unit_test(texts_have_four_kinds_of_quotes),
        cmocka_unit_test(tables_nest_and_repeat),
        cmocka_unit_test(mistakes_are_told_with_line_and_key),
        cmocka_unit_test(nesting_has_a_limit),
        cmocka_unit_test(what_ends_a_word_or_the_text_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
