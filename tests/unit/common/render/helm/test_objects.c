#include "chart_cases.h"
#include "render/helm/objects.h"

static void templates_see_the_release_and_themselves(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(printed("{{ .Release.Name }} {{ .Release.Revision }} {{ .Template.Name }} "
                                "{{ .Chart.Name }} {{ printf \"%T\" .Values }}: 1",
                                "{}", arena),
                        "rel 1 app/templates/t.yaml app common.Values: 1\n");
}

static void a_library_gives_its_partials_only(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct chart *chart = chart_open(
        chart_of("metadata: {type: library}\ntemplates: {templates/_a: x, templates/b: y}", arena),
        arena);
    struct helm_options options = { 0 };
    struct objects_input input = { chart, &chart->values, "r", &options };
    struct helm_templates templates;

    (void)state;
    assert_int_equal(objects_build(&input, arena, &templates, &err), 0);
    assert_int_equal(templates.count, 1);
    assert_string_equal(templates.items[0].name.ptr, "app/templates/_a");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(templates_see_the_release_and_themselves),
        cmocka_unit_test(a_library_gives_its_partials_only),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
