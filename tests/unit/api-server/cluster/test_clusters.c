#include "api-server/cluster/cluster_bed.h"
#include "argo/cluster.h"
#include "cluster/clusters.h"

static void a_secret_for_the_own_address_takes_the_built_in_entrys_place(void **state)
{
    struct cluster_list list;

    (void)state;
    fake_put(&bed->cluster, "{kind: Secret, metadata: {name: own, namespace: argocd, labels: "
                            "{argocd.argoproj.io/secret-type: cluster}}, data: {server: "
                            "aHR0cHM6Ly9rdWJlcm5ldGVzLmRlZmF1bHQuc3Zj, name: aG9tZQ==}}");
    bed_start(bed);
    list = clusters_list(&bed->server, bed->arena);
    assert_int_equal(list.count, 1);
    assert_true(str_equals(list.items[0].info.name, "home"));
    assert_non_null(clusters_find(
        list, (struct cluster_query){ STR("https://kubernetes.default.svc//"), STR_EMPTY }));
    assert_null(clusters_find(list, (struct cluster_query){ STR_EMPTY, STR("in-cluster") }));
    assert_null(clusters_find(list, (struct cluster_query){ STR_EMPTY, STR_EMPTY }));
    assert_string_equal(address(), bed->server.kube_config->server);
    assert_string_equal(with_address("ADDRESS"), address());
    assert_string_equal(ask("Get", "{name: absent}"), "PermissionDenied: permission denied");
    assert_string_equal(secret_value_of("own", "name"), "home");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_secret_for_the_own_address_takes_the_built_in_entrys_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
