#include "base/arena.h"
#include "render/kustomize/resource.h"
#include "test.h"

static struct resource_list parsed(struct arena *arena, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct resource_list list = { 0 };

    if (resource_parse(str_of(text), arena, &list, &err) < 0)
        fail_msg("%s", error_text(&err));
    return list;
}

static void lists_are_unpacked(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct resource_list list =
        parsed(arena, "kind: List\nitems:\n- {kind: A, apiVersion: x/v1, metadata: {name: a}}\n"
                      "- {kind: BList, items: [{kind: B, metadata: {name: b}}]}\n");

    (void)state;
    assert_int_equal(list.count, 2);
    assert_string_equal(resource_id_print(&list.items[0]->current, arena), "A.v1.x/a.[noNs]");
    assert_string_equal(resource_id_print(&list.items[1]->current, arena),
                        "B.[noVer].[noGrp]/b.[noNs]");
}

static void default_and_no_namespace_are_the_same(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct resource_list list =
        parsed(arena, "{apiVersion: v1, kind: Pod, metadata: {name: a}}\n---\n"
                      "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: x}}\n");
    struct resource_id other = list.items[0]->current;

    (void)state;
    other.namespace = STR("default");
    assert_true(resource_id_equal(&list.items[0]->current, &other));
    assert_false(resource_id_equal(&list.items[1]->current, &other));
    assert_true(gvk_is_cluster_scoped(gvk_of(STR("v1"), STR("Namespace"))));
    assert_false(gvk_is_cluster_scoped(gvk_of(STR("x/v1"), STR("Namespace"))));
    assert_false(gvk_is_cluster_scoped(gvk_of(STR("v1"), STR("Pod"))));
}

static void former_ids_are_remembered(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct resource *pod =
        parsed(arena, "{apiVersion: v1, kind: Pod, metadata: {name: a}}").items[0];
    struct resource_id first = pod->current;

    (void)state;
    resource_keep_id(pod, arena);
    resource_set_name(pod, STR("b"), arena);
    resource_set_namespace(pod, STR("n"), arena);
    assert_true(resource_has_id(pod, &first));
    assert_string_equal(resource_original(pod)->name.ptr, "a");
    assert_string_equal(resource_id_print(&pod->current, arena), "Pod.v1.[noGrp]/b.n");
}

static void an_id_may_stand_once(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct resource_list list;

    (void)state;
    assert_int_equal(resource_parse(STR("{apiVersion: v1, kind: Pod, metadata: {name: a}}\n---\n"
                                        "{apiVersion: v1, kind: Pod, metadata: {name: a}}\n"),
                                    arena, &list, &err),
                     -1);
    assert_string_equal(
        error_text(&err),
        "may not add resource with an already registered id: Pod.v1.[noGrp]/a.[noNs]");
}

static void an_object_needs_a_kind_and_a_name(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct resource_list list;

    (void)state;
    assert_int_equal(resource_parse(STR("apiVersion: v1\nkind: Pod\n"), arena, &list, &err), -1);
    assert_string_equal(error_text(&err),
                        "missing metadata.name in object {{v1 Pod} {{ } map[] map[]}}");
    assert_int_equal(resource_parse(STR("- a"), arena, &list, &err), -1);
    assert_string_equal(error_text(&err), "missing Resource metadata");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_are_unpacked),
        cmocka_unit_test(default_and_no_namespace_are_the_same),
        cmocka_unit_test(former_ids_are_remembered),
        cmocka_unit_test(an_id_may_stand_once),
        cmocka_unit_test(an_object_needs_a_kind_and_a_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
