#include "argo/cluster_access.h"
#include "fake/catalog.h"
#include "kube/discovery.h"
#include "kube/kube_config.h"
#include "test.h"

static int set_up(void **state)
{
    struct fake_catalog *fake = xcalloc(1, sizeof(*fake));

    fake_cluster_open(&fake->cluster);
    *state = fake;
    return 0;
}

static int tear_down(void **state)
{
    fake_catalog_close(*state);
    free(*state);
    return 0;
}

#define CLUSTER(name, server)                                                                      \
    "{kind: Secret, metadata: {name: " name ", namespace: argocd, labels: "                        \
    "{argocd.argoproj.io/secret-type: cluster}}, data: {name: ZmFy, server: " server               \
    ", config: eyJiZWFyZXJUb2tlbiI6InQifQ==}}"

static void the_built_in_cluster_is_there_unless_a_secret_names_it(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct fake_catalog *fake = *state;
    const struct cluster_entry *entries;

    fake_put(&fake->cluster, CLUSTER("far", "aHR0cHM6Ly9mYXIuZXhhbXBsZS5jb20="));
    fake_put(&fake->cluster, CLUSTER("bad", "'***'"));
    fake_catalog_start(fake);
    assert_int_equal(cluster_entries(fake->catalog, arena, &entries), 2);
    assert_true(str_equals(entries[0].info.server, "https://far.example.com"));
    assert_non_null(entries[0].secret);
    assert_true(str_equals(entries[1].info.server, "https://kubernetes.default.svc"));
    assert_null(entries[1].secret);
}

static void a_secret_may_stand_in_for_the_built_in_cluster(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct fake_catalog *fake = *state;
    const struct cluster_entry *entries;

    fake_put(&fake->cluster, CLUSTER("own", "aHR0cHM6Ly9rdWJlcm5ldGVzLmRlZmF1bHQuc3Zj"));
    fake_catalog_start(fake);
    assert_int_equal(cluster_entries(fake->catalog, arena, &entries), 1);
    assert_non_null(entries[0].secret);
}

static void credentials_of_a_secret_become_those_of_the_config(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(kube_config_unref) const struct kube_config *config = NULL, *local = NULL;
    struct fake_catalog *fake = *state;
    const struct cluster_entry *entries;

    fake_put(&fake->cluster, CLUSTER("far", "aHR0cHM6Ly9mYXIuZXhhbXBsZS5jb20="));
    fake_catalog_start(fake);
    local = fake_config(&fake->cluster.api);
    cluster_entries(fake->catalog, arena, &entries);
    assert_int_equal(cluster_kube_config(&entries[0].info, entries[0].secret, local, &config, &err),
                     0);
    assert_string_equal(config->server, "https://far.example.com");
    assert_string_equal(config->token, "t");
    kube_config_unref(config);
    assert_int_equal(cluster_kube_config(&entries[1].info, NULL, local, &config, &err), 0);
    assert_ptr_equal(config, local);
}

struct asking {
    struct kube_client *client;
    const struct kube_discovery *discovery;
    struct error err;
};

static void discover(void *context)
{
    struct asking *asking = context;

    assert_int_equal(kube_discover_wait(asking->client, &asking->discovery, &asking->err), 0);
}

static void versions_and_kinds_that_can_be_watched_are_listed(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct fake_catalog *fake = *state;
    struct asking asking = { .client = fake->cluster.client };
    struct texts versions;

    fake_catalog_start(fake);
    assert_true(fake_in_fiber(&fake->cluster, discover, &asking));
    versions = cluster_api_versions(asking.discovery, arena);
    assert_true(texts_contain(versions, "apps/v1"));
    assert_true(texts_contain(versions, "apps/v1/Deployment"));
    assert_true(texts_contain(versions, "v1/ConfigMap"));
    assert_false(texts_contain(versions, "batch/v1"));
    kube_discovery_unref(asking.discovery);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_built_in_cluster_is_there_unless_a_secret_names_it),
        TEST(a_secret_may_stand_in_for_the_built_in_cluster),
        TEST(credentials_of_a_secret_become_those_of_the_config),
        TEST(versions_and_kinds_that_can_be_watched_are_listed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
