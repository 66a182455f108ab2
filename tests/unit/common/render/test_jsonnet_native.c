#include "base/arena.h"
#include "render/jsonnet_native.h"
#include "test.h"

#include <libjsonnet.h>
#include <stdio.h>
#include <string.h>

/** What a program with our functions in it comes to; a failure's first line. */
static const char *evaluate(struct arena *arena, const char *program)
{
    struct JsonnetVm *vm = jsonnet_make();
    struct jsonnet_native native = { vm, arena };
    int failed = 0;
    char *text;
    const char *result;

    jsonnet_native_add(&native);
    text = jsonnet_evaluate_snippet(vm, "a", program, &failed);
    result = arena_strndup(arena, text, strcspn(text, "\n"));
    jsonnet_realloc(vm, text, 0);
    jsonnet_destroy(vm);
    return result;
}

static void assert_value(const char *program, const char *wanted)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    assert_string_equal(
        evaluate(arena, arena_printf(arena, "std.toString(std.toString(%s))", program)), wanted);
}

static void yaml_is_one_value_or_with_a_separator_a_list(void **state)
{
    (void)state;
    assert_value("std.native('argosyParseYaml')('a: [1, yes, null, x, 1.5]')",
                 "\"{\\\"a\\\": [1, true, null, \\\"x\\\", 1.5]}\"");
    assert_value("std.native('argosyParseYaml')('a: 1\\n---\\nb: 2\\n')",
                 "\"[{\\\"a\\\": 1}, {\\\"b\\\": 2}]\"");
    assert_value("std.native('argosyParseYaml')('---\\na: 1\\n')", "\"[{\\\"a\\\": 1}]\"");
    assert_value("std.native('argosyParseYaml')('a: 1\\n---')", "\"[{\\\"a\\\": 1}]\"");
    assert_value("std.native('argosyParseYaml')('')", "\"null\"");
}

static void json_is_read_as_it_stands(void **state)
{
    (void)state;
    assert_value("std.native('argosyParseJson')('{\"a\": [1, {\"b\": null}], \"c\": false}')",
                 "\"{\\\"a\\\": [1, {\\\"b\\\": null}], \\\"c\\\": false}\"");
}

static void what_cannot_be_read_says_why(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(evaluate(arena, "std.native('argosyParseJson')('{')"),
                        "RUNTIME ERROR: failed to parse JSON: unexpected end of JSON input");
    assert_string_equal(evaluate(arena, "std.native('argosyParseJson')('')"),
                        "RUNTIME ERROR: failed to parse JSON: unexpected end of JSON input");
    assert_string_equal(evaluate(arena, "std.native('argosyParseJson')('[1}')"),
                        "RUNTIME ERROR: failed to parse JSON: invalid character '}' after array "
                        "element");
    assert_string_equal(evaluate(arena, "std.native('argosyParseYaml')('a: b: c')"),
                        "RUNTIME ERROR: failed to parse YAML: error converting YAML to JSON: yaml: "
                        "mapping values are not allowed in this context");
    assert_string_equal(evaluate(arena, "std.native('argosyParseYaml')(1)"),
                        "RUNTIME ERROR: the argument is no string");
}

static void nothing_is_nested_without_end(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    char open[601] = { 0 }, close[601] = { 0 };

    (void)state;
    memset(open, '[', 600);
    memset(close, ']', 600);
    assert_string_equal(
        evaluate(arena, arena_printf(arena, "std.native('argosyParseJson')('%s%s')", open, close)),
        "RUNTIME ERROR: failed to parse JSON: invalid character '[' exceeded max "
        "depth (line 1, column 501)");
    assert_string_equal(
        evaluate(arena, arena_printf(arena, "std.native('argosyParseYaml')('%s%s')", open, close)),
        "RUNTIME ERROR: failed to parse YAML: error converting YAML to JSON: yaml: "
        "exceeded max depth of 500");
}

static void a_text_has_its_digest(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(evaluate(arena, "std.native('hash')('sha1', 'a')"),
                        "\"86f7e437faa5a7fce15d1ddcb9eaeaea377667b8\"");
    assert_string_equal(evaluate(arena, "std.native('hash')('sha1', 1)"),
                        "RUNTIME ERROR: the argument is no string");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(yaml_is_one_value_or_with_a_separator_a_list),
        cmocka_unit_test(json_is_read_as_it_stands),
        cmocka_unit_test(what_cannot_be_read_says_why),
        cmocka_unit_test(nothing_is_nested_without_end),
        cmocka_unit_test(a_text_has_its_digest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
