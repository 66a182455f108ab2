#include "base/arena.h"
#include "render/kustomize/origin.h"
#include "render/kustomize/resource.h"
#include "test.h"

static const struct resource_origin file = { .repo = "", .ref = "", .path = "../base/all.yaml" };
static const struct resource_origin made = {
    .repo = "https://example.com/r",
    .ref = "1.0",
    .path = "",
    .configured_in = "g.yaml",
    .configured_by = { { "", 0 }, { "", 0 }, { "ConfigMapGenerator", 18 } },
    .configured_name = { "5", 1 },
};

static void an_origin_is_told_field_by_field(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(origin_print(&file, arena).ptr, "path: ../base/all.yaml\n");
    assert_string_equal(origin_print(&made, arena).ptr,
                        "repo: https://example.com/r\nref: \"1.0\"\nconfiguredIn: g.yaml\n"
                        "configuredBy:\n  apiVersion: builtin\n  kind: ConfigMapGenerator\n"
                        "  name: \"5\"\n");
}

static void transformations_are_a_list_in_their_order(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct resource resource = { 0 };

    (void)state;
    assert_string_equal(origin_print_transformations(&resource, arena).ptr, "");
    arena_list_push(arena, &resource.transformations, &file);
    arena_list_push(arena, &resource.transformations, &made);
    assert_string_equal(origin_print_transformations(&resource, arena).ptr,
                        "- path: ../base/all.yaml\n"
                        "- repo: https://example.com/r\n  ref: \"1.0\"\n  configuredIn: g.yaml\n"
                        "  configuredBy:\n    apiVersion: builtin\n    kind: ConfigMapGenerator\n"
                        "    name: \"5\"\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_origin_is_told_field_by_field),
        cmocka_unit_test(transformations_are_a_list_in_their_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
