#include "chart_cases.h"
#include "render/helm/dependencies.h"

static void an_alias_renames_a_chart(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct helm_options options = { 0 };

    (void)state;
    assert_string_equal(
        rendered(
            chart_of("metadata: {dependencies: [{name: sub, version: 1.x, condition: sub.on, "
                     "alias: other}]}\ncharts: [{metadata: {name: sub, version: 1.2.3}, templates: "
                     "{templates/a.yaml: 'kind: {{ .Chart.Name }}'}}]\ntemplates: {}",
                     arena),
            &options, arena),
        "---\n# Source: app/charts/other/templates/a.yaml\nkind: other\n");
}

static void a_condition_turns_a_chart_off(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct helm_set set = { HELM_SET, STR("sub.on=false") };
    struct helm_options options = { .sets = &set, .set_count = 1 };

    (void)state;
    assert_string_equal(
        rendered(
            chart_of("metadata: {dependencies: [{name: sub, version: 1.x, condition: sub.on, "
                     "alias: \"\"}]}\ncharts: [{metadata: {name: sub, version: 1.2.3}, templates: "
                     "{templates/a.yaml: 'kind: {{ .Chart.Name }}'}}]\ntemplates: {}",
                     arena),
            &options, arena),
        "\n");
}

static void what_is_listed_must_be_there(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct chart *chart =
        chart_open(chart_of("metadata: {dependencies: [{name: gone}]}", arena), arena);

    (void)state;
    assert_int_equal(dependencies_check(chart, HELM_RULES_4, &err), -1);
    assert_string_equal(error_text(&err),
                        "an error occurred while checking for chart dependencies. You may need to "
                        "run 'helm dependency build' to fetch missing dependencies: found in "
                        "Chart.yaml, but missing in charts/ directory: gone");
}

static void imported_values_are_listed_as_what_they_stand_for(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct helm_options options = { 0 };

    (void)state;
    assert_string_equal(
        rendered(chart_of("metadata: {dependencies: [{name: sub, version: 1.x, import-values: "
                          "[data, {child: a, parent: b.c}, 5]}]}\n"
                          "charts: [{metadata: {name: sub, version: 1.2.3}}]\n"
                          "templates: {templates/a.yaml: 'kind: {{ (first "
                          ".Chart.Dependencies).ImportValues | toJson | quote }}'}",
                          arena),
                 &options, arena),
        "---\n# Source: app/templates/a.yaml\nkind: "
        "\"[{\\\"child\\\":\\\"exports.data\\\",\\\"parent\\\":\\\".\\\"},"
        "{\\\"child\\\":\\\"a\\\",\\\"parent\\\":\\\"b.c\\\"}]\"\n");
}

static void of_two_charts_of_one_name_the_listed_one_gives_the_templates(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct helm_options options = { 0 };

    (void)state;
    assert_string_equal(
        rendered(chart_of("metadata: {dependencies: [{name: zed, version: 1.x, alias: sub}]}\n"
                          "charts: [{metadata: {name: zed, version: 1.2.3}, templates: "
                          "{templates/a.yaml: 'kind: zed'}}, {metadata: {name: sub, version: "
                          "1.0.0}, templates: {templates/a.yaml: 'kind: sub', templates/b.yaml: "
                          "'kind: b'}}]\ntemplates: {}",
                          arena),
                 &options, arena),
        "---\n# Source: app/charts/sub/templates/b.yaml\nkind: b\n"
        "---\n# Source: app/charts/sub/templates/a.yaml\nkind: zed\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_alias_renames_a_chart),
        cmocka_unit_test(a_condition_turns_a_chart_off),
        cmocka_unit_test(what_is_listed_must_be_there),
        cmocka_unit_test(imported_values_are_listed_as_what_they_stand_for),
        cmocka_unit_test(of_two_charts_of_one_name_the_listed_one_gives_the_templates),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
