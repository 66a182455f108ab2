#include "chart_cases.h"
#include "render/helm/chart.h"

static void the_path_of_an_inner_chart_names_those_around_it(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct chart *chart =
        chart_open(chart_of("charts: [{metadata: {name: sub, type: library}}]", arena), arena);

    (void)state;
    assert_string_equal(chart_path(chart, arena).ptr, "app");
    assert_string_equal(chart_path(chart->charts.items[0], arena).ptr, "app/charts/sub");
    assert_true(chart_is_library(chart->charts.items[0]));
    assert_false(chart_is_library(chart));
}

static void a_clone_has_a_name_of_its_own(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct chart *chart = chart_open(chart_of("values: {a: 1}", arena), arena);
    struct chart *clone = chart_clone(chart, STR("other"), arena);

    (void)state;
    assert_string_equal(clone->name.ptr, "other");
    assert_string_equal(chart->name.ptr, "app");
    assert_string_equal(chart_clone(chart, STR_EMPTY, arena)->name.ptr, "app");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_path_of_an_inner_chart_names_those_around_it),
        cmocka_unit_test(a_clone_has_a_name_of_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
