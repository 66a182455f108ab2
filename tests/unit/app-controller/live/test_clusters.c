#include "argo/application.h"
#include "argo/settings.h"
#include "fake/cluster.h"
#include "live/clusters.h"
#include "test.h"

struct clusters_bed {
    struct fake_cluster cluster;
    struct settings *settings;
    const struct kube_config *local;
    struct clusters *clusters;
};

static void on_change(void *context, const struct cluster_change *change)
{
    (void)context;
    (void)change;
}

static int set_up(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(json_doc_unref) struct json_doc *config = document_of("{}");
    const struct kube_client_options client = { .qps = -1 };
    struct clusters_bed *bed = xcalloc(1, sizeof(*bed));
    struct clusters_options options = { .cache = { .client = &client, .on_change = on_change } };

    fake_cluster_open(&bed->cluster);
    if (settings_read(config, NULL, &bed->settings, &err) < 0)
        return -1;
    bed->local = fake_config(&bed->cluster.api);
    options.cache.loop = bed->cluster.loop;
    options.settings = bed->settings;
    options.local = bed->local;
    bed->clusters = clusters_new(&options);
    *state = bed;
    return 0;
}

static int tear_down(void **state)
{
    struct clusters_bed *bed = *state;

    clusters_free(bed->clusters);
    kube_config_unref(bed->local);
    settings_unref(bed->settings);
    fake_cluster_close(&bed->cluster);
    free(bed);
    return 0;
}

#define SECRET(name, server, more)                                                                 \
    "{kind: Secret, metadata: {name: " name ", namespace: argocd}, data: {name: " name             \
    ", server: " server more "}}"
#define FAR "aHR0cHM6Ly9mYXI="                                /* https://far */
#define IN_CLUSTER "aHR0cHM6Ly9rdWJlcm5ldGVzLmRlZmF1bHQuc3Zj" /* the built-in server */
#define NAMED(text) ", namespaces: " text

static void put(struct clusters_bed *bed, const char *secret)
{
    CLEANUP(json_doc_unref) struct json_doc *document = document_of(secret);

    clusters_put(bed->clusters, document);
}

/* The servers, "," behind each. */
static const char *servers(struct clusters_bed *bed)
{
    const struct cluster *const *list;
    size_t count = clusters_list(bed->clusters, bed->cluster.arena, &list);
    const char *text = "";

    for (size_t i = 0; i < count; i++)
        text = arena_printf(bed->cluster.arena, "%s%.*s,", text, STR_ARG(list[i]->server));
    return text;
}

#define BUILT_IN "https://kubernetes.default.svc,"

static void the_one_we_run_in_is_always_there(void **state)
{
    struct clusters_bed *bed = *state;

    assert_string_equal(servers(bed), BUILT_IN);
    put(bed, SECRET("ZmFy", FAR, ""));
    assert_string_equal(servers(bed), BUILT_IN "https://far,");
    clusters_remove(bed->clusters, STR("ZmFy"));
    assert_string_equal(servers(bed), BUILT_IN);
    assert_null(clusters_at(bed->clusters, 1));
}

static void a_secret_may_stand_in_for_it(void **state)
{
    struct clusters_bed *bed = *state;

    put(bed, SECRET("aGVyZQ==", IN_CLUSTER, ""));
    assert_string_equal(servers(bed), BUILT_IN);
    assert_true(str_equals(managed_cluster_info(clusters_at(bed->clusters, 0))->name, "here"));
    clusters_remove(bed->clusters, STR("aGVyZQ=="));
    assert_string_equal(servers(bed), BUILT_IN);
    assert_true(
        str_equals(managed_cluster_info(clusters_at(bed->clusters, 0))->name, "in-cluster"));
}

static void a_secret_that_cannot_be_read_removes_what_it_named(void **state)
{
    struct clusters_bed *bed = *state;

    put(bed, SECRET("ZmFy", FAR, ""));
    put(bed, SECRET("ZmFy", "'***'", ""));
    assert_string_equal(servers(bed), BUILT_IN);
}

static int resolve(struct clusters_bed *bed, const char *server, struct managed_cluster **out,
                   struct error *err)
{
    const struct destination destination = { .server = str_of(server) };

    return clusters_resolve(bed->clusters, &destination, out, err);
}

static void a_destination_is_resolved_or_named_in_the_error(void **state)
{
    CLEANUP(managed_cluster_unref) struct managed_cluster *cluster = NULL;
    CLEANUP(error_release) struct error err = { 0 };
    struct clusters_bed *bed = *state;

    put(bed, SECRET("ZmFy", FAR, ""));
    assert_int_equal(resolve(bed, "https://far", &cluster, &err), 0);
    assert_true(str_equals(managed_cluster_info(cluster)->name, "far"));
    managed_cluster_unref(TAKE(cluster));
    assert_int_equal(resolve(bed, "https://nowhere", &cluster, &err), -1);
    assert_non_null(strstr(error_text(&err), "https://nowhere"));
}

static void who_works_with_one_keeps_it_though_its_secret_goes(void **state)
{
    CLEANUP(managed_cluster_unref) struct managed_cluster *cluster = NULL;
    CLEANUP(error_release) struct error err = { 0 };
    struct clusters_bed *bed = *state;

    put(bed, SECRET("ZmFy", FAR, ""));
    assert_int_equal(resolve(bed, "https://far", &cluster, &err), 0);
    clusters_remove(bed->clusters, STR("ZmFy"));
    assert_true(str_equals(managed_cluster_info(cluster)->server, "https://far"));
}

static struct cluster_cache *open_first(struct clusters_bed *bed)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct cluster_cache *cache = NULL;

    assert_int_equal(managed_cluster_open(clusters_at(bed->clusters, 0), &cache, &err), 0);
    return cache;
}

static void a_cache_is_opened_once(void **state)
{
    struct clusters_bed *bed = *state;
    struct cluster_cache *cache;

    assert_null(managed_cluster_cache(clusters_at(bed->clusters, 0)));
    cache = open_first(bed);
    assert_ptr_equal(open_first(bed), cache);
    assert_ptr_equal(managed_cluster_cache(clusters_at(bed->clusters, 0)), cache);
}

static void a_secret_that_says_the_same_keeps_its_cache(void **state)
{
    struct clusters_bed *bed = *state;
    struct cluster_cache *cache;

    put(bed, SECRET("aGVyZQ==", IN_CLUSTER, ""));
    cache = open_first(bed);
    put(bed, "{kind: Secret, metadata: {name: aGVyZQ==, namespace: argocd, labels: {x: y}}, data: "
             "{name: aGVyZQ==, server: " IN_CLUSTER "}}");
    assert_ptr_equal(managed_cluster_cache(clusters_at(bed->clusters, 0)), cache);
    put(bed, SECRET("aGVyZQ==", IN_CLUSTER, NAMED("bnM=")));
    assert_null(managed_cluster_cache(clusters_at(bed->clusters, 0)));
}

static void run_sync(void *context)
{
    CLEANUP(error_release) struct error err = { 0 };

    (void)!cluster_cache_sync(context, &err);
}

static void settings_that_count_make_the_caches_read_anew(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(json_doc_unref) struct json_doc *same = document_of("{data: {url: 'https://x'}}");
    CLEANUP(json_doc_unref)
    struct json_doc *other = document_of("{data: {application.instanceLabelKey: mine}}");
    CLEANUP(settings_unref) struct settings *same_settings = NULL, *other_settings = NULL;
    struct clusters_bed *bed = *state;
    struct cluster_cache *cache = open_first(bed);

    assert_int_equal(settings_read(same, NULL, &same_settings, &err), 0);
    assert_int_equal(settings_read(other, NULL, &other_settings, &err), 0);
    assert_true(fake_in_fiber(&bed->cluster, run_sync, cache));
    assert_true(cluster_cache_is_synced(cache));
    clusters_set_settings(bed->clusters, same_settings);
    assert_true(cluster_cache_is_synced(cache));
    clusters_set_settings(bed->clusters, other_settings);
    assert_false(cluster_cache_is_synced(cache));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_one_we_run_in_is_always_there),
        TEST(a_secret_may_stand_in_for_it),
        TEST(a_secret_that_cannot_be_read_removes_what_it_named),
        TEST(a_destination_is_resolved_or_named_in_the_error),
        TEST(who_works_with_one_keeps_it_though_its_secret_goes),
        TEST(a_cache_is_opened_once),
        TEST(a_secret_that_says_the_same_keeps_its_cache),
        TEST(settings_that_count_make_the_caches_read_anew),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
