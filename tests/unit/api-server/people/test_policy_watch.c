#include "argo/rbac.h"
#include "fake/cluster.h"
#include "people/policy_watch.h"
#include "test.h"

#include <stdio.h>

struct watched {
    struct fake_cluster cluster;
    struct rbac *rbac;
    struct policy_watch *watch;
};

#define CONFIG_MAP(policy)                                                                         \
    "{kind: ConfigMap, metadata: {name: argocd-rbac-cm, namespace: argocd}, data: {policy.csv: "   \
    "'" policy "'}}"

static bool permits(struct watched *watched, const char *subject)
{
    const struct rbac_request request = {
        .subject = str_of(subject), .resource = "clusters", .action = "get", .object = STR("x")
    };

    return rbac_permits(watched->rbac, &request);
}

static void wait_until(struct watched *watched, const char *subject, bool wanted)
{
    for (int i = 0; i < 500 && permits(watched, subject) != wanted; i++)
        fake_idle(&watched->cluster.api, 5);
    assert_int_equal(permits(watched, subject), wanted);
}

static void open_watched(struct watched *watched, const char *config_map)
{
    fake_cluster_open(&watched->cluster);
    fake_put(&watched->cluster, "{kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd}, "
                                "data: {policy.csv: 'p, eve, *, *, *, allow'}}");
    if (config_map)
        fake_put(&watched->cluster, config_map);
    watched->rbac = rbac_new();
    watched->watch = policy_watch_new(watched->cluster.client, "argocd", watched->rbac);
    assert_false(policy_watch_is_ready(watched->watch));
    for (int i = 0; i < 500 && !policy_watch_is_ready(watched->watch); i++)
        fake_idle(&watched->cluster.api, 5);
    assert_true(policy_watch_is_ready(watched->watch));
}

static void close_watched(struct watched *watched)
{
    policy_watch_free(watched->watch);
    rbac_free(watched->rbac);
    fake_cluster_close(&watched->cluster);
}

static void the_policy_follows_its_config_map(void **state)
{
    struct watched watched;

    (void)state;
    open_watched(&watched, CONFIG_MAP("p, alice, clusters, get, *, allow"));
    assert_true(permits(&watched, "alice"));
    assert_false(permits(&watched, "eve"));
    fake_put(&watched.cluster, CONFIG_MAP("p, bob, clusters, get, *, allow"));
    wait_until(&watched, "bob", true);
    assert_false(permits(&watched, "alice"));
    close_watched(&watched);
}

static void a_bad_policy_changes_nothing(void **state)
{
    struct watched watched;

    (void)state;
    open_watched(&watched, CONFIG_MAP("p, alice, clusters, get, *, allow"));
    fake_put(&watched.cluster, CONFIG_MAP("p, broken"));
    fake_idle(&watched.cluster.api, 100);
    assert_true(permits(&watched, "alice"));
    fake_put(&watched.cluster, CONFIG_MAP("p, bob, clusters, get, *, allow"));
    wait_until(&watched, "bob", true);
    close_watched(&watched);
}

static void without_the_config_map_the_built_in_roles_are_there(void **state)
{
    struct watched watched;

    (void)state;
    open_watched(&watched, NULL);
    assert_true(permits(&watched, "admin"));
    assert_false(permits(&watched, "alice"));
    fake_put(&watched.cluster, CONFIG_MAP("p, alice, clusters, get, *, allow"));
    wait_until(&watched, "alice", true);
    fake_take(&watched.cluster, "/api/v1/namespaces/argocd/configmaps/argocd-rbac-cm");
    wait_until(&watched, "alice", false);
    assert_true(permits(&watched, "admin"));
    close_watched(&watched);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_policy_follows_its_config_map),
        cmocka_unit_test(a_bad_policy_changes_nothing),
        cmocka_unit_test(without_the_config_map_the_built_in_roles_are_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
