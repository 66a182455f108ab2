#include "app-controller/bed.h"
#include "distribution_dynamic.h"
#include "test.h"

#include <stdio.h>
#include <unistd.h>

#define MAPPING "/api/v1/namespaces/argocd/configmaps/argocd-app-controller-shard-cm"
#define DEPLOYMENT(replicas)                                                                       \
    "{apiVersion: apps/v1, kind: Deployment, metadata: {name: argocd-application-controller, "     \
    "namespace: argocd}, spec: {replicas: " #replicas "}}"

struct dynamic_bed {
    struct fake_cluster cluster;
    struct config config;
    struct controller controller;
    struct dynamic_shard *dynamic;
    struct error err;
    size_t changes;
    char host[256];
};

static void on_change(void *context)
{
    struct dynamic_bed *bed = context;

    bed->changes++;
}

static struct dynamic_bed *new_bed(void)
{
    struct dynamic_bed *bed = xcalloc(1, sizeof(*bed));

    fake_cluster_open(&bed->cluster);
    assert_int_equal(gethostname(bed->host, sizeof(bed->host) - 1), 0);
    bed->config.shard = -1;
    bed->config.heartbeat_s = 1;
    bed->config.deployment_name = "argocd-application-controller";
    bed->controller.config = &bed->config;
    bed->controller.namespace = "argocd";
    bed->controller.loop = bed->cluster.loop;
    bed->controller.fibers = bed->cluster.fibers;
    bed->controller.kube = bed->cluster.client;
    return bed;
}

static int start(struct dynamic_bed *bed)
{
    return dynamic_shard_open(&bed->controller, on_change, bed, &bed->dynamic, &bed->err);
}

static void close_bed(struct dynamic_bed *bed)
{
    dynamic_shard_close(bed->dynamic);
    while (fiber_pool_running(bed->cluster.fibers) > 0)
        fake_idle(&bed->cluster.api, 2);
    error_release(&bed->err);
    fake_cluster_close(&bed->cluster);
    free(bed);
}

static const struct json *entries(struct dynamic_bed *bed)
{
    return value_of(bed->cluster.arena,
                    json_cstr_at(fake_get(&bed->cluster, MAPPING), "data.shardControllerMapping"));
}

static void the_first_makes_the_list(void **state)
{
    struct dynamic_bed *bed = new_bed();

    (void)state;
    fake_put(&bed->cluster, DEPLOYMENT(2));
    assert_int_equal(start(bed), 0);
    assert_int_equal(dynamic_shard_own(bed->dynamic), 0);
    assert_int_equal(dynamic_shard_replicas(bed->dynamic), 2);
    assert_int_equal(json_count(entries(bed)), 2);
    assert_string_equal(json_cstr_at(entries(bed), "0.ControllerName"), bed->host);
    assert_string_equal(json_cstr_at(entries(bed), "1.ControllerName"), "");
    assert_int_equal(bed->changes, 0);
    close_bed(bed);
}

static void without_the_deployment_it_does_not_start(void **state)
{
    struct dynamic_bed *bed = new_bed();

    (void)state;
    assert_int_equal(start(bed), -1);
    assert_non_null(strstr(error_text(&bed->err), "cannot claim a shard: cannot read how many "));
    close_bed(bed);
}

static void a_list_that_is_none_is_refused(void **state)
{
    struct dynamic_bed *bed = new_bed();

    (void)state;
    fake_put(&bed->cluster, DEPLOYMENT(2));
    fake_put(&bed->cluster, "{apiVersion: v1, kind: ConfigMap, metadata: {name: "
                            "argocd-app-controller-shard-cm, namespace: argocd}, data: "
                            "{shardControllerMapping: '['}}");
    assert_int_equal(start(bed), -1);
    assert_non_null(strstr(error_text(&bed->err), "cannot parse 'shardControllerMapping'"));
    close_bed(bed);
}

static void a_conflict_is_tried_again(void **state)
{
    struct dynamic_bed *bed = new_bed();

    (void)state;
    fake_put(&bed->cluster, DEPLOYMENT(1));
    bed->cluster.refusal.method = "POST";
    bed->cluster.refusal.status = 409;
    bed->cluster.refusal.reason = "AlreadyExists";
    bed->cluster.refusal.times = 1;
    assert_int_equal(start(bed), 0);
    assert_int_equal(dynamic_shard_own(bed->dynamic), 0);
    close_bed(bed);
}

static void the_number_of_shards_follows_the_deployment(void **state)
{
    struct dynamic_bed *bed = new_bed();

    (void)state;
    fake_put(&bed->cluster, DEPLOYMENT(1));
    assert_int_equal(start(bed), 0);
    fake_put(&bed->cluster, DEPLOYMENT(3));
    for (int i = 0; i < 5000 && bed->changes == 0; i++)
        fake_idle(&bed->cluster.api, 5);
    assert_int_equal(bed->changes, 1);
    assert_int_equal(dynamic_shard_replicas(bed->dynamic), 3);
    assert_int_equal(dynamic_shard_own(bed->dynamic), 0);
    assert_int_equal(json_count(entries(bed)), 3);
    close_bed(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_makes_the_list),
        cmocka_unit_test(without_the_deployment_it_does_not_start),
        cmocka_unit_test(a_list_that_is_none_is_refused),
        cmocka_unit_test(a_conflict_is_tried_again),
        cmocka_unit_test(the_number_of_shards_follows_the_deployment),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
