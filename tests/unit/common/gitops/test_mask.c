#include "common/argo/document.h"
#include "gitops/json_remove.h"
#include "gitops/mask.h"

static void equal_values_become_equal_rows(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *target =
        document(arena, "{apiVersion: v1, kind: Secret, metadata: {name: s, annotations: {token: "
                        "t1}}, stringData: {a: one, b: two}}");
    const struct json *live = document(
        arena, "{apiVersion: v1, kind: Secret, metadata: {name: s, annotations: {token: t2, "
               "kubectl.kubernetes.io/last-applied-configuration: '{\"apiVersion\":\"v1\",\"kind\":"
               "\"Secret\",\"data\":{\"a\":\"b2xk\"}}'}}, data: {a: b25l, b: b3RoZXI=, c: eA==}}");
    struct str keys[] = { STR("token") };
    struct masked_pair pair = mask_secret_pair(target, live, (struct texts){ keys, 1 }, arena);

    (void)state;
    assert_json(json_get(pair.target, "data"), "{\"a\":\"++++++++\",\"b\":\"++++++++\"}");
    assert_json(json_get(pair.live, "data"),
                "{\"a\":\"++++++++\",\"b\":\"++++++++++++\",\"c\":\"++++++++\"}");
    assert_json(json_at(pair.live, "metadata.annotations"),
                "{\"kubectl.kubernetes.io/last-applied-configuration\":\"{\\\"apiVersion\\\":"
                "\\\"v1\\\",\\\"data\\\":{\\\"a\\\":\\\"++++++++++++\\\"},\\\"kind\\\":"
                "\\\"Secret\\\"}\\n\",\"token\":\"++++++++++++\"}");
}

static void nothing_of_an_unreadable_annotation_is_left(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *live = document(
        arena, "{apiVersion: v1, kind: Secret, metadata: {annotations: "
               "{kubectl.kubernetes.io/last-applied-configuration: 'password: x'}}, data: null}");

    (void)state;
    assert_json(mask_secret(live, (struct texts){ 0 }, arena),
                "{\"apiVersion\":\"v1\",\"data\":null,\"kind\":\"Secret\",\"metadata\":{"
                "\"annotations\":{\"kubectl.kubernetes.io/last-applied-configuration\":"
                "\"++++++++\"}}}");
}

static void other_kinds_stay_as_they_are(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *map = document(arena, "{apiVersion: v1, kind: ConfigMap, data: {a: b}}");

    (void)state;
    assert_ptr_equal(mask_secret(map, (struct texts){ 0 }, arena), map);
}

static void paths_are_removed_from_copies(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *value = document(arena, "{a: [1, {b: 2, 'c/d': 3}], e: 4}");
    struct pointer_path path;

    (void)state;
    assert_true(pointer_path_parse(STR("/a/1/c~1d"), arena, &path));
    assert_json(pointer_path_remove(&path, value, arena), "{\"a\":[1,{\"b\":2}],\"e\":4}");
    assert_json(value, "{\"a\":[1,{\"b\":2,\"c/d\":3}],\"e\":4}");
    assert_true(pointer_path_parse(STR("/a/-2"), arena, &path));
    assert_json(pointer_path_remove(&path, value, arena), "{\"a\":[{\"b\":2,\"c/d\":3}],\"e\":4}");
    assert_true(pointer_path_parse(STR("/a/5"), arena, &path));
    assert_ptr_equal(pointer_path_remove(&path, value, arena), value);
    assert_false(pointer_path_parse(STR("a"), arena, &path));
    assert_json(json_keep_like(value, document(arena, "{a: [0, {b: 0}], z: 1}"), arena),
                "{\"a\":[1,{\"b\":2}]}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_values_become_equal_rows),
        cmocka_unit_test(nothing_of_an_unreadable_annotation_is_left),
        cmocka_unit_test(other_kinds_stay_as_they_are),
        cmocka_unit_test(paths_are_removed_from_copies),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
