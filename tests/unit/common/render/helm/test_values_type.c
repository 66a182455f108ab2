#include "chart_cases.h"
#include "render/helm/values_type.h"

static void values_have_methods(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(printed("{{ .Values.AsMap.a.b }} {{ (.Values.Table \"a\").b }} "
                                "{{ .Values.YAML | quote }}",
                                "a: {b: 1}", arena),
                        "1 1 \"a:\\n  b: 1\\n\"\n");
}

static void no_values_are_an_empty_map(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        printed("a: {{ printf \"%T %v\" .Values.AsMap .Values.AsMap }}", "{}", arena),
        "a: map[string]interface {} map[]\n");
}

static void each_release_has_its_name_for_them(void **state)
{
    (void)state;
    assert_string_equal(values_type(HELM_RULES_4)->name, "common.Values");
    assert_string_equal(values_type(HELM_RULES_3)->name, "chartutil.Values");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_have_methods),
        cmocka_unit_test(no_values_are_an_empty_map),
        cmocka_unit_test(each_release_has_its_name_for_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
