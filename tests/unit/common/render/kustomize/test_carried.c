#include "base/arena.h"
#include "data/json.h"
#include "render/kustomize/carried.h"
#include "render/kustomize/resource.h"
#include "test.h"

#include <string.h>

static struct resource *read_one(const char *text, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct resource_list list = { 0 };

    if (resource_parse(str_of(text), arena, &list, &err) < 0)
        fail_msg("%s", error_text(&err));
    return list.items[0];
}

static const char *shown(const struct resource *resource, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *object;

    assert_int_equal(carried_show(resource, arena, &object, &err), 0);
    return json_print(object, JSON_SORTED, arena).ptr;
}

static const char *const plain = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n";

static void what_nobody_changed_carries_nothing(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        shown(read_one(plain, arena), arena),
        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\"}}");
}

static void ids_and_affixes_are_annotations_and_go_again(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct resource *resource = read_one(plain, arena);
    const struct json *object;
    struct knode *node;

    (void)state;
    resource_keep_id(resource, arena);
    resource_keep_id(resource, arena);
    arena_list_push(arena, &resource->prefixes, STR("p-"));
    assert_int_equal(carried_show(resource, arena, &object, &err), 0);
    assert_string_equal(
        json_print(json_at(object, "metadata.annotations"), JSON_SORTED, arena).ptr,
        "{\"internal.config.kubernetes.io/prefixes\":\"p-\","
        "\"internal.config.kubernetes.io/previousKinds\":\"ConfigMap,ConfigMap\","
        "\"internal.config.kubernetes.io/previousNames\":\"a,a\","
        "\"internal.config.kubernetes.io/previousNamespaces\":\"default,default\"}");
    node = knode_of_json(object, arena);
    carried_drop(resource, node);
    assert_true(knode_equal(node, resource->node));
}

static void an_object_without_a_name_is_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct resource *resource = read_one(plain, arena);

    (void)state;
    assert_int_equal(carried_check(resource, arena, &err), 0);
    knode_remove(knode_get(resource->node, STR("metadata")), STR("name"));
    assert_int_equal(carried_check(resource, arena, &err), -1);
    assert_string_equal(error_text(&err),
                        "missing metadata.name in object {{v1 ConfigMap} {{ } map[] map[]}}");
}

static const char *restored(struct resource *resource, const char *patched, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *object;

    assert_int_equal(json_parse(str_of(patched), NULL, arena, &object, &err), 0);
    resource->node = knode_of_json(object, arena);
    carried_restore(resource);
    return shown(resource, arena);
}

static void a_patch_leaves_what_is_carried_and_no_empty_map(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct resource *plain_one = read_one(plain, arena), *known = read_one(plain, arena);

    (void)state;
    assert_string_equal(restored(plain_one, "{\"metadata\":{\"annotations\":{}}}", arena),
                        "{\"metadata\":{}}");
    assert_string_equal(restored(plain_one, "{\"metadata\":{\"annotations\":\"text\"}}", arena),
                        "{\"metadata\":{}}");
    assert_string_equal(restored(plain_one, "{\"metadata\":{\"annotations\":{\"a\":5}}}", arena),
                        "{\"metadata\":{\"annotations\":{\"a\":5}}}");
    resource_keep_id(known, arena);
    assert_string_equal(restored(known, "{}", arena),
                        "{\"metadata\":{\"annotations\":{"
                        "\"internal.config.kubernetes.io/previousKinds\":\"ConfigMap\","
                        "\"internal.config.kubernetes.io/previousNames\":\"a\","
                        "\"internal.config.kubernetes.io/previousNamespaces\":\"default\"}}}");
    assert_string_equal(restored(known, "{\"metadata\":5}", arena), "{\"metadata\":5}");
    assert_string_equal(restored(known, "{\"metadata\":{}}", arena), "{\"metadata\":{}}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_nobody_changed_carries_nothing),
        cmocka_unit_test(ids_and_affixes_are_annotations_and_go_again),
        cmocka_unit_test(an_object_without_a_name_is_refused),
        cmocka_unit_test(a_patch_leaves_what_is_carried_and_no_empty_map),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
