#include "fake/values.h"
#include "live/object_info.h"
#include "test.h"

static struct resource_info pack_and_unpack(const char *object, struct json_doc **packed,
                                            struct arena *arena)
{
    const struct texts labels = { 0 };

    *packed = object_info_pack(value_of(arena, object), labels, arena);
    assert_non_null(*packed);
    return object_info_unpack(*packed, arena);
}

static void what_has_nothing_to_show_takes_no_memory(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct texts labels = { 0 };

    (void)state;
    assert_null(
        object_info_pack(value_of(arena, "{apiVersion: v1, kind: ConfigMap}"), labels, arena));
    assert_null(object_info_claims(NULL));
}

static void a_pod_keeps_its_node_phase_requests_and_images(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(json_doc_unref) struct json_doc *packed = NULL;
    struct resource_info info = pack_and_unpack(
        "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {nodeName: n1, containers: [{name: "
        "c, image: nginx, resources: {requests: {cpu: 250m}}}]}, status: {phase: Running}}",
        &packed, arena);

    (void)state;
    assert_true(str_equals(info.pod->node, "n1"));
    assert_true(str_equals(info.pod->phase, "Running"));
    assert_int_equal(info.pod->request_count, 1);
    assert_true(str_equals(info.pod->requests[0].name, "cpu"));
    assert_int_equal(info.pod->requests[0].milli, 250);
    assert_int_equal(info.images.count, 1);
    assert_true(str_equals(info.images.items[0], "nginx"));
    assert_null(info.node);
}

static void a_node_keeps_its_capacity_and_labels(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(json_doc_unref) struct json_doc *packed = NULL;
    struct resource_info info = pack_and_unpack(
        "{apiVersion: v1, kind: Node, metadata: {name: n1, labels: {zone: a}}, status: {capacity: "
        "{cpu: '2'}, nodeInfo: {architecture: amd64}}}",
        &packed, arena);

    (void)state;
    assert_true(str_equals(info.node->name, "n1"));
    assert_int_equal(info.node->capacity_count, 1);
    assert_int_equal(info.node->capacity[0].milli, 2000);
    assert_true(str_equals(json_text_at(info.node->labels, "zone"), "a"));
    assert_true(str_equals(json_text_at(info.node->system_info, "architecture"), "amd64"));
    assert_null(info.pod);
}

static void custom_labels_are_shown(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(json_doc_unref) struct json_doc *packed = NULL;
    struct str label = STR("team");
    struct resource_info info;

    (void)state;
    packed = object_info_pack(
        value_of(arena, "{apiVersion: v1, kind: ConfigMap, metadata: {labels: {team: blue}}}"),
        (struct texts){ &label, 1 }, arena);
    info = object_info_unpack(packed, arena);
    assert_int_equal(info.item_count, 1);
    assert_true(str_equals(info.items[0].name, "team"));
    assert_true(str_equals(info.items[0].value, "blue"));
}

static void a_stateful_set_keeps_the_names_of_its_templates(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(json_doc_unref) struct json_doc *packed = NULL;

    (void)state;
    pack_and_unpack("{apiVersion: apps/v1, kind: StatefulSet, spec: {volumeClaimTemplates: "
                    "[{metadata: {name: data}}, {metadata: {name: logs}}]}}",
                    &packed, arena);
    assert_string_equal(printed(object_info_claims(packed), arena), "[\"data\",\"logs\"]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_has_nothing_to_show_takes_no_memory),
        cmocka_unit_test(a_pod_keeps_its_node_phase_requests_and_images),
        cmocka_unit_test(a_node_keeps_its_capacity_and_labels),
        cmocka_unit_test(custom_labels_are_shown),
        cmocka_unit_test(a_stateful_set_keeps_the_names_of_its_templates),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
