#include "argo/texts.h"
#include "common/argo/document.h"
#include "gitops/normalize.h"

static const char *normal(struct arena *arena, const char *text)
{
    struct normalizer normalizer = { .ignore_aggregated_roles = true };

    return text_of(arena, normalize(&normalizer, document(arena, text), arena));
}

static void a_secrets_texts_become_data(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(normal(arena, "{apiVersion: v1, kind: Secret, data: {a: eA==, b: null, c: "
                                      "eQ==}, stringData: {a: hi}}"),
                        "{\"apiVersion\":\"v1\",\"data\":{\"a\":\"aGk=\",\"b\":\"\",\"c\":\"eQ==\""
                        "},\"kind\":\"Secret\"}");
    assert_string_equal(normal(arena, "{apiVersion: v1, kind: Secret, data: {a: '!'}}"),
                        "{\"apiVersion\":\"v1\",\"data\":{\"a\":\"!\"},\"kind\":\"Secret\"}");
}

static void roles_lose_rules_that_say_nothing(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *prefix = "{\"apiVersion\":\"rbac.authorization.k8s.io/v1\",";

    (void)state;
    assert_string_equal(
        normal(arena, "{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, rules: []}"),
        arena_printf(arena, "%s\"kind\":\"Role\",\"rules\":null}", prefix));
    assert_string_equal(
        normal(arena, "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, "
                      "aggregationRule: {}, rules: [{verbs: [get]}]}"),
        arena_printf(arena, "{\"aggregationRule\":{},%s\"kind\":\"ClusterRole\",\"rules\":null}",
                     prefix + 1));
}

static void endpoints_are_sorted(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        normal(arena, "{apiVersion: v1, kind: Endpoints, metadata: {creationTimestamp: null, name: "
                      "e}, subsets: [{addresses: [{ip: '2'}, {ip: '1'}], ports: [{port: 80}]}]}"),
        "{\"apiVersion\":\"v1\",\"kind\":\"Endpoints\",\"metadata\":{\"name\":\"e\"},\"subsets\":[{"
        "\"addresses\":[{\"ip\":\"1\"},{\"ip\":\"2\"}],\"ports\":[{\"port\":80,\"protocol\":\"TCP\""
        "}]}]}");
}

static void nothing_to_do_is_nothing_done(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct normalizer normalizer = { 0 };
    const struct json *object =
        document(arena, "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {b: c}}");

    (void)state;
    assert_ptr_equal(normalize(&normalizer, object, arena), object);
    assert_null(normalize(&normalizer, NULL, arena));
}

static void fields_of_ignored_managers_leave_both_sides(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *target = document(
        arena, "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {replicas: 1}}");
    const struct json *live = document(
        arena, "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a, managedFields: "
               "[{manager: hpa, operation: Update, apiVersion: apps/v1, fieldsType: FieldsV1, "
               "fieldsV1: {'f:spec': {'f:replicas': {}}}}]}, spec: {replicas: 5}}");
    struct str names[] = { STR("hpa") };
    struct texts managers = { names, 1 }, none = { 0 };

    (void)state;
    normalize_managed_fields(&target, &live, &none, NULL, arena);
    assert_json(json_get(target, "spec"), "{\"replicas\":1}");
    normalize_managed_fields(&target, &live, &managers, NULL, arena);
    assert_null(json_at(target, "spec.replicas"));
    assert_null(json_at(live, "spec.replicas"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_secrets_texts_become_data),
        cmocka_unit_test(roles_lose_rules_that_say_nothing),
        cmocka_unit_test(endpoints_are_sorted),
        cmocka_unit_test(nothing_to_do_is_nothing_done),
        cmocka_unit_test(fields_of_ignored_managers_leave_both_sides),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
