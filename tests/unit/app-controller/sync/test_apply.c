#include "fake/cluster.h"
#include "kube/discovery.h"
#include "sync/apply.h"
#include "test.h"

struct bed {
    struct fake_cluster cluster;
    const struct kube_discovery *discovery;
    struct apply_target where;
    /* What is asked and what came of it. */
    struct apply_request request;
    struct str message;
    struct error err;
    int result;
};

static void discover(void *context)
{
    struct bed *bed = context;

    bed->result = kube_discover_wait(bed->cluster.client, &bed->discovery, &bed->err);
}

static int set_up(void **state)
{
    struct bed *bed = xcalloc(1, sizeof(*bed));

    fake_cluster_open(&bed->cluster);
    if (!fake_in_fiber(&bed->cluster, discover, bed) || bed->result < 0)
        return -1;
    bed->where = (struct apply_target){ bed->cluster.client, bed->discovery, NULL };
    *state = bed;
    return 0;
}

static int tear_down(void **state)
{
    struct bed *bed = *state;

    kube_discovery_unref(bed->discovery);
    error_release(&bed->err);
    fake_cluster_close(&bed->cluster);
    free(bed);
    return 0;
}

static void run_apply(void *context)
{
    struct bed *bed = context;

    bed->result =
        apply_object(&bed->where, &bed->request, bed->cluster.arena, &bed->message, &bed->err);
}

static void apply(struct bed *bed, const char *target, const struct json *live)
{
    error_release(&bed->err);
    fake_forget(&bed->cluster);
    bed->request.target = value_of(bed->cluster.arena, target);
    bed->request.live = live;
    assert_true(fake_in_fiber(&bed->cluster, run_apply, bed));
}

static void expect(struct bed *bed, const char *message, const char *log)
{
    assert_string_equal(error_text(&bed->err), "");
    assert_int_equal(bed->result, 0);
    assert_string_equal(text_of(bed->message, bed->cluster.arena), message);
    assert_string_equal(fake_log(&bed->cluster), log);
}

#define MAP_PATH "/api/v1/namespaces/ns/configmaps/a"
#define CONFIG_MAP(data)                                                                           \
    "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: ns}, data: " data "}"

static const struct json *live_map(struct bed *bed)
{
    return fake_get(&bed->cluster, MAP_PATH);
}

static void what_is_not_there_is_created_with_what_was_applied(void **state)
{
    struct bed *bed = *state;

    apply(bed, CONFIG_MAP("{x: '1', z: null}"), NULL);
    expect(bed, "configmap/a created", "POST /api/v1/namespaces/ns/configmaps\n");
    assert_string_equal(json_cstr(json_get(json_at(live_map(bed), "metadata.annotations"),
                                           LAST_APPLIED_ANNOTATION)),
                        "{\"apiVersion\":\"v1\",\"data\":{\"x\":\"1\",\"z\":null},\"kind\":"
                        "\"ConfigMap\",\"metadata\":{\"annotations\":{},\"name\":\"a\","
                        "\"namespace\":\"ns\"}}\n");
    assert_null(json_at(live_map(bed), "data.z"));
}

static void what_is_cluster_wide_is_applied_without_a_namespace(void **state)
{
    struct bed *bed = *state;
    const struct json *live;

    apply(bed, "{apiVersion: v1, kind: Namespace, metadata: {name: made, namespace: ns}}", NULL);
    expect(bed, "namespace/made created", "POST /api/v1/namespaces\n");
    live = fake_get(&bed->cluster, "/api/v1/namespaces/made");
    assert_string_equal(
        json_cstr(json_get(json_at(live, "metadata.annotations"), LAST_APPLIED_ANNOTATION)),
        "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"annotations\":{},\"name\":"
        "\"made\"}}\n");
    apply(bed, "{apiVersion: v1, kind: Namespace, metadata: {name: made, namespace: ns}}", live);
    expect(bed, "namespace/made unchanged", "");
}

static void what_is_equal_sends_nothing(void **state)
{
    struct bed *bed = *state;

    apply(bed, CONFIG_MAP("{x: '1'}"), NULL);
    apply(bed, CONFIG_MAP("{x: '1'}"), live_map(bed));
    expect(bed, "configmap/a unchanged", "");
    assert_int_equal(bed->cluster.reads, 0);
}

static void what_differs_is_patched(void **state)
{
    struct bed *bed = *state;

    apply(bed, CONFIG_MAP("{x: '1', y: '2'}"), NULL);
    apply(bed, CONFIG_MAP("{x: '3'}"), live_map(bed));
    expect(bed, "configmap/a configured", "PATCH " MAP_PATH "\n");
    assert_string_equal(bed->cluster.last_content_type, "application/strategic-merge-patch+json");
    assert_string_equal(printed(json_get(live_map(bed), "data"), bed->cluster.arena),
                        "{\"x\":\"3\"}");
}

static void a_trial_sends_nothing_and_says_what_would_be(void **state)
{
    struct bed *bed = *state;

    bed->request.is_dry_run = true;
    apply(bed, CONFIG_MAP("{x: '1'}"), NULL);
    expect(bed, "configmap/a created (dry run)", "");
    fake_put(&bed->cluster, CONFIG_MAP("{x: '0'}"));
    apply(bed, CONFIG_MAP("{x: '1'}"), live_map(bed));
    assert_true(str_has_prefix(bed->message, STR("configmap/a configured (dry run). Warning: ")));
    assert_string_equal(fake_log(&bed->cluster), "");
}

static void a_trial_of_what_is_there_says_that_nothing_would_change(void **state)
{
    struct bed *bed = *state;

    apply(bed, CONFIG_MAP("{x: '1'}"), NULL);
    bed->request.is_dry_run = true;
    apply(bed, CONFIG_MAP("{x: '1'}"), live_map(bed));
    expect(bed, "configmap/a unchanged (dry run)", "");
}

static void what_the_cache_missed_is_patched(void **state)
{
    struct bed *bed = *state;

    fake_put(&bed->cluster, CONFIG_MAP("{x: '0'}"));
    apply(bed, CONFIG_MAP("{x: '1'}"), NULL);
    assert_int_equal(bed->result, 0);
    assert_string_equal(fake_log(&bed->cluster),
                        "POST /api/v1/namespaces/ns/configmaps\nPATCH " MAP_PATH "\n");
    assert_true(str_equals(json_text_at(live_map(bed), "data.x"), "1"));
}

static void what_the_cache_still_shows_is_created_anew(void **state)
{
    struct bed *bed = *state;
    const struct json *live;

    apply(bed, CONFIG_MAP("{x: '0'}"), NULL);
    live = live_map(bed);
    fake_take(&bed->cluster, MAP_PATH);
    apply(bed, CONFIG_MAP("{x: '1'}"), live);
    expect(bed, "configmap/a created",
           "PATCH " MAP_PATH "\nPOST /api/v1/namespaces/ns/configmaps\n");
}

static void a_conflict_is_tried_again_with_what_is_there(void **state)
{
    struct bed *bed = *state;

    apply(bed, CONFIG_MAP("{x: '0'}"), NULL);
    bed->cluster.refusal.method = "PATCH";
    bed->cluster.refusal.status = 409;
    bed->cluster.refusal.reason = "Conflict";
    bed->cluster.refusal.times = 1;
    apply(bed, CONFIG_MAP("{x: '1'}"), live_map(bed));
    expect(bed, "configmap/a configured", "PATCH " MAP_PATH "\nPATCH " MAP_PATH "\n");
    assert_int_equal(bed->cluster.reads, 1);
}

static void force_makes_anew_what_cannot_be_patched(void **state)
{
    struct bed *bed = *state;

    apply(bed, CONFIG_MAP("{x: '0'}"), NULL);
    bed->cluster.refusal.method = "PATCH";
    bed->cluster.refusal.status = 422;
    bed->cluster.refusal.reason = "Invalid";
    bed->cluster.refusal.times = 1;
    bed->request.is_force = true;
    apply(bed, CONFIG_MAP("{x: '1'}"), live_map(bed));
    expect(bed, "configmap/a configured",
           "PATCH " MAP_PATH "\nDELETE " MAP_PATH "\nPOST /api/v1/namespaces/ns/configmaps\n");
}

static void a_refusal_is_told_in_the_servers_words(void **state)
{
    struct bed *bed = *state;

    bed->cluster.refusal.method = "POST";
    bed->cluster.refusal.status = 403;
    bed->cluster.refusal.reason = "Forbidden";
    bed->cluster.refusal.times = 1;
    apply(bed, CONFIG_MAP("{x: '1'}"), NULL);
    assert_int_equal(bed->result, -1);
    assert_int_equal(bed->err.code, ERR_FORBIDDEN);
    assert_non_null(strstr(error_text(&bed->err), "not now"));
}

static void in_the_name_of_another_what_is_there_is_read_first(void **state)
{
    static const struct kube_impersonation deployer = { .user = "deployer" };
    struct bed *bed = *state;
    const struct json *live;

    apply(bed, CONFIG_MAP("{x: '1'}"), NULL);
    live = live_map(bed);
    bed->where.act_as = &deployer;
    bed->request.is_dry_run = true;
    bed->cluster.refusal.method = "GET";
    bed->cluster.refusal.status = 403;
    bed->cluster.refusal.reason = "Forbidden";
    bed->cluster.refusal.times = 1;
    apply(bed, CONFIG_MAP("{x: '2'}"), live);
    assert_int_equal(bed->result, -1);
    assert_int_equal(bed->err.code, ERR_FORBIDDEN);
    assert_non_null(
        strstr(error_text(&bed->err),
               "error when retrieving current configuration of:\nResource: \"/v1, "
               "Resource=configmaps\", GroupVersionKind: \"/v1, Kind=ConfigMap\"\nName: "
               "\"a\", Namespace: \"ns\"\nfrom server for: \"/dev/shm/"));
    apply(bed, CONFIG_MAP("{x: '2'}"), live);
    expect(bed, "configmap/a configured (dry run)", "");
}

static void a_kind_that_is_not_served_is_named(void **state)
{
    struct bed *bed = *state;

    apply(bed, "{apiVersion: example.com/v1, kind: Thing, metadata: {name: t, namespace: ns}}",
          NULL);
    assert_int_equal(bed->result, -1);
    assert_non_null(strstr(error_text(&bed->err),
                           "resource mapping not found for name: \"t\" namespace: \"ns\" from "));
    assert_non_null(strstr(error_text(&bed->err), "ensure CRDs are installed first"));
}

static void a_generated_name_cannot_be_applied(void **state)
{
    struct bed *bed = *state;

    apply(bed, "{apiVersion: v1, kind: Pod, metadata: {generateName: p-, namespace: ns}}", NULL);
    assert_string_equal(error_text(&bed->err), "from p-: cannot use generate name with apply");
}

static void what_has_no_name_at_all_cannot_be_asked_for(void **state)
{
    struct bed *bed = *state;

    apply(bed, "{apiVersion: v1, kind: Pod, metadata: {namespace: ns}}", NULL);
    assert_non_null(strstr(error_text(&bed->err),
                           "error when retrieving current configuration of:\nResource: \"/v1, "
                           "Resource=pods\", GroupVersionKind: \"/v1, Kind=Pod\"\nName: \"\", "
                           "Namespace: \"ns\"\nfrom server for: \"/dev/shm/"));
    assert_non_null(strstr(error_text(&bed->err), "\": resource name may not be empty"));
    assert_string_equal(fake_log(&bed->cluster), "");
}

static void a_label_that_is_no_text_is_refused_before_anything_is_sent(void **state)
{
    static const struct {
        const char *metadata, *said;
    } cases[] = {
        { "labels: {a: 1}", "number into Go struct field ObjectMeta.metadata.labels" },
        { "labels: {a: b, c: true}", "bool into Go struct field ObjectMeta.metadata.labels" },
        { "annotations: {a: [b]}", "array into Go struct field ObjectMeta.metadata.annotations" },
    };
    struct bed *bed = *state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        apply(bed,
              arena_printf(bed->cluster.arena,
                           "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: ns, %s}}",
                           cases[i].metadata),
              NULL);
        assert_int_equal(bed->result, -1);
        assert_non_null(strstr(error_text(&bed->err), "unable to decode \"/dev/shm/"));
        assert_non_null(strstr(error_text(&bed->err), cases[i].said));
        assert_string_equal(fake_log(&bed->cluster), "");
    }
}

static void the_server_applies_where_it_is_asked_to(void **state)
{
    struct bed *bed = *state;

    bed->request.is_server_side = true;
    apply(bed, CONFIG_MAP("{x: '1'}"), NULL);
    expect(bed, "configmap/a serverside-applied", "PATCH " MAP_PATH "\n");
    assert_string_equal(bed->cluster.last_content_type, "application/apply-patch+yaml");
    assert_non_null(
        strstr(bed->cluster.api.requests.items[bed->cluster.api.requests.count - 1]->target,
               "fieldManager=argocd-controller"));
    assert_null(json_at(live_map(bed), "metadata.annotations"));
}

static void fields_of_another_manager_are_taken_over_first(void **state)
{
    struct bed *bed = *state;

    fake_put(&bed->cluster,
             "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: ns, managedFields: "
             "[{manager: kubectl-client-side-apply, operation: Update, apiVersion: v1, fieldsType: "
             "FieldsV1, fieldsV1: {'f:data': {'f:x': {}}}}]}, data: {x: '1'}}");
    bed->request.is_server_side = true;
    bed->request.migrated_manager = STR("kubectl-client-side-apply");
    apply(bed, CONFIG_MAP("{x: '2'}"), live_map(bed));
    expect(bed, "configmap/a serverside-applied", "PATCH " MAP_PATH "\nPATCH " MAP_PATH "\n");
    assert_true(str_equals(
        json_text_at(json_item(json_at(live_map(bed), "metadata.managedFields"), 0), "manager"),
        APPLY_MANAGER));
    assert_true(str_equals(
        json_text_at(json_item(json_at(live_map(bed), "metadata.managedFields"), 0), "operation"),
        "Apply"));

    apply(bed, CONFIG_MAP("{x: '2'}"), live_map(bed)); /* nothing left to take over */
    expect(bed, "configmap/a serverside-applied", "PATCH " MAP_PATH "\n");
}

static void replacing_puts_over_what_is_there(void **state)
{
    struct bed *bed = *state;
    const struct json *stale;

    stale = fake_put(&bed->cluster, CONFIG_MAP("{x: '0', y: '0'}"));
    fake_put(&bed->cluster, CONFIG_MAP("{x: '5', y: '0'}"));
    bed->request.is_replace = true;
    apply(bed, CONFIG_MAP("{x: '1'}"), stale);
    expect(bed, "configmap/a replaced", "PUT " MAP_PATH "\nPUT " MAP_PATH "\n");
    assert_string_equal(printed(json_get(live_map(bed), "data"), bed->cluster.arena),
                        "{\"x\":\"1\"}");
    assert_null(json_at(live_map(bed), "metadata.annotations"));
}

static void replacing_with_force_deletes_first(void **state)
{
    struct bed *bed = *state;

    fake_put(&bed->cluster, CONFIG_MAP("{x: '0'}"));
    bed->request.is_replace = true;
    bed->request.is_force = true;
    apply(bed, CONFIG_MAP("{x: '1'}"), live_map(bed));
    expect(bed, "configmap \"a\" deleted from ns namespace\nconfigmap/a replaced",
           "DELETE " MAP_PATH "\nPOST /api/v1/namespaces/ns/configmaps\n");
}

static void replacing_what_is_not_there_creates_it(void **state)
{
    struct bed *bed = *state;

    bed->request.is_replace = true;
    apply(bed, "{apiVersion: v1, kind: Pod, metadata: {generateName: p-, namespace: ns}}", NULL);
    expect(bed, "pod/p-xyz created", "POST /api/v1/namespaces/ns/pods\n");
}

#define ROLE_PATH "/apis/rbac.authorization.k8s.io/v1/namespaces/ns/roles/r"
#define ROLE(verbs)                                                                                \
    "{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: r, namespace: ns}, "  \
    "rules: [{verbs: " verbs ", apiGroups: [''], resources: [pods]}]}"

static void roles_are_reconciled_before_they_are_applied(void **state)
{
    struct bed *bed = *state;
    const struct json *live;

    fake_put(&bed->cluster, "{apiVersion: v1, kind: Namespace, metadata: {name: ns}}");
    live = fake_put(&bed->cluster, ROLE("[get]"));
    apply(bed, ROLE("[get, list]"), live);
    assert_int_equal(bed->result, 0);
    assert_true(str_has_prefix(
        bed->message,
        STR("role.rbac.authorization.k8s.io/r reconciled. reconciliation required update\n"
            "\tmissing rules added:\n\t\t{Verbs:[list] APIGroups:[] Resources:[pods] "
            "ResourceNames:[] NonResourceURLs:[]}role.rbac.authorization.k8s.io/r configured")));
    assert_string_equal(fake_log(&bed->cluster), "PUT " ROLE_PATH "\nPATCH " ROLE_PATH "\n");
}

static void a_binding_to_another_role_is_made_anew(void **state)
{
    static const char binding[] =
        "{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: b, "
        "namespace: ns}, roleRef: {kind: Role, name: %s}, subjects: [{kind: User, name: ann}]}";
    struct bed *bed = *state;
    const struct json *live;

    fake_put(&bed->cluster, "{apiVersion: v1, kind: Namespace, metadata: {name: ns}}");
    live = fake_put(&bed->cluster, arena_printf(bed->cluster.arena, binding, "old"));
    apply(bed, arena_printf(bed->cluster.arena, binding, "new"), live);
    assert_int_equal(bed->result, 0);
    assert_true(str_has_prefix(
        str_of(fake_log(&bed->cluster)),
        STR("DELETE /apis/rbac.authorization.k8s.io/v1/namespaces/ns/rolebindings/b\n"
            "POST /apis/rbac.authorization.k8s.io/v1/namespaces/ns/rolebindings\n")));
    assert_true(str_has_prefix(
        bed->message, STR("rolebinding.rbac.authorization.k8s.io/b reconciled. reconciliation "
                          "required recreaterolebinding.rbac.authorization.k8s.io/b configured")));
}

/* ---- single requests ---- */

static void run_delete(void *context)
{
    struct bed *bed = context;

    bed->result = apply_delete(&bed->where, bed->request.live, "Foreground", &bed->err);
}

static void deleting_means_this_very_object(void **state)
{
    struct bed *bed = *state;

    bed->request.live = fake_put(&bed->cluster, CONFIG_MAP("{}"));
    assert_true(fake_in_fiber(&bed->cluster, run_delete, bed));
    assert_int_equal(bed->result, 0);
    assert_non_null(strstr(bed->cluster.last_body, "\"propagationPolicy\":\"Foreground\""));
    assert_non_null(
        strstr(bed->cluster.last_body, json_cstr_at(bed->request.live, "metadata.uid")));
    assert_null(live_map(bed));
    assert_true(fake_in_fiber(&bed->cluster, run_delete, bed));
    assert_int_equal(bed->err.code, ERR_NOT_FOUND);
}

static void run_remove_finalizer(void *context)
{
    struct bed *bed = context;

    bed->result = apply_remove_finalizer(&bed->where, bed->request.live, "ours", &bed->err);
}

static void only_the_one_finalizer_is_removed(void **state)
{
    static const char object[] = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: "
                                 "ns, finalizers: [ours, theirs]}, data: {x: '%d'}}";
    struct bed *bed = *state;

    bed->request.live = fake_put(&bed->cluster, arena_printf(bed->cluster.arena, object, 0));
    fake_put(&bed->cluster, arena_printf(bed->cluster.arena, object, 1)); /* a conflict */
    assert_true(fake_in_fiber(&bed->cluster, run_remove_finalizer, bed));
    assert_int_equal(bed->result, 0);
    assert_string_equal(printed(json_at(live_map(bed), "metadata.finalizers"), bed->cluster.arena),
                        "[\"theirs\"]");
    assert_true(str_equals(json_text_at(live_map(bed), "data.x"), "1"));

    fake_forget(&bed->cluster);
    bed->request.live = live_map(bed);
    assert_true(fake_in_fiber(&bed->cluster, run_remove_finalizer, bed));
    assert_string_equal(fake_log(&bed->cluster), "");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(what_is_not_there_is_created_with_what_was_applied),
        TEST(what_is_cluster_wide_is_applied_without_a_namespace),
        TEST(what_is_equal_sends_nothing),
        TEST(what_differs_is_patched),
        TEST(a_trial_sends_nothing_and_says_what_would_be),
        TEST(a_trial_of_what_is_there_says_that_nothing_would_change),
        TEST(what_the_cache_missed_is_patched),
        TEST(what_the_cache_still_shows_is_created_anew),
        TEST(a_conflict_is_tried_again_with_what_is_there),
        TEST(force_makes_anew_what_cannot_be_patched),
        TEST(a_refusal_is_told_in_the_servers_words),
        TEST(in_the_name_of_another_what_is_there_is_read_first),
        TEST(a_kind_that_is_not_served_is_named),
        TEST(a_generated_name_cannot_be_applied),
        TEST(what_has_no_name_at_all_cannot_be_asked_for),
        TEST(a_label_that_is_no_text_is_refused_before_anything_is_sent),
        TEST(the_server_applies_where_it_is_asked_to),
        TEST(fields_of_another_manager_are_taken_over_first),
        TEST(replacing_puts_over_what_is_there),
        TEST(replacing_with_force_deletes_first),
        TEST(replacing_what_is_not_there_creates_it),
        TEST(roles_are_reconciled_before_they_are_applied),
        TEST(a_binding_to_another_role_is_made_anew),
        TEST(deleting_means_this_very_object),
        TEST(only_the_one_finalizer_is_removed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
