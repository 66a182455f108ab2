#include "base/arena.h"
#include "cluster_bed.h"
#include "fixed_fields.h"

#include <stdio.h>
#include <string.h>

/* The first fault of a change, "" when there is none. */
static const char *fault_of(struct bed *bed, const char *resource, const char *old,
                            const char *object)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct faults faults = { .arena = bed->arena };
    const struct json *before, *after;

    assert_int_equal(yaml_parse(str_of(old), bed->arena, &before, &err), 0);
    assert_int_equal(yaml_parse(str_of(object), bed->arena, &after, &err), 0);
    fixed_fields_validate(cluster_builtin(bed->cluster, resource), before, after, &faults);
    if (!faults.first)
        return "";
    return arena_printf(bed->arena, "%s: %s", faults.first->field, faults.first->message);
}

static void what_is_fixed_may_not_change(void **state)
{
    struct bed *bed = bed_of(false);

    (void)state;
    assert_string_equal(fault_of(bed, "endpointslices.discovery.k8s.io", "{addressType: IPv4}",
                                 "{addressType: IPv6}"),
                        "addressType: Invalid value: \"IPv6\": field is immutable");
    assert_string_equal(fault_of(bed, "endpointslices.discovery.k8s.io", "{addressType: IPv4}",
                                 "{addressType: IPv4, ports: []}"),
                        "");
    assert_string_equal(
        fault_of(bed, "storageclasses.storage.k8s.io", "{provisioner: a}", "{provisioner: b}"),
        "provisioner: Forbidden: updates to provisioner are forbidden.");
    bed_free(bed);
}

static void some_fields_may_be_set_once(void **state)
{
    struct bed *bed = bed_of(false);

    (void)state;
    assert_string_equal(fault_of(bed, "nodes", "{spec: {}}", "{spec: {providerID: a}}"), "");
    assert_string_equal(
        fault_of(bed, "nodes", "{spec: {providerID: a}}", "{spec: {providerID: b}}"),
        "spec.providerID: Forbidden: node updates may not change providerID except from \"\" to "
        "valid");
    bed_free(bed);
}

static void another_resource_has_other_rows(void **state)
{
    struct bed *bed = bed_of(false);

    (void)state;
    assert_string_equal(fault_of(bed, "configmaps", "{spec: {providerID: a}}", "{spec: {}}"), "");
    bed_free(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_fixed_may_not_change),
        cmocka_unit_test(some_fields_may_be_set_once),
        cmocka_unit_test(another_resource_has_other_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
