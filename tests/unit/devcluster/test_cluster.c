#include "base/arena.h"
#include "bootstrap.h"
#include "cluster.h"
#include "cluster_bed.h"
#include "cluster_log.h"
#include "config.h"
#include "controllers/controllers.h"
#include "convert.h"
#include "custom_resources.h"
#include "data/json.h"
#include "data/yaml.h"
#include "decode.h"
#include "fault_rules.h"
#include "garbage.h"
#include "identities.h"
#include "io/loop.h"
#include "kind_rules.h"
#include "managed.h"
#include "metadata.h"
#include "table.h"
#include "test.h"
#include "write.h"

#include <stdlib.h>
#include <unistd.h>

static void a_stale_update_is_a_conflict(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    struct write write = write_of(bed, "configmaps", "a");
    const struct json *first = NULL, *out;
    struct json *edited;

    (void)state;
    assert_int_equal(create(bed, "configmaps", "metadata: {name: a}", &first), 0);
    first = json_copy(bed->arena, first);
    edited = json_edit(bed->arena, first);
    json_set_text(bed->arena, json_edit_object(bed->arena, edited, "data"), "k", "v");
    assert_int_equal(write_update(&write, edited, &out, &bed->why), 0);
    assert_int_equal(write_update(&write, edited, &out, &bed->why), -1);
    assert_int_equal(bed->why.code, 409);
    assert_int_equal(create(bed, "configmaps", "metadata: {name: a}", &first), -1);
    assert_string_equal(bed->why.reason, "AlreadyExists");
}

static void an_update_that_changes_nothing_makes_no_version(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    struct write write = write_of(bed, "configmaps", "a");
    const struct json *first = NULL, *out;
    uint64_t version;

    (void)state;
    assert_int_equal(create(bed, "configmaps", "{metadata: {name: a}, data: {k: v}}", &first), 0);
    version = bed->cluster->version;
    assert_int_equal(write_update(&write, json_copy(bed->arena, first), &out, &bed->why), 0);
    assert_int_equal(bed->cluster->version, version);
}

static void a_finalizer_holds_an_object_until_it_is_taken_away(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    struct write write = write_of(bed, "configmaps", "a");
    struct write_delete options = {
        .propagation = STR_EMPTY, .uid = STR_EMPTY, .version = STR_EMPTY, .grace_s = -1
    };
    const struct json *out;
    struct json *edited;

    (void)state;
    assert_int_equal(
        create(bed, "configmaps", "metadata: {name: a, finalizers: [example.com/x]}", &out), 0);
    assert_int_equal(write_remove(&write, &options, &out, &bed->why), 0);
    assert_non_null(json_at(out, "metadata.deletionTimestamp"));
    edited = json_edit(bed->arena, json_copy(bed->arena, out));
    json_remove(bed->arena, json_edit_object(bed->arena, edited, "metadata"), "finalizers");
    assert_int_equal(write_update(&write, edited, &out, &bed->why), 0);
    assert_null(get(bed, "configmaps", "a"));
}

static void a_deployment_becomes_available_and_takes_its_pods_along(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(true);
    struct write write = write_of(bed, "deployments.apps", "d");
    struct write_delete options = {
        .propagation = STR("Background"), .uid = STR_EMPTY, .version = STR_EMPTY, .grace_s = -1
    };
    const struct json *out;

    (void)state;
    assert_int_equal(
        create(bed, "deployments.apps",
               "{metadata: {name: d}, spec: {replicas: 2, selector: {matchLabels: {a: "
               "b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: "
               "c, image: x}]}}}}",
               &out),
        0);
    turn(bed, 200);
    assert_int_equal(
        json_int(json_at(get(bed, "deployments.apps", "d"), "status.availableReplicas"), 0), 2);
    assert_int_equal(collection_count(cluster_builtin(bed->cluster, "pods")->objects), 2);
    assert_int_equal(write_remove(&write, &options, &out, &bed->why), 0);
    turn(bed, 200);
    assert_int_equal(collection_count(cluster_builtin(bed->cluster, "pods")->objects), 0);
    assert_int_equal(collection_count(cluster_builtin(bed->cluster, "replicasets.apps")->objects),
                     0);
}

static void an_ended_namespace_takes_all_in_it_along(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(true);
    struct write write = write_of(bed, "namespaces", "gone");
    struct write_delete options = {
        .propagation = STR_EMPTY, .uid = STR_EMPTY, .version = STR_EMPTY, .grace_s = -1
    };
    const struct json *out;
    size_t maps;

    (void)state;
    turn(bed, 100);
    maps = collection_count(cluster_builtin(bed->cluster, "configmaps")->objects);
    assert_int_equal(create(bed, "namespaces", "metadata: {name: gone}", &out), 0);
    turn(bed, 100);
    assert_int_equal(collection_count(cluster_builtin(bed->cluster, "configmaps")->objects),
                     maps + 1);
    assert_int_equal(write_remove(&write, &options, &out, &bed->why), 0);
    turn(bed, 100);
    assert_null(get(bed, "namespaces", "gone"));
    assert_int_equal(collection_count(cluster_builtin(bed->cluster, "configmaps")->objects), maps);
}

static void roles_and_bindings_decide_for_all_but_the_administrator(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    struct access access = { .verb = STR("get"),
                             .group = STR_EMPTY,
                             .resource = STR("pods"),
                             .subresource = STR_EMPTY,
                             .namespace = STR("default"),
                             .name = STR_EMPTY,
                             .path = STR_EMPTY };
    const struct json *none = json_new_array(bed->arena), *out;
    const struct identity *bob = identity_new(STR("bob"), none, bed->arena);

    (void)state;
    assert_false(identities_allow(bed->cluster, bob, &access));
    assert_int_equal(create(bed, "clusterrolebindings.rbac.authorization.k8s.io",
                            "{metadata: {name: b}, roleRef: {kind: ClusterRole, name: view, "
                            "apiGroup: rbac.authorization.k8s.io}, subjects: [{kind: User, name: "
                            "bob}]}",
                            &out),
                     0);
    assert_true(identities_allow(bed->cluster, bob, &access));
    access.verb = STR("delete");
    assert_false(identities_allow(bed->cluster, bob, &access));
    assert_true(identities_allow(
        bed->cluster, identities_of_token(bed->cluster->identities, STR("t"), bed->arena),
        &access));
}

static void a_token_of_a_service_account_is_known_again(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    const struct json *account = NULL;
    const struct identity *who;
    const char *token;

    (void)state;
    assert_int_equal(create(bed, "serviceaccounts", "metadata: {name: robot}", &account), 0);
    token = identities_issue(bed->cluster->identities, account, 60, bed->arena);
    who = identities_of_token(bed->cluster->identities, str_of(token), bed->arena);
    assert_non_null(who);
    assert_true(str_equals(who->name, "system:serviceaccount:default:robot"));
    token = identities_issue(bed->cluster->identities, account, -60, bed->arena);
    assert_null(identities_of_token(bed->cluster->identities, str_of(token), bed->arena));
    assert_null(identities_of_token(bed->cluster->identities, STR("a.b.c"), bed->arena));
}

#define THINGS                                                                                     \
    "{metadata: {name: things.example.com}, spec: {group: example.com, scope: Namespaced, names: " \
    "{plural: things, kind: Thing}, versions: [{name: v1, served: true, storage: true, schema: "   \
    "{openAPIV3Schema: {type: object}}}]}}"

static bool things_are_gone(struct bed *bed)
{
    return cluster_resource(bed->cluster, STR("example.com"), STR("things")) == NULL;
}

static void a_definition_makes_a_resource_until_it_goes(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    const char *label = "customresourcedefinitions.apiextensions.k8s.io";
    struct write write = write_of(bed, label, "things.example.com");
    struct write_delete options = {
        .propagation = STR_EMPTY, .uid = STR_EMPTY, .version = STR_EMPTY, .grace_s = -1
    };
    const struct json *out;

    (void)state;
    assert_int_equal(create(bed, label, THINGS, &out), 0);
    assert_non_null(cluster_resource(bed->cluster, STR("example.com"), STR("things")));
    assert_int_equal(write_remove(&write, &options, &out, &bed->why), 0);
    assert_true(turn_until(bed, things_are_gone));
    assert_null(get(bed, label, "things.example.com"));
}

static bool thing_is_marked(struct bed *bed)
{
    const struct api_resource *things =
        cluster_resource(bed->cluster, STR("example.com"), STR("things"));

    return json_at(cluster_get(bed->cluster, things, STR("default"), STR("held")),
                   "metadata.deletionTimestamp") != NULL;
}

static bool dependent_is_gone(struct bed *bed)
{
    return get(bed, "configmaps", "dependent") == NULL;
}

static void owners_are_known_again_after_a_restart(void **state)
{
    char folder[] = "/tmp/test-cluster-XXXXXX";
    struct write_delete options = {
        .propagation = STR("Background"), .uid = STR_EMPTY, .version = STR_EMPTY, .grace_s = -1
    };
    const struct json *out = NULL;
    struct write write;

    (void)state;
    assert_non_null(mkdtemp(folder));
    {
        CLEANUP(bed_free) struct bed *bed = bed_in(folder, false, 0);

        assert_int_equal(create(bed, "configmaps", "metadata: {name: owner}", &out), 0);
        assert_int_equal(create(bed, "configmaps",
                                arena_printf(bed->arena,
                                             "metadata: {name: dependent, ownerReferences: "
                                             "[{apiVersion: v1, kind: ConfigMap, name: owner, uid: "
                                             "%s}]}",
                                             json_cstr_at(out, "metadata.uid")),
                                &out),
                         0);
        turn(bed, 20);
    }
    {
        CLEANUP(bed_free) struct bed *bed = bed_in(folder, false, 0);

        write = write_of(bed, "configmaps", "owner");
        assert_non_null(get(bed, "configmaps", "dependent"));
        assert_int_equal(write_remove(&write, &options, &out, &bed->why), 0);
        assert_true(turn_until(bed, dependent_is_gone));
        (void)unlink(arena_printf(bed->arena, "%s/cluster-0.log", folder));
        (void)unlink(arena_printf(bed->arena, "%s/token-key", folder));
    }
    assert_int_equal(rmdir(folder), 0);
}

static void a_definition_waits_for_the_finalizers_of_its_objects(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    const char *label = "customresourcedefinitions.apiextensions.k8s.io";
    struct write write = write_of(bed, label, "things.example.com"), thing;
    struct write_delete options = {
        .propagation = STR_EMPTY, .uid = STR_EMPTY, .version = STR_EMPTY, .grace_s = -1
    };
    const struct json *out;
    struct json *edited;

    (void)state;
    assert_int_equal(create(bed, label, THINGS, &out), 0);
    assert_int_equal(create(bed, "things.example.com",
                            "{metadata: {name: held, finalizers: [example.com/x]}}", &out),
                     0);
    assert_int_equal(write_remove(&write, &options, &out, &bed->why), 0);
    assert_true(turn_until(bed, thing_is_marked));
    assert_int_equal(create(bed, "things.example.com", "{metadata: {name: late}}", &out), -1);
    assert_int_equal(bed->why.code, 403);
    assert_non_null(get(bed, label, "things.example.com"));
    thing = write_of(bed, "things.example.com", "held");
    edited = json_edit(bed->arena, json_copy(bed->arena, get(bed, "things.example.com", "held")));
    json_remove(bed->arena, json_edit_object(bed->arena, edited, "metadata"), "finalizers");
    assert_int_equal(write_update(&thing, edited, &out, &bed->why), 0);
    assert_true(turn_until(bed, things_are_gone));
}

static void an_applied_field_of_another_is_a_conflict(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    CLEANUP(error_release) struct error err = { 0 };
    struct write write = write_of(bed, "configmaps", "a");
    const struct json *config, *out;

    (void)state;
    assert_int_equal(yaml_parse(STR("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: "
                                    "{k: v}}"),
                                bed->arena, &config, &err),
                     0);
    write.manager = STR("one");
    assert_int_equal(write_apply(&write, config, &out, &bed->why), 1);
    assert_int_equal(write_apply(&write, config, &out, &bed->why), 0);
    assert_int_equal(yaml_parse(STR("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: "
                                    "{k: w}}"),
                                bed->arena, &config, &err),
                     0);
    write.manager = STR("two");
    assert_int_equal(write_apply(&write, config, &out, &bed->why), -1);
    assert_string_equal(bed->why.message, "Apply failed with 1 conflict: conflict with \"one\": "
                                          ".data.k");
    write.force = true;
    assert_int_equal(write_apply(&write, config, &out, &bed->why), 0);
}

static void names_follow_their_rules(void **state)
{
    (void)state;
    assert_null(metadata_label_fault(STR("a-1")));
    assert_non_null(metadata_label_fault(STR("-a")));
    assert_non_null(metadata_label_fault(STR("a.b")));
    assert_null(metadata_subdomain_fault(STR("a.b-c")));
    assert_non_null(metadata_subdomain_fault(STR("a..b")));
    assert_non_null(metadata_service_fault(STR("1a")));
}

static void ages_have_two_units_at_most(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(table_duration(119, arena), "119s");
    assert_string_equal(table_duration(125, arena), "2m5s");
    assert_string_equal(table_duration(11 * 60, arena), "11m");
    assert_string_equal(table_duration(5 * 3600 + 60, arena), "5h1m");
    assert_string_equal(table_duration(100 * 86400, arena), "100d");
    assert_string_equal(table_age(STR_EMPTY, arena), "<unknown>");
}

static void rules_of_faults_are_checked(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    const struct json *rules;

    (void)state;
    assert_int_equal(yaml_parse(STR("[{verbs: [get], status: 429}]"), arena, &rules, &err), 0);
    assert_int_equal(fault_rules_set(bed->cluster->fault_rules, rules, &err), 0);
    assert_int_equal(json_count(fault_rules_json(bed->cluster->fault_rules, arena)), 1);
    assert_int_equal(yaml_parse(STR("[{verb: [get]}]"), arena, &rules, &err), 0);
    assert_int_equal(fault_rules_set(bed->cluster->fault_rules, rules, &err), -1);
    assert_string_equal(error_text(&err), "a rule has no field 'verb'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stale_update_is_a_conflict),
        cmocka_unit_test(an_update_that_changes_nothing_makes_no_version),
        cmocka_unit_test(a_finalizer_holds_an_object_until_it_is_taken_away),
        cmocka_unit_test(a_deployment_becomes_available_and_takes_its_pods_along),
        cmocka_unit_test(an_ended_namespace_takes_all_in_it_along),
        cmocka_unit_test(roles_and_bindings_decide_for_all_but_the_administrator),
        cmocka_unit_test(a_token_of_a_service_account_is_known_again),
        cmocka_unit_test(a_definition_makes_a_resource_until_it_goes),
        cmocka_unit_test(owners_are_known_again_after_a_restart),
        cmocka_unit_test(a_definition_waits_for_the_finalizers_of_its_objects),
        cmocka_unit_test(an_applied_field_of_another_is_a_conflict),
        cmocka_unit_test(names_follow_their_rules),
        cmocka_unit_test(ages_have_two_units_at_most),
        cmocka_unit_test(rules_of_faults_are_checked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
