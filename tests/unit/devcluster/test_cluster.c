#include "base/arena.h"
#include "bootstrap.h"
#include "cluster.h"
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

struct bed {
    struct config config;
    struct loop *loop;
    struct cluster *cluster;
    struct arena *arena;
    struct refusal why;
};

static struct bed *bed_of(bool with_controllers)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct bed *bed = xcalloc(1, sizeof(*bed));
    struct cluster_options options = { .config = &bed->config, .authority = "" };

    bed->config = (struct config){
        .data_folder = "", .token = "t", .nodes = 2, .without_controllers = !with_controllers
    };
    bed->arena = arena_new();
    bed->loop = loop_new();
    bed->why.arena = bed->arena;
    options.loop = bed->loop;
    assert_int_equal(cluster_open(&options, &bed->cluster, &err), 0);
    return bed;
}

static void bed_free(struct bed *bed)
{
    cluster_close(bed->cluster);
    loop_free(bed->loop);
    arena_free(bed->arena);
    free(bed);
}
DEFINE_CLEANUP(struct bed *, bed_free)

static void turn(struct bed *bed, int ms)
{
    CLEANUP(error_release) struct error err = { 0 };
    bool never = false;

    (void)!loop_run_until(bed->loop, &never, ms, &err);
}

static struct write write_of(struct bed *bed, const char *label, const char *name)
{
    struct api_resource *resource = cluster_builtin(bed->cluster, label);

    return write_internal(bed->cluster, resource,
                          resource->is_namespaced ? STR("default") : STR_EMPTY, str_of(name), "",
                          bed->arena);
}

static int create(struct bed *bed, const char *label, const char *yaml, const struct json **out)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct write write = write_of(bed, label, "");
    struct decoding decoding = { .arena = bed->arena,
                                 .resource = write.resource,
                                 .api = write.api };
    const struct json *object;

    assert_int_equal(yaml_parse(str_of(yaml), bed->arena, &object, &err), 0);
    if (decode_object(&decoding, object, &object, &bed->why) < 0)
        return -1;
    return write_create(&write, object, out, &bed->why);
}

static const struct json *get(struct bed *bed, const char *label, const char *name)
{
    struct write write = write_of(bed, label, name);

    return cluster_get(bed->cluster, write.resource, write.namespace, write.name);
}

static void a_stale_update_is_a_conflict(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_of(false);
    struct write write = write_of(bed, "configmaps", "a");
    const struct json *first, *out;
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
    const struct json *first, *out;
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
    size_t maps = collection_count(cluster_builtin(bed->cluster, "configmaps")->objects);

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
    const struct json *account;
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
    assert_int_equal(
        create(bed, label,
               "{metadata: {name: things.example.com}, spec: {group: example.com, scope: "
               "Namespaced, names: {plural: things, kind: Thing}, versions: [{name: v1, served: "
               "true, storage: true, schema: {openAPIV3Schema: {type: object}}}]}}",
               &out),
        0);
    assert_non_null(cluster_resource(bed->cluster, STR("example.com"), STR("things")));
    assert_int_equal(write_remove(&write, &options, &out, &bed->why), 0);
    assert_null(cluster_resource(bed->cluster, STR("example.com"), STR("things")));
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
        cmocka_unit_test(an_applied_field_of_another_is_a_conflict),
        cmocka_unit_test(names_follow_their_rules),
        cmocka_unit_test(ages_have_two_units_at_most),
        cmocka_unit_test(rules_of_faults_are_checked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
