#include "base/strbuf.h"
#include "common/data/fixture_lines.h"
#include "data/yaml.h"

static const struct json *parse(struct arena *arena, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value = NULL;

    if (yaml_parse(str_of(text), arena, &value, &err) < 0)
        fail_msg("%s: %s", text, error_text(&err));
    return value;
}

static void assert_rejected(struct str text, const struct yaml_options *options, int code,
                            const char *expected)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value;

    assert_int_equal(yaml_parse_with(text, options, arena, &value, &err), -1);
    assert_int_equal(err.code, code);
    assert_string_equal(error_text(&err), expected);
}

static struct str result_of(int status, const struct json *value, const struct error *err,
                            struct arena *arena)
{
    return status < 0 ? fixture_error(arena, error_text(err))
                      : json_print(value, JSON_SORTED, arena);
}

static void compare_parsing(const char *name, const struct yaml_options *options)
{
    CLEANUP(arena_free) struct arena *all = arena_new();
    struct fixture_lines lines = fixture_open(all, name);
    struct str input, expected;

    while (fixture_next(&lines, all, &input, &expected)) {
        CLEANUP(arena_free) struct arena *arena = arena_new();
        CLEANUP(error_release) struct error err = { 0 };
        const struct json *value = NULL;
        int status = yaml_parse_with(input, options, arena, &value, &err);
        struct str result = result_of(status, value, &err, arena);

        if (!str_equal(result, expected))
            fail_msg("%s.in:%zu: %s\n  not %s", name, lines.line, result.ptr, expected.ptr);
    }
    assert_true(lines.line > 5);
}

static void documents_read_as_in_go(void **state)
{
    (void)state;
    compare_parsing("yaml_parse", NULL);
}

static void strict_documents_read_as_in_go(void **state)
{
    const struct yaml_options strict = { .strict = true };

    (void)state;
    compare_parsing("yaml_strict", &strict);
}

static void values_are_written_as_in_go(void **state)
{
    CLEANUP(arena_free) struct arena *all = arena_new();
    struct fixture_lines lines = fixture_open(all, "yaml_write");
    struct str input, expected;

    (void)state;
    while (fixture_next(&lines, all, &input, &expected)) {
        CLEANUP(arena_free) struct arena *arena = arena_new();
        CLEANUP(error_release) struct error err = { 0 };
        const struct json *value = NULL;
        struct str text;

        assert_int_equal(json_parse(input, NULL, arena, &value, &err), 0);
        text = yaml_print(value, arena);
        if (!str_equal(text, fixture_unquote(arena, expected)))
            fail_msg("yaml_write.in:%zu: %s\n  not %s", lines.line, text.ptr, expected.ptr);
    }
    assert_true(lines.line > 500);
}

static struct str play_stream(struct str text, struct arena *arena)
{
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(1 << 20);
    CLEANUP(error_release) struct error err = { 0 };
    struct yaml_stream stream = yaml_stream_of(text, NULL);
    const struct json *value;
    int got;

    while ((got = yaml_next(&stream, arena, &value, &err)) > 0) {
        json_write(value, JSON_SORTED, &out);
        strbuf_puts(&out, " ");
    }
    strbuf_puts(&out, got < 0 ? fixture_error(arena, error_text(&err)).ptr : "end");
    return str_dup((struct str){ out.ptr, out.len }, arena);
}

static void streams_are_split_as_in_go(void **state)
{
    CLEANUP(arena_free) struct arena *all = arena_new();
    struct fixture_lines lines = fixture_open(all, "yaml_stream");
    struct str input, expected;

    (void)state;
    while (fixture_next(&lines, all, &input, &expected)) {
        CLEANUP(arena_free) struct arena *arena = arena_new();
        struct str result = play_stream(input, arena);

        if (!str_equal(result, expected))
            fail_msg("yaml_stream.in:%zu: %s\n  not %s", lines.line, result.ptr, expected.ptr);
    }
    assert_true(lines.line > 30);
}

static void members_keep_the_order_of_the_document(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *value = parse(arena, "z: 1\nb: &b {w: 2, v: 3}\na: *b\n");

    (void)state;
    assert_string_equal(json_print(value, JSON_COMPACT, arena).ptr,
                        "{\"z\":1,\"b\":{\"w\":2,\"v\":3},\"a\":{\"w\":2,\"v\":3}}");
}

static void numbers_without_a_fraction_are_whole(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *value = parse(arena, "[1.0, 1e3, 1.5, 9223372036854775808, -0.0]");

    (void)state;
    assert_int_equal(json_type(json_item(value, 0)), JSON_INT);
    assert_int_equal(json_type(json_item(value, 1)), JSON_INT);
    assert_int_equal(json_type(json_item(value, 2)), JSON_FLOAT);
    assert_int_equal(json_type(json_item(value, 3)), JSON_FLOAT);
    assert_int_equal(json_type(json_item(value, 4)), JSON_INT);
}

static void all_documents_make_a_list_without_nulls(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *all = NULL;

    (void)state;
    assert_int_equal(yaml_parse_all(STR("a: 1\n---\n# nothing\n---\nb\n"), NULL, arena, &all, &err),
                     0);
    assert_string_equal(json_print(all, 0, arena).ptr, "[{\"a\":1},\"b\"]");
    assert_int_equal(yaml_parse_all(STR("a: 1\n---\nb: ["), NULL, arena, &all, &err), -1);
}

static void an_alias_bomb_is_defused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(strbuf_release) struct strbuf bomb = STRBUF_INIT(1 << 20);

    (void)state;
    strbuf_puts(&bomb, "a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 12; i++)
        strbuf_printf(&bomb, "a%d: &a%d [*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d]\n", i, i,
                      i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
    assert_rejected((struct str){ bomb.ptr, bomb.len }, NULL, ERR_TOO_LARGE,
                    "error converting YAML to JSON: yaml: document contains excessive aliasing");
}

static void aliases_do_not_nest_for_ever(void **state)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(1 << 20);
    const struct yaml_options shallow = { .depth = 50 };

    (void)state;
    strbuf_puts(&text, "- &a0 [x]\n");
    for (int i = 1; i < 60; i++)
        strbuf_printf(&text, "- &a%d [*a%d]\n", i, i - 1);
    assert_rejected((struct str){ text.ptr, text.len }, &shallow, ERR_TOO_LARGE,
                    "error converting YAML to JSON: yaml: exceeded max depth of 50");
}

static void limits_hold(void **state)
{
    const struct yaml_options small = { .bytes = 3, .depth = 2 };

    (void)state;
    assert_rejected(STR("abcd"), &small, ERR_TOO_LARGE, "the YAML text is larger than 3 bytes");
    assert_rejected(STR("[[["), &small, ERR_TOO_LARGE,
                    "error converting YAML to JSON: yaml: exceeded max depth of 2");
}

/* libyaml would take both. */
static void what_go_yaml_rejects_is_rejected(void **state)
{
    (void)state;
    assert_rejected(STR("a: b\nc: \"\xc3\xa9 \\/\""), NULL, ERR_INVALID,
                    "error converting YAML to JSON: yaml: line 2: found unknown escape character");
    assert_rejected(STR("%YAML 1.2\n---\na: 1"), NULL, ERR_INVALID,
                    "error converting YAML to JSON: yaml: found incompatible YAML document");
}

static void bad_utf8_is_written_as_a_replacement(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(yaml_print(json_new_cstr(arena, "a\xff"), arena).ptr, "a\xef\xbf\xbd\n");
    assert_string_equal(json_cstr(parse(arena, "!!binary /w==")), "\xef\xbf\xbd");
}

static void what_is_cut_is_told_by_the_buffer(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(10);

    (void)state;
    yaml_write(parse(arena, "a: a text that is longer than ten bytes"), &out);
    assert_int_equal(strbuf_check(&out, "the text", &err), -1);
}

static void plain_is_what_is_written_without_quotes(void **state)
{
    static const char *const plain[] = { "web",       "reg.io:5000/app:v1",
                                         "two words", "a#b",
                                         "$(X)",      "\xc3\xa4" };
    static const char *const other[] = { "",     "7",    "true", "yes", "1:20", "~",
                                         "a: b", "a #b", "- a",  "*a",  " a",   "a ",
                                         "a\nb", "[x]",  "a\tb", "---", "@a" };

    (void)state;
    for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++)
        assert_true(yaml_writes_plain(str_of(plain[i])));
    for (size_t i = 0; i < sizeof(other) / sizeof(*other); i++)
        assert_false(yaml_writes_plain(str_of(other[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_read_as_in_go),
        cmocka_unit_test(strict_documents_read_as_in_go),
        cmocka_unit_test(values_are_written_as_in_go),
        cmocka_unit_test(streams_are_split_as_in_go),
        cmocka_unit_test(members_keep_the_order_of_the_document),
        cmocka_unit_test(numbers_without_a_fraction_are_whole),
        cmocka_unit_test(all_documents_make_a_list_without_nulls),
        cmocka_unit_test(an_alias_bomb_is_defused),
        cmocka_unit_test(aliases_do_not_nest_for_ever),
        cmocka_unit_test(limits_hold),
        cmocka_unit_test(what_go_yaml_rejects_is_rejected),
        cmocka_unit_test(bad_utf8_is_written_as_a_replacement),
        cmocka_unit_test(what_is_cut_is_told_by_the_buffer),
        cmocka_unit_test(plain_is_what_is_written_without_quotes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
