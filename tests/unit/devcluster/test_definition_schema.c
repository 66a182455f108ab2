#include "base/arena.h"
#include "data/json.h"
#include "data/yaml.h"
#include "definition_schema.h"
#include "refuse.h"
#include "test.h"

/* The first fault of a definition whose one version has the schema; "" for none. */
static const char *fault_of(struct arena *arena, const char *schema)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct faults faults = { .arena = arena };
    const struct json *definition;

    assert_int_equal(yaml_parse(str_of(arena_printf(arena,
                                                    "spec: {versions: [{name: v1, schema: "
                                                    "{openAPIV3Schema: %s}}]}",
                                                    schema)),
                                arena, &definition, &err),
                     0);
    definition_schema_check(definition, &faults);
    return faults.first ? arena_printf(arena, "%s: %s", faults.first->field, faults.first->message)
                        : "";
}

static void every_field_has_a_type(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(fault_of(arena, "{type: object, properties: {a: {type: array, items: "
                                        "{x-kubernetes-int-or-string: true}}}}"),
                        "");
    assert_string_equal(fault_of(arena, "{type: object, properties: {a: {}}}"),
                        "spec.validation.openAPIV3Schema.properties[a].type: Required value: must "
                        "not be empty for specified object fields");
    assert_string_equal(fault_of(arena, "{type: object, properties: {a: {type: array, items: "
                                        "{}}}}"),
                        "spec.validation.openAPIV3Schema.properties[a].items.type: Required "
                        "value: must not be empty for specified array items");
    assert_string_equal(fault_of(arena, "{type: array}"),
                        "spec.validation.openAPIV3Schema.type: Invalid value: \"array\": must be "
                        "object at the root");
}

static void a_default_fits_its_schema(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(fault_of(arena, "{type: object, properties: {a: {type: string, default: "
                                        "x}}}"),
                        "");
    assert_string_equal(
        fault_of(arena, "{type: object, properties: {a: {type: string, default: true}}}"),
        "spec.validation.openAPIV3Schema.properties[a].default: Invalid value: \"boolean\":  in "
        "body must be of type string: \"boolean\"");
}

static void a_schema_that_could_go_round_is_forbidden(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(fault_of(arena, "{type: object, properties: {self: {$ref: '#'}}}"),
                        "spec.validation.openAPIV3Schema.properties[self].$ref: Forbidden: $ref "
                        "is not supported");
    assert_string_equal(fault_of(arena, "{type: object, definitions: {a: {type: object}}}"),
                        "spec.validation.openAPIV3Schema.definitions: Forbidden: definitions is "
                        "not supported");
    assert_string_equal(fault_of(arena, "{type: object, properties: {a: {type: nothing}}}"),
                        "spec.validation.openAPIV3Schema.properties[a].type: Unsupported value: "
                        "\"nothing\": supported values: \"array\", \"boolean\", \"integer\", "
                        "\"number\", \"object\", \"string\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_has_a_type),
        cmocka_unit_test(a_schema_that_could_go_round_is_forbidden),
        cmocka_unit_test(a_default_fits_its_schema),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
