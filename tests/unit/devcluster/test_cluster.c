#include "base/arena.h"
#include "bootstrap.h"
#include "cluster.h"
#include "cluster_log.h"
#include "config.h"
#include "convert.h"
#include "data/json.h"
#include "data/yaml.h"
#include "decode.h"
#include "fault_rules.h"
#include "io/loop.h"
#include "kind_rules.h"
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

static void names_follow_their_rules(void **state)
{
    (void)state;
    assert_null(name_fault_label(STR("a-1")));
    assert_non_null(name_fault_label(STR("-a")));
    assert_non_null(name_fault_label(STR("a.b")));
    assert_null(name_fault_subdomain(STR("a.b-c")));
    assert_non_null(name_fault_subdomain(STR("a..b")));
    assert_non_null(name_fault_service(STR("1a")));
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
        cmocka_unit_test(names_follow_their_rules),
        cmocka_unit_test(ages_have_two_units_at_most),
        cmocka_unit_test(rules_of_faults_are_checked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
