#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "data/json_schema.h"
#include "data/yaml.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

/** What is wrong, a line each; empty when nothing is. */
static const char *problems(const char *schema_text, const char *value_text, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(64 * 1024);
    struct json_schema *schema;
    const struct json *value;

    assert_int_equal(yaml_parse(str_of(value_text), arena, &value, &err), 0);
    if (json_schema_read(str_of(schema_text), "file:///values.schema.json", NULL, arena, &schema,
                         &err) < 0 ||
        json_schema_check(schema, value, arena, &out, &err) < 0)
        return arena_printf(arena, "! %s", error_text(&err));
    return arena_strndup(arena, out.ptr, out.len);
}

static void types_and_constants_are_checked(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(problems("{\"type\":[\"string\",\"integer\"]}", "1.5", arena),
                        "- at '': got number, want integer or string\n");
    assert_string_equal(problems("{\"type\":\"integer\"}", "2.0", arena), "");
    assert_string_equal(problems("{\"enum\":[\"x\",1,null]}", "2", arena),
                        "- at '': value must be one of 'x', 1, <nil>\n");
    assert_string_equal(problems("{\"const\":\"v\"}", "w", arena), "- at '': value must be 'v'\n");
}

static void numbers_and_texts_have_bounds(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        problems("{\"minimum\":5,\"exclusiveMaximum\":3}", "4", arena),
        "- at '': minimum: got 4, want 5\n- at '': exclusiveMaximum: got 4, want 3\n");
    assert_string_equal(problems("{\"multipleOf\":0.1}", "0.3", arena), "");
    assert_string_equal(problems("{\"multipleOf\":0.1}", "0.35", arena),
                        "- at '': multipleOf: got 0.35, want 0.1\n");
    assert_string_equal(
        problems("{\"pattern\":\"^a\",\"minLength\":3}", "bc", arena),
        "- at '': minLength: got 2, want 3\n- at '': 'bc' does not match pattern '^a'\n");
    assert_string_equal(problems("{\"maximum\":12345}", "1000000", arena),
                        "- at '': maximum: got 1×10⁰⁶, want 12,345\n");
}

static void objects_are_checked_by_member(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        problems(
            "{\"properties\":{\"a/"
            "b\":{\"type\":\"string\"}},\"required\":[\"q\",\"r\"],\"additionalProperties\":false}",
            "{a/b: 1, z: 2}", arena),
        "- at '': missing properties 'q', 'r'\n- at '/a~1b': got number, want string\n- at '': "
        "additional properties 'z' not allowed\n");
    assert_string_equal(
        problems("{\"propertyNames\":{\"maxLength\":1}}", "{ab: 1}", arena),
        "- at '': invalid propertyName 'ab'\n  - at '': maxLength: got 2, want 1\n");
}

static void arrays_are_checked_by_item(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        problems("{\"items\":{\"type\":\"string\"},\"uniqueItems\":true}", "[1, 1]", arena),
        "- at '': items at 0 and 1 are equal\n- at '/0': got number, want string\n- at '/1': got "
        "number, want string\n");
    assert_string_equal(
        problems("{\"contains\":{\"type\":\"string\"}}", "[1]", arena),
        "- at '': no items match contains schema\n  - at '/0': got number, want string\n");
    assert_string_equal(problems("{\"$schema\":\"http://json-schema.org/draft-07/"
                                 "schema#\",\"items\":[true],\"additionalItems\":false}",
                                 "[1, 2]", arena),
                        "- at '': last 1 additionalItem(s) not allowed\n");
}

static void schemas_combine(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(problems("{\"oneOf\":[{\"type\":\"number\"},{\"minimum\":1}]}", "5", arena),
                        "- at '': 'oneOf' failed, subschemas 0, 1 matched\n");
    assert_string_equal(
        problems("{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}", "5", arena),
        "- at '': 'anyOf' failed\n  - at '': got number, want string\n  - at '': got number, want "
        "null\n");
    assert_string_equal(problems("{\"not\":{}}", "5", arena), "- at '': 'not' failed\n");
    assert_string_equal(
        problems("{\"if\":{\"type\":\"number\"},\"then\":{\"minimum\":9}}", "5", arena),
        "- at '': minimum: got 5, want 9\n");
}

static void references_lead_to_definitions(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        problems("{\"$ref\":\"#/$defs/x\",\"$defs\":{\"x\":{\"type\":\"string\"}}}", "5", arena),
        "- at '': got number, want string\n");
    assert_string_equal(
        problems(
            "{\"$ref\":\"#here\",\"$defs\":{\"x\":{\"$anchor\":\"here\",\"type\":\"string\"}}}",
            "5", arena),
        "- at '': got number, want string\n");
    assert_string_equal(problems("{\"$ref\":\"http://x/y\"}", "5", arena),
                        "! the schema's reference 'http://x/y' is not built in");
}

static void what_no_keyword_looked_at_is_unevaluated(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        problems("{\"allOf\":[{\"properties\":{\"a\":true}}],\"unevaluatedProperties\":false}",
                 "{a: 1, b: 2}", arena),
        "- at '/b': false schema\n");
}

static void endless_schemas_end(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(problems("{\"$ref\":\"#\"}", "5", arena),
                        "! the schema refers to itself without end");
}

static void formats_count_up_to_draft_7(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        problems("{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"format\":\"date\"}",
                 "2024-02-30", arena),
        "- at '': '2024-02-30' is not valid date: parsing time \"2024-02-30\": day out of range\n");
    assert_string_equal(problems("{\"format\":\"date\"}", "2024-02-30", arena), "");
}

#define NOT_VALID(url)                                                                             \
    "! \"file:///values.schema.json#\" is not valid against metaschema: jsonschema validation "    \
    "failed with '" url "#'\n"

static void a_schema_is_what_its_draft_calls_one(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        problems("{\"required\":\"a\"}", "{}", arena),
        NOT_VALID(
            "https://json-schema.org/draft/2020-12/schema") "- at '': 'allOf' failed\n  - at "
                                                            "'/required': got string, want array");
    assert_string_equal(
        problems("{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"not\":5}", "{}",
                 arena),
        NOT_VALID("http://json-schema.org/draft-07/schema") "- at '/not': got number, want boolean "
                                                            "or object");
    assert_string_equal(problems("{\"properties\":{\"a\":{\"$ref\":\"#/no/where\"}}}", "{}", arena),
                        "! json-pointer in \"file:///values.schema.json#/no/where\" not found");
    assert_string_equal(problems("{\"default\":{\"$ref\":\"#/no/where\"}}", "{}", arena), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types_and_constants_are_checked),
        cmocka_unit_test(numbers_and_texts_have_bounds),
        cmocka_unit_test(objects_are_checked_by_member),
        cmocka_unit_test(arrays_are_checked_by_item),
        cmocka_unit_test(schemas_combine),
        cmocka_unit_test(references_lead_to_definitions),
        cmocka_unit_test(what_no_keyword_looked_at_is_unevaluated),
        cmocka_unit_test(endless_schemas_end),
        cmocka_unit_test(formats_count_up_to_draft_7),
        cmocka_unit_test(a_schema_is_what_its_draft_calls_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
