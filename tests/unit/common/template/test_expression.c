#include "base/arena.h"
#include "data/json.h"
#include "data/yaml.h"
#include "template/expression.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

static const char document[] =
    "{app: {metadata: {name: web, labels: {team: blue}}, spec: {sources: [{path: a}, {path: b}]},\n"
    " status: {health: {status: Degraded}, operationState: null, weights: [3, 1, 2]}}, seven: "
    "7, f: 2.5}";

/* What it gives, as JSON; or why it gives nothing. */
static const char *result_of(struct arena *arena, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct expression *expression;
    const struct json *data, *json;
    struct value environment, value;

    assert_int_equal(yaml_parse(str_of(document), arena, &data, &err), 0);
    environment = value_of_json(data, VALUE_NUMBERS_KEEP, arena);
    if (expression_parse(str_of(text), arena, &expression, &err) < 0 ||
        expression_evaluate(expression, &environment, arena, &value, &err) < 0 ||
        value_to_json(&value, arena, &json, &err) < 0)
        return arena_printf(arena, "%s", error_text(&err));
    return json_print(json, JSON_SORTED, arena).ptr;
}

struct expected {
    const char *expression, *result;
};

static void check_all(const struct expected *rows, size_t count)
{
    int differences = 0;

    for (size_t i = 0; i < count; i++) {
        CLEANUP(arena_free) struct arena *arena = arena_new();
        const char *got = result_of(arena, rows[i].expression);

        if (strcmp(got, rows[i].result) == 0)
            continue;
        fprintf(stderr, "%s\n  gives %s\n  not   %s\n", rows[i].expression, got, rows[i].result);
        differences++;
    }
    assert_int_equal(differences, 0);
}

#define CHECK(rows) check_all(rows, sizeof(rows) / sizeof(*(rows)))

static void literals_are_values(void **state)
{
    static const struct expected rows[] = {
        { "true", "true" },
        { "nil", "null" },
        { "1_000", "1000" },
        { "0x1F", "31" },
        { "1.5e2", "150" },
        { "'a\\n\\x41\\u00e9\"'", "\"a\\nA\xc3\xa9\\\"\"" },
        { "`a\\n`", "\"a\\\\n\"" },
        { "[1, 'a', [true]]", "[1,\"a\",[true]]" },
        { "{a: 1, 'b': {(\"c\" + 'd'): 2}}", "{\"a\":1,\"b\":{\"cd\":2}}" },
        { "1..3", "[1,2,3]" },
        { "// a comment\n 1 /* and */ + 1", "2" },
    };

    (void)state;
    CHECK(rows);
}

static void names_and_members_are_looked_up(void **state)
{
    static const struct expected rows[] = {
        { "app.metadata.name", "\"web\"" },
        { "app['metadata'][\"name\"]", "\"web\"" },
        { "app.spec.sources[-1].path", "\"b\"" },
        { "absent", "null" },
        { "app.absent", "null" },
        { "app.absent.more", "cannot fetch more from <nil>" },
        { "app.absent?.more.and.more", "null" },
        { "app?.metadata.name", "\"web\"" },
        { "app.status.operationState.phase ?? 'none'", "cannot fetch phase from <nil>" },
        { "app.status.operationState?.phase ?? 'none'", "\"none\"" },
        { "app.spec.sources[7]", "index out of range: 7 (array length is 2)" },
        { "app.status.weights[1:]", "[1,2]" },
        { "app.status.weights[:-1]", "[3,1]" },
        { "'abcd'[1:3]", "\"bc\"" },
        { "seven.x", "cannot fetch x from int64" },
        { "seven()", "int64 is not callable" },
    };

    (void)state;
    CHECK(rows);
}

static void operators_bind_as_they_should(void **state)
{
    static const struct expected rows[] = {
        { "1 + 2 * 3 - 4", "3" },
        { "2 ** 3 ** 2", "512" },
        { "-2 ** 2", "-4" },
        { "7 / 2", "3.5" },
        { "7 % 4", "3" },
        { "seven == 7.0", "true" },
        { "f * 2 == 5", "true" },
        { "'7' == seven", "false" },
        { "'a' + 'b' < 'b'", "true" },
        { "not true or true", "true" },
        { "!(true or true)", "false" },
        { "true || absent.x", "true" },
        { "false && absent.x", "false" },
        { "true ? 1 : false ? 2 : 3", "1" },
        { "'web' in ['db', 'web']", "true" },
        { "'team' in app.metadata.labels", "true" },
        { "'x' not in app.metadata.labels and 1 in nil == false", "true" },
        { "'guestbook' contains 'est'", "true" },
        { "'guestbook' startsWith 'guest' && 'guestbook' endsWith 'k'", "true" },
        { "'v1.2' matches '^v\\\\d'", "true" },
        { "'v1.2' not matches '^x'", "true" },
        { "absent contains 'x'", "false" },
        { "let x = seven + 1; x * x", "64" },
        { "if seven > 5 { 'many' } else if seven > 1 { 'few' } else { 'one' }", "\"many\"" },
        { "1 < 'a'", "invalid operation: int < string" },
        { "1 and true", "interface conversion: interface {} is int, not bool" },
        { "1 % 0", "integer divide by zero" },
    };

    (void)state;
    CHECK(rows);
}

static void predicates_look_at_each_item(void **state)
{
    static const struct expected rows[] = {
        { "all(app.status.weights, # > 0)", "true" },
        { "any(app.status.weights, {# > 2})", "true" },
        { "none(app.status.weights, # > 2)", "false" },
        { "one(app.status.weights, # == 2)", "true" },
        { "count(app.spec.sources, .path == 'a')", "1" },
        { "filter(app.status.weights, # > 1)", "[3,2]" },
        { "map(app.spec.sources, {.path + string(#index)})", "[\"a0\",\"b1\"]" },
        { "find(app.spec.sources, .path != 'a').path", "\"b\"" },
        { "findIndex(app.status.weights, # == 9)", "null" },
        { "findLast([1, 2, 3], # < 3)", "2" },
        { "reduce(app.status.weights, #acc * 10 + #, 0)", "312" },
        { "groupBy(['a1', 'b1', 'a2'], #[:1])", "{\"a\":[\"a1\",\"a2\"],\"b\":[\"b1\"]}" },
        { "sortBy(app.status.weights, #)", "[1,2,3]" },
        { "sortBy(app.spec.sources, .path, 'desc')[0].path", "\"b\"" },
        { "sum(app.status.weights)", "6" },
        { "app.status.weights | filter(# > 1) | map(# * 2) | sum()", "10" },
        { "map([[1], [2, 3]], sum(#))", "[1,5]" },
        { "map([1, 2], map([10], # + #index))", "[[10],[10]]" },
    };

    (void)state;
    CHECK(rows);
}

static void functions_are_there(void **state)
{
    static const struct expected rows[] = {
        { "len('h\xc3\xa9') + len([1]) + len({a: 1})", "4" },
        { "type(nil) + type(1) + type(1.5) + type('') + type([]) + type({}) + type(true)",
          "\"nilintfloatstringarraymapbool\"" },
        { "upper('a') + lower('B') + trim(' c ') + trim('xdx', 'x')", "\"Abcd\"" },
        { "trimPrefix('v1', 'v') + trimSuffix('1.git', '.git')", "\"11\"" },
        { "split('a,b', ',') | join('-')", "\"a-b\"" },
        { "replace('aXbX', 'X', '-') + repeat('z', 3)", "\"a-b-zzz\"" },
        { "indexOf('abcb', 'b') * 10 + lastIndexOf('abcb', 'b')", "13" },
        { "hasPrefix('ab', 'a') and hasSuffix('ab', 'b')", "true" },
        { "int('7') + int(2.9)", "9" },
        { "float('0.5') + abs(-2)", "2.5" },
        { "[ceil(1.2), floor(1.8), round(1.5)]", "[2,1,2]" },
        { "max(1, [4, 2]) + min([3, 2], 5)", "6" },
        { "fromJSON('{\"a\": [1]}').a[0]", "1" },
        { "toJSON({a: 1})", "\"{\\n  \\\"a\\\": 1\\n}\"" },
        { "toBase64('hi') + fromBase64('aGk=')", "\"aGk=hi\"" },
        { "first([1, 2]) + last([1, 2]) + len(take([1, 2, 3], 2))", "5" },
        { "get({a: 1}, 'b')", "null" },
        { "get([1, 2], -1)", "2" },
        { "[keys({b: 1, a: 2}), values({b: 1, a: 2})]", "[[\"a\",\"b\"],[2,1]]" },
        { "uniq([1, 1.0, 'a', 'a']) | reverse()", "[\"a\",1]" },
        { "concat([1], [2], [3])", "[1,2,3]" },
        { "len(1)", "invalid argument for len (type int)" },
    };

    (void)state;
    CHECK(rows);
}

static void what_is_no_expression_is_told_where(void **state)
{
    static const struct expected rows[] = {
        { "", "unexpected token EOF (1:1)" },
        { "1 +", "unexpected token EOF (1:4)" },
        { "a b", "unexpected token b (1:3)" },
        { "(1", "unexpected token EOF (1:3)" },
        { "\n 'abc", "literal not terminated (2:2)" },
        { "'\\q'", "invalid char escape (1:4)" },
        { "1a", "bad number syntax: 1a (1:1)" },
        { "# > 1", "unexpected token # (1:1)" },
        { "explode(1)", "<nil> is not callable" },
        { "len(1, 2)", "invalid number of arguments of len (1:1)" },
        { "a | b", "unknown name b (1:5)" },
        { "a @ b", "unrecognized character: @ (1:3)" },
        { "a not b", "unexpected token b (1:7)" },
        { "/* x", "unclosed comment (1:1)" },
    };

    (void)state;
    CHECK(rows);
}

static const char *repeated(struct arena *arena, const char *part, int times, const char *end)
{
    const char *text = "";

    for (int i = 0; i < times; i++)
        text = arena_printf(arena, "%s%s", text, part);
    return arena_printf(arena, "%s%s", text, end);
}

static void what_would_take_too_much_ends(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(result_of(arena, repeated(arena, "(", 200, "")),
                        "the expression is nested too deeply");
    assert_string_equal(result_of(arena, repeated(arena, "!", 200, "true")),
                        "the expression is nested too deeply");
    assert_string_equal(result_of(arena, repeated(arena, "1+", 200, "1")),
                        "the expression is nested too deeply");
    assert_string_equal(result_of(arena, repeated(arena, "a.", 200, "a")),
                        "the expression is nested too deeply");
    assert_string_equal(result_of(arena, "len(1..999999999)"), "memory budget exceeded");
    assert_string_equal(result_of(arena, "map(1..2000, sum(1..2000))"), "memory budget exceeded");
    assert_string_equal(result_of(arena, "reduce(1..100, #acc + #acc, 'x')"),
                        "memory budget exceeded");
    assert_string_equal(result_of(arena, "repeat('x', 99999999)"), "invalid argument for repeat");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(literals_are_values),
        cmocka_unit_test(names_and_members_are_looked_up),
        cmocka_unit_test(operators_bind_as_they_should),
        cmocka_unit_test(predicates_look_at_each_item),
        cmocka_unit_test(functions_are_there),
        cmocka_unit_test(what_is_no_expression_is_told_where),
        cmocka_unit_test(what_would_take_too_much_ends),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
