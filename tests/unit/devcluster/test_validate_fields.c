#include "base/arena.h"
#include "data/json.h"
#include "data/yaml.h"
#include "test.h"
#include "validate_fields.h"

#include <stddef.h>
#include <string.h>

/* The first fault of an object, "" when there is none. */
static const char *fault_of(struct arena *arena, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct faults faults = { .arena = arena };
    const struct json *object;

    assert_int_equal(yaml_parse(str_of(text), arena, &object, &err), 0);
    validate_fields(object, schema_find_object(schema_builtin(), object), &faults);
    if (!faults.first)
        return "";
    return arena_printf(arena, "%s %s: %s", faults.first->reason, faults.first->field,
                        faults.first->message);
}

#define POD "{apiVersion: v1, kind: Pod, spec: {containers: [{name: a, image: b, "

static void a_field_that_is_missing_or_empty_is_required(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(fault_of(arena, "{apiVersion: v1, kind: Pod, spec: {containers: []}}"),
                        "FieldValueRequired spec.containers: Required value");
    assert_string_equal(
        fault_of(arena, "{apiVersion: v1, kind: Pod, spec: {containers: [{name: a}]}}"),
        "FieldValueRequired spec.containers[0].image: Required value");
    assert_string_equal(fault_of(arena, POD "}]}}"), "");
}

static void a_value_is_one_of_the_enum(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(fault_of(arena, POD "imagePullPolicy: Wrong}]}}"),
                        "FieldValueNotSupported spec.containers[0].imagePullPolicy: Unsupported "
                        "value: \"Wrong\": supported values: \"Always\", \"IfNotPresent\", "
                        "\"Never\"");
    assert_string_equal(fault_of(arena, POD "imagePullPolicy: Never}]}}"), "");
    assert_string_equal(fault_of(arena, POD "imagePullPolicy: 'Always\", \"Never'}]}}"),
                        "FieldValueNotSupported spec.containers[0].imagePullPolicy: Unsupported "
                        "value: \"Always\\\", \\\"Never\": supported values: \"Always\", "
                        "\"IfNotPresent\", \"Never\"");
}

static void a_fault_may_be_told_of_what_holds_the_object(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        fault_of(arena, POD "livenessProbe: {periodSeconds: 1}}]}}"),
        "FieldValueRequired spec.containers[0].livenessProbe: Required value: must specify a "
        "handler type");
    assert_string_equal(
        fault_of(arena, POD "volumeMounts: [{name: v, mountPath: /v, mountPropagation: W}]}]}}"),
        "FieldValueNotSupported spec.containers[0].volumeMounts.mountPropagation: Unsupported "
        "value: \"W\": supported values: \"Bidirectional\", \"HostToContainer\", \"None\"");
    assert_string_equal(
        fault_of(arena, "{apiVersion: v1, kind: Node, spec: {taints: [{key: a, effect: NoSchedule},"
                        " {key: b}]}}"),
        "FieldValueRequired metadata.taints[1].effect: Required value");
}

static void a_rule_holds_only_under_its_condition(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        fault_of(arena, "{apiVersion: v1, kind: Service, spec: {ports: [{port: 1}]}}"), "");
    assert_string_equal(
        fault_of(arena, "{apiVersion: v1, kind: Service, spec: {ports: [{port: 1}, {port: 2, "
                        "name: a}]}}"),
        "FieldValueRequired spec.ports[0].name: Required value");
    assert_string_equal(
        fault_of(arena, "{apiVersion: batch/v1, kind: Job, spec: {podReplacementPolicy: Failed}}"),
        "");
}

static void a_rule_may_hold_within_one_field_only(void **state)
{
    static const char text[] = "{apiVersion: rbac.authorization.k8s.io/v1, kind: %s, roleRef: "
                               "{kind: Role, name: a}}";
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(fault_of(arena, arena_printf(arena, text, "RoleBinding")), "");
    assert_string_equal(fault_of(arena, arena_printf(arena, text, "ClusterRoleBinding")),
                        "FieldValueNotSupported roleRef.kind: Unsupported value: \"Role\": "
                        "supported values: \"ClusterRole\"");
}

static void texts_of_a_list_are_checked_each(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        fault_of(arena, "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, spec: "
                        "{policyTypes: [Ingress, In]}}"),
        "FieldValueNotSupported spec.policyTypes[1]: Unsupported value: \"In\": supported values: "
        "\"Ingress\", \"Egress\"");
    assert_string_equal(
        fault_of(arena, "{apiVersion: v1, kind: PersistentVolumeClaim, spec: {accessModes: [Any], "
                        "resources: {requests: {storage: 1Gi}}}}"),
        "FieldValueNotSupported spec.accessModes: Unsupported value: \"Any\": supported values: "
        "\"ReadOnlyMany\", \"ReadWriteMany\", \"ReadWriteOnce\", \"ReadWriteOncePod\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_field_that_is_missing_or_empty_is_required),
        cmocka_unit_test(a_value_is_one_of_the_enum),
        cmocka_unit_test(a_fault_may_be_told_of_what_holds_the_object),
        cmocka_unit_test(a_rule_holds_only_under_its_condition),
        cmocka_unit_test(a_rule_may_hold_within_one_field_only),
        cmocka_unit_test(texts_of_a_list_are_checked_each),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
