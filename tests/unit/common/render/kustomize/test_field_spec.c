#include "base/arena.h"
#include "data/json.h"
#include "data/yaml.h"
#include "render/kustomize/field_spec.h"
#include "test.h"

static int put_x(struct field_setter *setter, struct knode *node, struct error *err)
{
    (void)setter;
    (void)err;
    knode_set_scalar(node, STR("x"));
    return 0;
}

static void assert_applied(const char *object, const char *path, bool create, const char *expected)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct field_setter setter = { put_x, NULL, arena, true, KNODE_SCALAR };
    struct field_spec spec = { .path = str_of(path), .create = create };
    struct resource_list list;
    const struct json *json;

    assert_int_equal(resource_parse(str_of(object), arena, &list, &err), 0);
    assert_int_equal(field_spec_apply(&spec, list.items[0], &setter, &err), 0);
    assert_int_equal(knode_to_json(knode_get(list.items[0]->node, STR("s")), arena, &json, &err),
                     0);
    assert_string_equal(json_print(json, JSON_SORTED, arena).ptr, expected);
}

#define OBJECT(part) "{kind: A, metadata: {name: a}, s: " part "}"

static void places_go_through_lists_and_escaped_slashes(void **state)
{
    (void)state;
    assert_applied(OBJECT("{l: [{a: 1}, {b: 2}]}"), "s/l/a", false,
                   "{\"l\":[{\"a\":\"x\"},{\"b\":2}]}");
    assert_applied(OBJECT("{a/b: 1}"), "s/a\\/b", false, "{\"a/b\":\"x\"}");
}

static void only_places_that_say_so_are_made(void **state)
{
    (void)state;
    assert_applied(OBJECT("{}"), "s/a/b", false, "{}");
    assert_applied(OBJECT("{}"), "s/a/b", true, "{\"a\":{\"b\":\"x\"}}");
    assert_applied(OBJECT("{a: null}"), "s/a/b", true, "{\"a\":{\"b\":\"x\"}}");
    assert_applied(OBJECT("{}"), "s/a[]/b", true, "{}");
}

static void tables_extend_each_other_and_may_not_contradict(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct field_config config = field_config_builtin, more;
    size_t before = config.common_labels.count;

    (void)state;
    assert_int_equal(
        field_config_read(STR("commonLabels:\n- {path: metadata/labels, create: true}\n"
                              "- {path: spec/x, kind: Foo}\n"),
                          arena, &more, &err),
        0);
    assert_int_equal(field_config_merge(&config, &more, arena, &err), 0);
    assert_int_equal(config.common_labels.count, before + 1);
    assert_int_equal(
        field_config_read(STR("commonLabels: [{path: metadata/labels}]"), arena, &more, &err), 0);
    assert_int_equal(field_config_merge(&config, &more, arena, &err), -1);
    assert_string_equal(error_text(&err),
                        "failed to merge CommonLabels fieldSpec: conflicting fieldspecs");
}

static void a_file_of_tables_may_say_nothing_unknown(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct field_config config;

    (void)state;
    assert_int_equal(field_config_read(STR(""), arena, &config, &err), 0);
    assert_int_equal(field_config_read(STR("images: [{path: 1}]"), arena, &config, &err), 0);
    assert_string_equal(config.images.items[0].path.ptr, "1");
    assert_int_equal(
        field_config_read(STR("images: [{path: a, apiVersion: v1}]"), arena, &config, &err), -1);
    assert_string_equal(error_text(&err), "error unmarshaling JSON: while decoding JSON: json: "
                                          "unknown field \"apiVersion\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_go_through_lists_and_escaped_slashes),
        cmocka_unit_test(only_places_that_say_so_are_made),
        cmocka_unit_test(tables_extend_each_other_and_may_not_contradict),
        cmocka_unit_test(a_file_of_tables_may_say_nothing_unknown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
