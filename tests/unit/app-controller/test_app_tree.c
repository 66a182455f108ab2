#include "app-controller/bed.h"
#include "app_tree.h"
#include "comparison.h"
#include "test.h"

static struct bed *bed;
static struct application app;
static struct project project;
static struct conditions conditions;
static struct cluster_cache *cache;

static int set_up(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *owner;

    (void)state;
    bed = bed_new();
    conditions = (struct conditions){ 0 };
    owner = fake_put(&bed->cluster,
                     "{kind: Deployment, metadata: {name: web, namespace: ns, annotations: "
                     "{argocd.argoproj.io/tracking-id: 'a:apps/Deployment:ns/web'}}}");
    fake_put(&bed->cluster,
             arena_printf(bed->arena,
                          "{kind: Pod, metadata: {name: web-1, namespace: ns, ownerReferences: "
                          "[{apiVersion: apps/v1, kind: Deployment, name: web, uid: %s}]}, spec: "
                          "{containers: [{name: c, image: nginx}]}, status: {phase: Running}}",
                          json_cstr_at(owner, "metadata.uid")));
    fake_put(&bed->cluster, "{kind: ConfigMap, metadata: {name: orphan, namespace: ns}}");
    fake_put(&bed->cluster, "{kind: ConfigMap, metadata: {name: foreign, namespace: other}}");
    bed_put_app(bed, "a", "");
    bed_start(bed, false);
    app = bed_app(bed, "a");
    cache = bed_sync(bed);
    if (!cache)
        return -1;
    return project_read(value_of(bed->arena,
                                 "{metadata: {name: default}, spec: {destinations: [{server: '*', "
                                 "namespace: '*'}], clusterResourceWhitelist: [{group: '*', kind: "
                                 "'*'}], orphanedResources: {warn: true}}}"),
                        bed->arena, &project, &err);
}

static int tear_down(void **state)
{
    (void)state;
    bed_close(bed);
    return 0;
}

static const struct json *make_tree(void)
{
    const struct app_tree_input input = {
        .controller = &bed->controller,
        .app = &app,
        .project = &project,
        .settings = catalog_settings(bed->controller.catalog),
        .cluster = managed_cluster_info(clusters_at(bed->controller.clusters, 0)),
        .cache = cache,
        .resources = value_of(bed->arena,
                              "[{group: apps, version: v1, kind: Deployment, namespace: ns, name: "
                              "web}, {group: '', version: v1, kind: ConfigMap, namespace: ns, "
                              "name: missing}]"),
    };

    return app_tree_make(&input, &conditions, bed->arena);
}

static const struct json *named(const struct json *list, const char *name)
{
    for (struct json_cursor at = json_walk(list); json_next(&at);)
        if (str_equals(json_text_at(at.value, "name"), name))
            return at.value;
    return NULL;
}

static void managed_objects_bring_what_belongs_to_them(void **state)
{
    const struct json *nodes = json_get(make_tree(), "nodes"), *pod;

    (void)state;
    assert_int_equal(json_count(nodes), 3);
    pod = named(nodes, "web-1");
    assert_string_equal(json_cstr_at(json_item(json_get(pod, "parentRefs"), 0), "name"), "web");
    assert_string_equal(json_cstr(json_item(json_get(pod, "images"), 0)), "nginx");
    assert_null(named(nodes, "foreign"));
}

static void what_is_not_there_is_missing(void **state)
{
    const struct json *node = named(json_get(make_tree(), "nodes"), "missing");

    (void)state;
    assert_string_equal(json_cstr_at(node, "health.status"), "Missing");
}

static void orphans_stand_apart_and_are_warned_of(void **state)
{
    const struct json *orphans = json_get(make_tree(), "orphanedNodes");

    (void)state;
    assert_non_null(named(orphans, "orphan"));
    assert_null(named(orphans, "web-1"));
    assert_null(named(orphans, "foreign"));
    assert_int_equal(conditions.count, 1);
    assert_int_equal(conditions.items[0].type, CONDITION_ORPHANED_RESOURCE_WARNING);
}

static void without_a_wish_for_orphans_there_are_none(void **state)
{
    (void)state;
    project.has_orphaned_resources = false;
    assert_int_equal(json_count(json_get(make_tree(), "orphanedNodes")), 0);
    assert_int_equal(conditions.count, 0);
}

static void secrets_leave_without_their_values(void **state)
{
    struct compared items[] = {
        { .status = { .gvk = { STR_EMPTY, STR("v1"), STR("Secret") },
                      .namespace = STR("ns"),
                      .name = STR("z") } },
        { .status = { .gvk = { STR_EMPTY, STR("v1"), STR("ConfigMap") },
                      .namespace = STR("ns"),
                      .name = STR("a") } },
    };
    const struct comparison comparison = { .items = items, .count = 2 };
    const struct json *list;

    (void)state;
    items[0].live = items[0].target = value_of(
        bed->arena,
        "{apiVersion: v1, kind: Secret, metadata: {name: z, namespace: ns}, data: {k: c2VjcmV0}}");
    items[0].resource_version = items[1].resource_version = STR("1");
    list = app_tree_managed(&comparison, catalog_settings(bed->controller.catalog), bed->arena);
    assert_int_equal(json_count(list), 2);
    assert_string_equal(json_cstr_at(json_item(list, 0), "name"), "a"); /* sorted */
    assert_null(strstr(printed(list, bed->arena), "c2VjcmV0"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(managed_objects_bring_what_belongs_to_them),
        TEST(what_is_not_there_is_missing),
        TEST(orphans_stand_apart_and_are_warned_of),
        TEST(without_a_wish_for_orphans_there_are_none),
        TEST(secrets_leave_without_their_values),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
