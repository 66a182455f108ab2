#include "cluster_bed.h"
#include "escalation.h"
#include "identities.h"

#include <string.h>

#define RBAC ".rbac.authorization.k8s.io"

static int create_as(struct bed *bed, const struct identity *who, const char *label,
                     const char *yaml)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct write write = write_of(bed, label, "");
    struct decoding decoding = { .arena = bed->arena,
                                 .resource = write.resource,
                                 .api = write.api };
    const struct json *object;

    write.identity = who;
    assert_int_equal(yaml_parse(str_of(yaml), bed->arena, &object, &err), 0);
    assert_int_equal(decode_object(&decoding, object, &object, &bed->why), 0);
    return write_create(&write, object, &object, &bed->why);
}

static const struct identity *writer_of(struct bed *bed, const char *verbs)
{
    const struct json *out;

    assert_int_equal(
        create(bed, "roles" RBAC,
               arena_printf(bed->arena,
                            "{metadata: {name: writer}, rules: [{apiGroups: "
                            "[rbac.authorization.k8s.io], resources: [roles, rolebindings], verbs: "
                            "[%s]}, {apiGroups: [''], resources: [pods], verbs: [get]}]}",
                            verbs),
               &out),
        0);
    assert_int_equal(
        create(bed, "rolebindings" RBAC,
               "{metadata: {name: writer}, roleRef: {kind: Role, name: writer}, subjects: [{kind: "
               "User, name: writer}]}",
               &out),
        0);
    return identity_new(STR("writer"), json_new_array(bed->arena), bed->arena);
}

static void nobody_gives_away_what_he_has_not(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    const struct identity *writer = writer_of(bed, "create");

    (void)state;
    assert_int_equal(create_as(bed, writer, "roles" RBAC,
                               "{metadata: {name: same}, rules: [{apiGroups: [''], resources: "
                               "[pods], verbs: [get]}]}"),
                     0);
    assert_int_equal(create_as(bed, writer, "roles" RBAC,
                               "{metadata: {name: more}, rules: [{apiGroups: [''], resources: "
                               "[pods, secrets], verbs: [get, list]}]}"),
                     -1);
    assert_int_equal(bed->why.code, 403);
    assert_non_null(strstr(bed->why.message,
                           "currently held:\n{APIGroups:[\"\"], Resources:[\"pods\"], "
                           "Verbs:[\"list\"]}\n{APIGroups:[\"\"], Resources:[\"secrets\"], "
                           "Verbs:[\"get\" \"list\"]}"));
    assert_int_equal(create_as(bed, writer, "rolebindings" RBAC,
                               "{metadata: {name: b}, roleRef: {kind: ClusterRole, name: "
                               "cluster-admin}, subjects: [{kind: User, name: writer}]}"),
                     -1);
    assert_int_equal(bed->why.code, 403);
}

static void who_may_escalate_and_bind_may_give_away_all(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    const struct identity *writer = writer_of(bed, "create, escalate, bind");
    const struct json *out;

    (void)state;
    assert_int_equal(create_as(bed, writer, "roles" RBAC,
                               "{metadata: {name: more}, rules: [{apiGroups: ['*'], resources: "
                               "['*'], verbs: ['*']}]}"),
                     0);
    assert_int_equal(create_as(bed, writer, "rolebindings" RBAC,
                               "{metadata: {name: b}, roleRef: {kind: Role, name: more}, subjects: "
                               "[{kind: User, name: writer}]}"),
                     0);
    assert_int_equal(create(bed, "roles" RBAC,
                            "{metadata: {name: internal}, rules: [{apiGroups: ['*'], resources: "
                            "['*'], verbs: ['*']}]}",
                            &out),
                     0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_gives_away_what_he_has_not),
        cmocka_unit_test(who_may_escalate_and_bind_may_give_away_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
