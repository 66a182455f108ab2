#include "common/argo/document.h"
#include "gitops/forms.h"
#include "gitops/forms_table.h"

static const char *canonical(struct arena *arena, const char *text)
{
    const struct json *object = document(arena, text);
    const struct json *out = form_canonical(form_of_gvk(resource_gvk(object)), object, arena);

    return out ? text_of(arena, out) : "refused";
}

static void quantities_and_times_become_canonical(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        canonical(arena, "{apiVersion: v1, kind: ResourceQuota, spec: {hard: {cpu: 1000m, memory: "
                         "1024Mi, pods: 3}}}"),
        "{\"apiVersion\":\"v1\",\"kind\":\"ResourceQuota\",\"spec\":{\"hard\":{\"cpu\":\"1\","
        "\"memory\":\"1Gi\",\"pods\":\"3\"}}}");
    assert_string_equal(
        canonical(arena, "{apiVersion: coordination.k8s.io/v1, kind: Lease, spec: {renewTime: "
                         "'2024-01-01T01:00:00+01:00'}}"),
        "{\"apiVersion\":\"coordination.k8s.io/v1\",\"kind\":\"Lease\",\"spec\":{\"renewTime\":"
        "\"2024-01-01T00:00:00.000000Z\"}}");
}

static void times_far_away_stay_and_the_zero_time_goes(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        canonical(arena, "{apiVersion: v1, kind: Pod, metadata: {deletionTimestamp: "
                         "'1500-01-01T00:00:00Z', creationTimestamp: '0001-01-01T00:00:00Z'}}"),
        "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"deletionTimestamp\":"
        "\"1500-01-01T00:00:00Z\"}}");
    assert_string_equal(
        canonical(arena, "{apiVersion: coordination.k8s.io/v1, kind: Lease, spec: {renewTime: "
                         "'1677-09-21T00:12:44.5Z'}}"),
        "{\"apiVersion\":\"coordination.k8s.io/v1\",\"kind\":\"Lease\",\"spec\":{\"renewTime\":"
        "\"1677-09-21T00:12:44.500000Z\"}}");
}

static void empty_fields_go_and_pointers_to_zero_stay(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        canonical(arena, "{apiVersion: apps/v1, kind: Deployment, spec: {replicas: 0, paused: "
                         "false, minReadySeconds: 0, template: {spec: {hostNetwork: false, "
                         "containers: [{name: '', args: [], resources: {}}]}}}, status: {}}"),
        "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"spec\":{\"replicas\":0,\"template\":"
        "{\"spec\":{\"containers\":[{\"name\":\"\",\"resources\":{}}]}}},\"status\":{}}");
}

static void what_is_not_of_the_type_is_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(canonical(arena, "{apiVersion: v1, kind: Pod, spec: {odd: 1}}"), "refused");
    assert_string_equal(canonical(arena, "{apiVersion: v1, kind: Pod, spec: {hostNetwork: 'no'}}"),
                        "refused");
    assert_string_equal(canonical(arena, "{apiVersion: apps/v1, kind: Deployment, spec: {replicas: "
                                         "1.5}}"),
                        "refused");
    assert_string_equal(canonical(arena, "{apiVersion: v1, kind: Secret, data: {a: '!'}}"),
                        "refused");
}

static void a_wrongly_cased_key_counts_and_disappears(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        canonical(arena, "{apiVersion: apps/v1, kind: ReplicaSet, spec: {Replicas: 3}}"),
        "{\"apiVersion\":\"apps/v1\",\"kind\":\"ReplicaSet\",\"spec\":{}}");
}

static void custom_kinds_have_no_form(void **state)
{
    (void)state;
    assert_int_equal(form_of_gvk((struct group_version_kind){
                         STR("apiextensions.k8s.io"), STR("v1"), STR("CustomResourceDefinition") }),
                     FORM_NONE);
    assert_int_equal(form_of_type(STR("core.v1.Nothing")), FORM_NONE);
    assert_true(form_of_type(STR("core.v1.PodSpec")) != FORM_NONE);
    assert_true(form_kind_count > 100);
}

static void a_typed_value_writes_what_it_always_writes(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *out = form_typed(form_of_type(STR("core.v1.Container")),
                                        document(arena, "{image: i, odd: 1}"), arena);

    (void)state;
    assert_json(out, "{\"image\":\"i\",\"name\":\"\",\"resources\":{}}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantities_and_times_become_canonical),
        cmocka_unit_test(times_far_away_stay_and_the_zero_time_goes),
        cmocka_unit_test(empty_fields_go_and_pointers_to_zero_stay),
        cmocka_unit_test(what_is_not_of_the_type_is_refused),
        cmocka_unit_test(a_wrongly_cased_key_counts_and_disappears),
        cmocka_unit_test(custom_kinds_have_no_form),
        cmocka_unit_test(a_typed_value_writes_what_it_always_writes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
