#include "chart_cases.h"
#include "render/helm/manifests.h"

static void documents_stand_in_the_order_of_installation(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct helm_options options = { 0 };

    (void)state;
    assert_string_equal(
        rendered(
            chart_of(
                "templates: {a.yaml: \"kind: Zed\\n---\\nkind: Deployment\\n---\\nkind: Service\"}",
                arena),
            &options, arena),
        "---\n# Source: app/a.yaml\nkind: Service\n---\n# Source: app/a.yaml\nkind: "
        "Deployment\n\n---\n# Source: app/a.yaml\nkind: Zed\n");
}

static void kept_line_ends_are_those_of_the_print(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct helm_options options = { 0 };
    struct helm_output output;
    const struct json *objects;

    (void)state;
    assert_int_equal(helm_template(chart_of("templates: {a.yaml: \"kind: A\\nx: |+\\n  "
                                            "a\\n\\n---\\nkind: B\\nx: |+\\n  b\\n\\n\"}",
                                            arena),
                                   &options, arena, &output, &err),
                     0);
    assert_int_equal(helm_output_objects(&output, arena, &objects, &err), 0);
    assert_string_equal(json_cstr_at(json_item(objects, 0), "x"), "a\n\n");
    assert_string_equal(json_cstr_at(json_item(objects, 1), "x"), "b\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_stand_in_the_order_of_installation),
        cmocka_unit_test(kept_line_ends_are_those_of_the_print),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
