#include "argo/cluster.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "fake/cluster.h"
#include "gitops/jq_runner.h"
#include "kube/discovery.h"
#include "live/cluster_cache.h"
#include "test.h"

struct cache_bed {
    struct fake_cluster cluster;
    struct settings *settings;
    struct cluster_cache *cache;
    struct jq_runner jq;
    bool is_called_off; /* the sync, while it asks jq */
    struct strbuf told; /* "name application[*]\n", with a star where it is the root */
    struct error err;
    int result;
    size_t events;
};

static void on_change(void *context, const struct cluster_change *change)
{
    struct cache_bed *bed = context;

    strbuf_printf(&bed->told, "%.*s %.*s%s\n", STR_ARG(change->key.name),
                  STR_ARG(change->application), change->is_root ? "*" : "");
}

static void on_event(void *context, struct str group, struct str kind)
{
    struct cache_bed *bed = context;

    (void)group;
    (void)kind;
    bed->events++;
}

static int check_program(void *context, struct str program, struct error *err)
{
    struct cache_bed *bed = context;

    (void)program;
    (void)err;
    if (bed->is_called_off)
        cluster_cache_invalidate(bed->cache, bed->settings);
    bed->is_called_off = false;
    return 0;
}

static struct settings *settings_of(const char *yaml)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(json_doc_unref) struct json_doc *config = document_of(yaml);
    struct settings *settings = NULL;

    if (settings_read(config, NULL, &settings, &err) < 0)
        fail_msg("%s", error_text(&err));
    return settings;
}

/* `namespaces` of the cluster; none: all. */
static struct cache_bed *open_with(const char *settings, struct texts namespaces)
{
    CLEANUP(kube_config_unref) const struct kube_config *config = NULL;
    CLEANUP(error_release) struct error err = { 0 };
    const struct kube_client_options client = { .qps = -1 };
    struct cache_bed *bed = xcalloc(1, sizeof(*bed));
    struct cluster cluster = cluster_in_cluster();
    struct cluster_cache_options options = { .cluster = &cluster,
                                             .client = &client,
                                             .on_change = on_change,
                                             .on_event = on_event,
                                             .context = bed,
                                             .retry_ms = 60000 };

    fake_cluster_open(&bed->cluster);
    bed->jq = (struct jq_runner){ .check = check_program, .context = bed };
    options.jq = &bed->jq;
    bed->told = (struct strbuf)STRBUF_INIT(64 * 1024);
    bed->settings = settings_of(settings);
    config = fake_config(&bed->cluster.api);
    cluster.namespaces = namespaces;
    options.loop = bed->cluster.loop;
    options.config = config;
    options.settings = bed->settings;
    assert_int_equal(cluster_cache_open(&options, &bed->cache, &err), 0);
    return bed;
}

static struct cache_bed *open_bed(void)
{
    return open_with("{}", (struct texts){ 0 });
}

static void close_bed(struct cache_bed *bed)
{
    cluster_cache_close(bed->cache);
    settings_unref(bed->settings);
    strbuf_release(&bed->told);
    error_release(&bed->err);
    fake_cluster_close(&bed->cluster);
    free(bed);
}

static void run_sync(void *context)
{
    struct cache_bed *bed = context;

    error_release(&bed->err);
    bed->result = cluster_cache_sync(bed->cache, &bed->err);
}

static void sync_cache(struct cache_bed *bed)
{
    assert_true(fake_in_fiber(&bed->cluster, run_sync, bed));
    fake_idle(&bed->cluster.api, 30); /* the streams are open */
}

static void expect(struct cache_bed *bed, const char *told)
{
    for (int i = 0; i < 100 && bed->told.len < strlen(told); i++)
        fake_idle(&bed->cluster.api, 5);
    fake_idle(&bed->cluster.api, 10);
    assert_string_equal(bed->told.ptr ? bed->told.ptr : "", told);
    strbuf_release(&bed->told);
    bed->told = (struct strbuf)STRBUF_INIT(64 * 1024);
}

#define TRACKED(name, more)                                                                        \
    "{apiVersion: v1, kind: ConfigMap, metadata: {name: " name                                     \
    ", namespace: ns, annotations: {argocd.argoproj.io/tracking-id: 'app:/ConfigMap:ns/" name      \
    "'}}" more "}"

static const struct live_object *find(struct cache_bed *bed, const char *kind, const char *name)
{
    const struct object_key key = { STR_EMPTY, str_of(kind), STR("ns"), str_of(name) };

    return object_table_find(cluster_cache_objects(bed->cache), &key);
}

static void everything_is_there_after_the_sync(void **state)
{
    struct cache_bed *bed = open_bed();

    (void)state;
    fake_put(&bed->cluster, TRACKED("a", ""));
    fake_put(&bed->cluster, "{kind: Pod, metadata: {name: p, namespace: ns}}");
    assert_false(cluster_cache_is_synced(bed->cache));
    sync_cache(bed);
    assert_int_equal(bed->result, 0);
    assert_true(cluster_cache_is_synced(bed->cache));
    assert_true(cluster_cache_synced_at(bed->cache) > 0);
    assert_string_equal(cluster_cache_version(bed->cache), "v1.35.4");
    assert_int_equal(object_table_count(cluster_cache_objects(bed->cache)), 2);
    assert_true(str_equals(live_object_application(find(bed, "ConfigMap", "a")), "app"));
    assert_non_null(find(bed, "Pod", "p"));
    expect(bed, ""); /* nobody is told of what is listed */
    close_bed(bed);
}

static void what_the_cluster_serves_is_known(void **state)
{
    struct cache_bed *bed = open_bed();
    struct texts versions;

    (void)state;
    assert_int_equal(cluster_cache_scope(bed->cache, STR_EMPTY, STR("Pod")), -1);
    sync_cache(bed);
    assert_int_equal(cluster_cache_scope(bed->cache, STR_EMPTY, STR("Pod")), 1);
    assert_int_equal(cluster_cache_scope(bed->cache, STR_EMPTY, STR("Namespace")), 0);
    assert_int_equal(cluster_cache_scope(bed->cache, STR("x"), STR("Thing")), -1);
    assert_true(cluster_cache_watches(bed->cache, STR("apps"), STR("Deployment")));
    assert_false(cluster_cache_watches(bed->cache, STR("x"), STR("Thing")));
    versions = cluster_cache_api_versions(bed->cache, bed->cluster.arena);
    assert_true(texts_contain(versions, "apps/v1"));
    assert_true(texts_contain(versions, "v1/Pod"));
    close_bed(bed);
}

static void what_was_known_of_the_kinds_stays_for_those_who_use_it(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct cache_bed *bed = open_bed();
    const struct kube_discovery *before;

    (void)state;
    sync_cache(bed);
    before = cluster_cache_discovery(bed->cache, arena);
    cluster_cache_invalidate(bed->cache, bed->settings);
    sync_cache(bed);
    assert_ptr_not_equal(cluster_cache_discovery(bed->cache, arena), before);
    assert_non_null(kube_discovery_find(before, STR_EMPTY, STR("v1"), STR("Pod")));
    close_bed(bed);
}

static void changes_are_told_with_the_application_they_concern(void **state)
{
    struct cache_bed *bed = open_bed();
    const struct json *owner;

    (void)state;
    owner = fake_put(&bed->cluster, TRACKED("a", ""));
    sync_cache(bed);
    fake_put(&bed->cluster, TRACKED("a", ", data: {x: '1'}"));
    expect(bed, "a app*\n");
    fake_put(&bed->cluster,
             arena_printf(bed->cluster.arena,
                          "{kind: Pod, metadata: {name: p, namespace: ns, ownerReferences: "
                          "[{apiVersion: v1, kind: ConfigMap, name: a, uid: %s}]}}",
                          json_cstr_at(owner, "metadata.uid")));
    expect(bed, "p app\n");
    fake_put(&bed->cluster, "{kind: Pod, metadata: {name: stranger, namespace: ns}}");
    expect(bed, "stranger \n");
    fake_take(&bed->cluster, "/api/v1/namespaces/ns/configmaps/a");
    expect(bed, "a app*\n");
    assert_null(find(bed, "ConfigMap", "a"));
    assert_true(bed->events >= 4);
    close_bed(bed);
}

static void an_object_that_changes_hands_is_told_to_both(void **state)
{
    struct cache_bed *bed = open_bed();

    (void)state;
    fake_put(&bed->cluster, TRACKED("a", ""));
    sync_cache(bed);
    fake_put(&bed->cluster, "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: ns, "
                            "annotations: {argocd.argoproj.io/tracking-id: "
                            "'other:/ConfigMap:ns/a'}}}");
    expect(bed, "a other*\na app*\n");
    close_bed(bed);
}

static void what_the_settings_exclude_is_not_looked_at(void **state)
{
    struct cache_bed *bed = open_with("{data: {resource.exclusions: '[{apiGroups: [\"\"], kinds: "
                                      "[Pod], clusters: [\"*\"]}]'}}",
                                      (struct texts){ 0 });

    (void)state;
    fake_put(&bed->cluster, "{kind: Pod, metadata: {name: p, namespace: ns}}");
    sync_cache(bed);
    assert_null(find(bed, "Pod", "p"));
    assert_false(cluster_cache_watches(bed->cache, STR_EMPTY, STR("Pod")));
    close_bed(bed);
}

static void in_namespaced_mode_only_its_namespaces_are_looked_at(void **state)
{
    static const struct str namespace[] = { STR("ns") };
    struct cache_bed *bed = open_with("{}", (struct texts){ namespace, 1 });

    (void)state;
    fake_put(&bed->cluster, TRACKED("a", ""));
    fake_put(&bed->cluster, "{kind: ConfigMap, metadata: {name: b, namespace: other}}");
    fake_put(&bed->cluster, "{kind: Namespace, metadata: {name: ns}}");
    sync_cache(bed);
    assert_int_equal(object_table_count(cluster_cache_objects(bed->cache)), 1);
    assert_true(cluster_cache_is_namespaced_mode(bed->cache));
    assert_true(cluster_cache_manages_namespace(bed->cache, STR("ns")));
    assert_false(cluster_cache_manages_namespace(bed->cache, STR("other")));
    assert_false(cluster_cache_manages_cluster_resources(bed->cache));
    close_bed(bed);
}

static void a_failed_sync_is_told_and_not_tried_again_at_once(void **state)
{
    struct cache_bed *bed = open_bed();
    size_t asked;

    (void)state;
    bed->cluster.refusal.method = "GET";
    bed->cluster.refusal.status = 403;
    bed->cluster.refusal.reason = "Forbidden";
    bed->cluster.refusal.times = 1;
    sync_cache(bed);
    assert_int_equal(bed->result, -1);
    assert_int_equal(bed->err.code, ERR_FORBIDDEN);
    assert_non_null(strstr(error_text(&bed->err), "failed to load initial state of resource "));
    assert_string_equal(cluster_cache_error(bed->cache), error_text(&bed->err));
    asked = bed->cluster.api.requests.count;
    sync_cache(bed);
    assert_int_equal(bed->result, -1);
    assert_int_equal(bed->cluster.api.requests.count, asked);
    close_bed(bed);
}

static void with_respect_for_rbac_a_refused_kind_is_left_out(void **state)
{
    struct cache_bed *bed =
        open_with("{data: {resource.respectRBAC: normal}}", (struct texts){ 0 });

    (void)state;
    bed->cluster.refusal.method = "GET";
    bed->cluster.refusal.status = 403;
    bed->cluster.refusal.reason = "Forbidden";
    bed->cluster.refusal.times = 1;
    sync_cache(bed);
    assert_int_equal(bed->result, 0);
    assert_int_equal(cluster_cache_kind_count(bed->cache), FAKE_KINDS - 2); /* Events are never */
    close_bed(bed);
}

static struct cache_bed *open_refused(const char *allowed_namespace, struct texts namespaces)
{
    struct cache_bed *bed = open_with("{data: {resource.respectRBAC: strict}}", namespaces);

    bed->cluster.refusal.method = "GET";
    bed->cluster.refusal.status = 403;
    bed->cluster.refusal.reason = "Forbidden";
    bed->cluster.refusal.times = 1;
    bed->cluster.allowed_namespace = allowed_namespace;
    return bed;
}

static void strict_respect_leaves_a_refused_kind_out_that_may_not_be_listed(void **state)
{
    struct cache_bed *bed = open_refused(NULL, (struct texts){ 0 });

    (void)state;
    sync_cache(bed);
    assert_int_equal(bed->result, 0);
    assert_int_equal(cluster_cache_kind_count(bed->cache), FAKE_KINDS - 2);
    assert_string_equal(fake_log(&bed->cluster),
                        "POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews\n");
    close_bed(bed);
}

static void strict_respect_fails_where_the_list_is_allowed_and_refused_all_the_same(void **state)
{
    struct cache_bed *bed = open_refused("*", (struct texts){ 0 });

    (void)state;
    sync_cache(bed);
    assert_int_equal(bed->result, -1);
    assert_non_null(strstr(error_text(&bed->err), "failed to load initial state of resource "));
    close_bed(bed);
}

static void strict_respect_asks_for_one_namespace_after_the_other(void **state)
{
    const struct str names[] = { STR("first"), STR("second") };
    struct cache_bed *bed = open_refused("second", (struct texts){ names, 2 });

    (void)state;
    sync_cache(bed);
    assert_int_equal(bed->result, -1);
    assert_string_equal(fake_log(&bed->cluster),
                        "POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews\n"
                        "POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews\n");
    close_bed(bed);
}

static void several_may_wait_for_one_sync(void **state)
{
    struct cache_bed *bed = open_bed();
    struct fake_errand first = { run_sync, bed, false }, second = { run_sync, bed, false };

    (void)state;
    fiber_start(bed->cluster.fibers, fake_run_errand, &first);
    fiber_start(bed->cluster.fibers, fake_run_errand, &second);
    assert_int_equal(cluster_cache_waiting(bed->cache), 2);
    assert_true(fake_run(&bed->cluster.api, &first.is_done));
    assert_true(fake_run(&bed->cluster.api, &second.is_done));
    assert_int_equal(bed->result, 0);
    close_bed(bed);
}

static void invalidated_it_forgets_and_reads_anew(void **state)
{
    struct cache_bed *bed = open_bed();

    (void)state;
    fake_put(&bed->cluster, TRACKED("a", ""));
    sync_cache(bed);
    cluster_cache_invalidate(bed->cache, bed->settings);
    assert_false(cluster_cache_is_synced(bed->cache));
    assert_int_equal(object_table_count(cluster_cache_objects(bed->cache)), 0);
    fake_put(&bed->cluster, TRACKED("b", ""));
    sync_cache(bed);
    assert_int_equal(bed->result, 0);
    assert_int_equal(object_table_count(cluster_cache_objects(bed->cache)), 2);
    close_bed(bed);
}

static void invalidating_wakes_those_who_wait(void **state)
{
    struct cache_bed *bed = open_bed();
    struct fake_errand errand = { run_sync, bed, false };

    (void)state;
    fiber_start(bed->cluster.fibers, fake_run_errand, &errand);
    cluster_cache_invalidate(bed->cache, bed->settings);
    assert_true(fake_run(&bed->cluster.api, &errand.is_done));
    assert_int_equal(bed->err.code, ERR_UNAVAILABLE);
    close_bed(bed);
}

static void a_sync_that_is_called_off_while_it_waits_for_jq_asks_the_cluster_nothing(void **state)
{
    struct cache_bed *bed = open_with("{data: {resource.ignoreResourceUpdatesEnabled: 'true', "
                                      "resource.customizations.ignoreResourceUpdates.ConfigMap: "
                                      "'jqPathExpressions: [.data | keys]'}}",
                                      (struct texts){ 0 });

    (void)state;
    bed->is_called_off = true;
    sync_cache(bed);
    assert_int_equal(bed->err.code, ERR_UNAVAILABLE);
    assert_false(bed->is_called_off);
    assert_int_equal(bed->cluster.api.requests.count, 0);
    sync_cache(bed);
    assert_int_equal(bed->result, 0);
    close_bed(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_there_after_the_sync),
        cmocka_unit_test(what_the_cluster_serves_is_known),
        cmocka_unit_test(what_was_known_of_the_kinds_stays_for_those_who_use_it),
        cmocka_unit_test(changes_are_told_with_the_application_they_concern),
        cmocka_unit_test(an_object_that_changes_hands_is_told_to_both),
        cmocka_unit_test(what_the_settings_exclude_is_not_looked_at),
        cmocka_unit_test(in_namespaced_mode_only_its_namespaces_are_looked_at),
        cmocka_unit_test(a_failed_sync_is_told_and_not_tried_again_at_once),
        cmocka_unit_test(with_respect_for_rbac_a_refused_kind_is_left_out),
        cmocka_unit_test(strict_respect_leaves_a_refused_kind_out_that_may_not_be_listed),
        cmocka_unit_test(strict_respect_fails_where_the_list_is_allowed_and_refused_all_the_same),
        cmocka_unit_test(strict_respect_asks_for_one_namespace_after_the_other),
        cmocka_unit_test(several_may_wait_for_one_sync),
        cmocka_unit_test(invalidated_it_forgets_and_reads_anew),
        cmocka_unit_test(invalidating_wakes_those_who_wait),
        cmocka_unit_test(a_sync_that_is_called_off_while_it_waits_for_jq_asks_the_cluster_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
