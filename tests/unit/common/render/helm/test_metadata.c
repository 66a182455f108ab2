#include "chart_cases.h"
#include "render/helm/metadata.h"

static const char *checked(const char *yaml, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct json *metadata = json_new_object(arena);
    const struct json *document;

    assert_int_equal(yaml_parse(str_of(yaml), arena, &document, &err), 0);
    if (metadata_read(document, metadata, arena, &err) < 0 ||
        metadata_check(metadata, arena, &err) < 0)
        return arena_printf(arena, "%s", error_text(&err));
    return json_print(metadata, JSON_SORTED, arena).ptr;
}

static void scalars_become_texts(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        checked("{Name: a, version: 1.0, appVersion: 1.10, keywords: [1, true], unknown: x}",
                arena),
        "{\"appVersion\":\"1.1\",\"keywords\":[\"1\",\"true\"],\"name\":\"a\",\"version\":\"1\"}");
}

static void a_chart_has_a_name_and_a_version(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(checked("{version: 1.0.0}", arena),
                        "validation: chart.metadata.name is required");
    assert_string_equal(checked("{name: a, version: latest}", arena),
                        "validation: chart.metadata.version \"latest\" is invalid");
    assert_string_equal(checked("{name: a/b, version: 1.0.0}", arena),
                        "validation: chart.metadata.name \"a/b\" is invalid");
}

static void what_cannot_be_printed_goes(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(checked("{name: a, version: 1.0.0, description: \"x\\ty\\u0001\"}", arena),
                        "{\"description\":\"x y\",\"name\":\"a\",\"version\":\"1.0.0\"}");
}

static void two_dependencies_of_one_name_are_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        checked("{name: a, version: 1.0.0, dependencies: [{name: x}, {name: y, alias: x}]}", arena),
        "validation: more than one dependency with name or alias \"x\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scalars_become_texts),
        cmocka_unit_test(a_chart_has_a_name_and_a_version),
        cmocka_unit_test(what_cannot_be_printed_goes),
        cmocka_unit_test(two_dependencies_of_one_name_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
