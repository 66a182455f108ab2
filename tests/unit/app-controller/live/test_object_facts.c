#include "argo/settings.h"
#include "fake/values.h"
#include "gitops/health/health.h"
#include "gitops/ignore.h"
#include "live/object_facts.h"
#include "test.h"

struct bed {
    struct arena *arena;
    struct settings *settings;
    struct facts_reader reader;
    struct json_doc *object;
    struct object_facts facts;
};

static void open_with(struct bed *bed, const char *settings)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(json_doc_unref) struct json_doc *config = document_of(settings);

    *bed = (struct bed){ .arena = arena_new() };
    if (settings_read(config, NULL, &bed->settings, &err) < 0)
        fail_msg("%s", error_text(&err));
    bed->reader.settings = bed->settings;
}

static void read_facts(struct bed *bed, const char *object)
{
    json_doc_unref(bed->object);
    bed->object = document_of(object);
    object_facts_read(&bed->reader, bed->object, bed->arena, &bed->facts);
}

static void close_bed(struct bed *bed)
{
    arena_free(bed->arena);
    json_doc_unref(bed->object);
    settings_unref(bed->settings);
}

#define TRACKED "annotations: {argocd.argoproj.io/tracking-id: 'guestbook:apps/Deployment:ns/web'}"

static void identity_and_age_are_read(void **state)
{
    struct bed bed;

    (void)state;
    open_with(&bed, "{}");
    read_facts(&bed, "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: ns, "
                     "uid: u-1, resourceVersion: '7', creationTimestamp: '2023-11-14T22:13:20Z'}}");
    assert_true(str_equals(bed.facts.key.group, "apps"));
    assert_true(str_equals(bed.facts.key.kind, "Deployment"));
    assert_true(str_equals(bed.facts.key.namespace, "ns"));
    assert_true(str_equals(bed.facts.key.name, "web"));
    assert_true(str_equals(bed.facts.version, "v1"));
    assert_true(str_equals(bed.facts.uid, "u-1"));
    assert_true(str_equals(bed.facts.resource_version, "7"));
    assert_int_equal(bed.facts.created_seconds, 1700000000);
    assert_int_equal(bed.facts.content_hash, 0);
    close_bed(&bed);
}

static void only_what_is_managed_is_kept_whole(void **state)
{
    struct bed bed;

    (void)state;
    open_with(&bed, "{}");
    read_facts(&bed, "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}");
    assert_null(bed.facts.manifest);
    assert_true(str_is_empty(bed.facts.application));
    read_facts(&bed, "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: ns, "
                     "" TRACKED "}}");
    assert_ptr_equal(bed.facts.manifest, bed.object);
    assert_true(str_equals(bed.facts.application, "guestbook"));
    read_facts(&bed, "{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, "
                     "metadata: {name: a}}");
    assert_ptr_equal(bed.facts.manifest, bed.object);
    close_bed(&bed);
}

static void what_has_an_owner_is_no_applications_own(void **state)
{
    struct bed bed;

    (void)state;
    open_with(&bed, "{}");
    read_facts(&bed, "{apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: web-1, " TRACKED
                     ", ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: web, uid: "
                     "u-1}]}}");
    assert_true(str_is_empty(bed.facts.application));
    assert_null(bed.facts.manifest);
    assert_int_equal(bed.facts.owner_count, 1);
    assert_true(str_equals(bed.facts.owners[0].uid, "u-1"));
    close_bed(&bed);
}

static void some_owners_are_known_by_rule(void **state)
{
    static const struct {
        const char *object, *kind, *name, *uid;
    } cases[] = {
        { "{apiVersion: v1, kind: Endpoints, metadata: {name: web}}", "Service", "web", "" },
        { "{apiVersion: operators.coreos.com/v1alpha1, kind: ClusterServiceVersion, metadata: "
          "{name: a, annotations: {olm.operatorGroup: g}}}",
          "OperatorGroup", "g", "" },
        { "{apiVersion: v1, kind: Secret, type: kubernetes.io/service-account-token, metadata: "
          "{name: t, annotations: {kubernetes.io/service-account.name: robot, "
          "kubernetes.io/service-account.uid: u-2}}}",
          "ServiceAccount", "robot", "u-2" },
    };
    struct bed bed;

    (void)state;
    open_with(&bed, "{}");
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        read_facts(&bed, cases[i].object);
        assert_int_equal(bed.facts.owner_count, 1);
        assert_true(str_equals(bed.facts.owners[0].kind, cases[i].kind));
        assert_true(str_equals(bed.facts.owners[0].name, cases[i].name));
        assert_true(str_equals(bed.facts.owners[0].uid, cases[i].uid));
    }
    read_facts(&bed, "{apiVersion: v1, kind: Secret, type: Opaque, metadata: {name: t}}");
    assert_int_equal(bed.facts.owner_count, 0);
    close_bed(&bed);
}

static void health_is_judged_where_there_is_one(void **state)
{
    struct bed bed;

    (void)state;
    open_with(&bed, "{}");
    read_facts(&bed, "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}");
    assert_int_equal(bed.facts.health, HEALTH_NONE);
    read_facts(&bed, "{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: a}, status: "
                     "{phase: Lost}}");
    assert_int_equal(bed.facts.health, HEALTH_DEGRADED);
    close_bed(&bed);
}

static void what_does_not_count_does_not_change_the_hash(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct jq_runner no_jq = { 0 };
    struct ignore_rules *rules = NULL;
    struct bed bed;
    uint64_t hash;

    (void)state;
    open_with(&bed, "{data: {resource.customizations.ignoreResourceUpdates.all: \"jsonPointers: "
                    "[/status]\"}}");
    if (ignore_rules_for_updates(bed.settings, &no_jq, arena, &rules, &err) < 0)
        fail_msg("%s", error_text(&err));
    bed.reader.update_rules = rules;
    read_facts(&bed, "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, " TRACKED
                     "}, status: {n: 1}}");
    hash = bed.facts.content_hash;
    assert_int_not_equal(hash, 0);
    read_facts(&bed, "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, " TRACKED
                     "}, status: {n: 2}}");
    assert_true(bed.facts.content_hash == hash);
    read_facts(&bed,
               "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, " TRACKED "}, data: {n: 2}}");
    assert_true(bed.facts.content_hash != hash);
    close_bed(&bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(identity_and_age_are_read),
        cmocka_unit_test(only_what_is_managed_is_kept_whole),
        cmocka_unit_test(what_has_an_owner_is_no_applications_own),
        cmocka_unit_test(some_owners_are_known_by_rule),
        cmocka_unit_test(health_is_judged_where_there_is_one),
        cmocka_unit_test(what_does_not_count_does_not_change_the_hash),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
