#include "chart_cases.h"
#include "render/helm/functions_yaml_pretty.h"

static const char *pretty(const char *values, struct arena *arena)
{
    return printed("a: |\n  {{ toYamlPretty .Values.v | nindent 2 }}", values, arena);
}

static void lists_stand_under_their_keys(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(pretty("v: {a: 1, b: [1, {c: d, e: [x, [z], [], {}]}], l: []}", arena),
                        "a: |\n  \n  a: 1\n  b:\n    - 1\n    - c: d\n      e:\n        - x\n"
                        "        - - z\n        - []\n        - {}\n  l: []\n");
    assert_string_equal(pretty("v: [[[1]], {a: {b: 1}}]", arena),
                        "a: |\n  \n  - - - 1\n  - a:\n      b: 1\n");
}

static void texts_of_several_lines_are_blocks(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(pretty("v: {a: \"m\\nl\\n\", d: [\"m\\nl\"], \"k\\ny\": 1}", arena),
                        "a: |\n  \n  a: |\n    m\n    l\n  d:\n    - |-\n      m\n      l\n"
                        "  ? |-\n    k\n    y\n  : 1\n");
}

static void numbers_look_as_templates_print_them(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(pretty("v: {a: 1000000, b: 1.5, c: \"1\", d: ~, e: true}", arena),
                        "a: |\n  \n  a: 1e+06\n  b: 1.5\n  c: \"1\"\n  d: null\n  e: true\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_stand_under_their_keys),
        cmocka_unit_test(texts_of_several_lines_are_blocks),
        cmocka_unit_test(numbers_look_as_templates_print_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
