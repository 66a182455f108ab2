#include "chart_cases.h"
#include "render/helm/value_files.h"

static const char *read(const char *text, enum helm_rules rules, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *values;

    if (value_file_parse(str_of(text), rules, arena, &values, &err) < 0)
        return arena_printf(arena, "%s", error_text(&err));
    return json_print(values, JSON_SORTED, arena).ptr;
}

static void documents_merge(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(read("a: 1\nm: {x: 1}\n---\nm: {z: 2}\n", HELM_RULES_4, arena),
                        "{\"a\":1,\"m\":{\"x\":1,\"z\":2}}");
    assert_string_equal(read("a: 1\n---\nb: 2", HELM_RULES_3, arena), "{\"a\":1}");
    assert_string_equal(read("", HELM_RULES_4, arena), "{}");
    assert_string_equal(read("a: 1", HELM_RULES_4, arena), "{\"a\":1}");
    assert_string_equal(read("a: |\n  x\n", HELM_RULES_4, arena), "{\"a\":\"x\\n\"}");
}

static void only_maps_are_values(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        read("- a", HELM_RULES_4, arena),
        "cannot unmarshal yaml document: error unmarshaling JSON: while decoding JSON: json: "
        "cannot unmarshal array into Go value of type map[string]interface {}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_merge),
        cmocka_unit_test(only_maps_are_values),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
