#include "argo/application.h"
#include "argo/cluster.h"
#include "document.h"

static void a_secret_is_a_cluster(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct cluster cluster;
    const char *warning;
    const struct json *secret = document(
        arena, "metadata: {uid: u1, labels: {argocd.argoproj.io/secret-type: cluster, env: prod}, "
               "annotations: {argocd.argoproj.io/refresh: '2024-01-01T00:00:00Z', managed-by: x}}\n"
               "stringData:\n"
               "  server: https://c.example.com//\n"
               "  name: c\n"
               "  namespaces: ' a, ,b '\n"
               "  clusterResources: 'True'\n"
               "  shard: x\n"
               "  config: '{\"bearerToken\": \"t\", \"tlsClientConfig\": {\"insecure\": false, "
               "\"caData\": \"Y2E=\"}, \"disableCompression\": true}'\n");

    (void)state;
    assert_int_equal(cluster_read(secret, arena, &cluster, &warning, &err), 0);
    assert_text(cluster.server, "https://c.example.com");
    assert_int_equal(cluster.namespaces.count, 2);
    assert_false(cluster.cluster_resources);
    assert_int_equal(cluster.shard, -1);
    assert_non_null(warning);
    assert_text(cluster.ca_data, "ca");
    assert_text(cluster.bearer_token, "t");
    assert_true(cluster.disable_compression);
    assert_json(cluster.labels, "{\"env\":\"prod\"}");
    assert_false(cluster_uses_service_account(&cluster));
    assert_text(cluster.refresh_requested_at, "2024-01-01T00:00:00Z");
}

static void a_config_that_is_no_json_is_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct cluster cluster;

    (void)state;
    assert_int_equal(cluster_read(document(arena, "{metadata: {name: s}, stringData: {server: x, "
                                                  "config: '{'}}"),
                                  arena, &cluster, NULL, &err),
                     -1);
    assert_non_null(strstr(error_text(&err), "cannot read the cluster Secret 's'"));
}

static const char *resolve(struct arena *arena, const char *server, const char *name,
                           bool in_cluster)
{
    static const struct cluster a = { .server = { "https://a", 9 }, .name = { "same", 4 } };
    static const struct cluster b = { .server = { "https://b", 9 }, .name = { "same", 4 } };
    struct cluster local = cluster_in_cluster();
    const struct cluster *all[] = { &a, &b, &local }, *found;
    CLEANUP(error_release) struct error err = { 0 };
    struct destination destination = { str_of(server), str_of(name), STR_EMPTY };

    if (cluster_resolve(&destination, all, 3, in_cluster, &found, &err) < 0)
        return arena_printf(arena, "%s", error_text(&err));
    return found->server.ptr;
}

static void a_destination_names_one_cluster(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(resolve(arena, "https://b", "", true), "https://b");
    assert_string_equal(resolve(arena, "", "in-cluster", true), "https://kubernetes.default.svc");
    assert_string_equal(resolve(arena, "", "same", true),
                        "there are 2 clusters with the same name: [https://a https://b]");
    assert_string_equal(resolve(arena, "", "x", true), "there are no clusters with this name: x");
    assert_string_equal(resolve(arena, "", "", true), "Destination server missing from app spec");
    assert_string_equal(resolve(arena, "s", "n", true),
                        "application destination can't have both name and server defined: n s");
    assert_string_equal(resolve(arena, "https://z", "", true),
                        "error getting cluster by server \"https://z\": rpc error: code = NotFound "
                        "desc = cluster \"https://z\" not found");
    assert_string_equal(resolve(arena, "https://kubernetes.default.svc", "", false),
                        "error getting cluster by server \"https://kubernetes.default.svc\": rpc "
                        "error: code = NotFound desc = cluster \"https://kubernetes.default.svc\" "
                        "is disabled");
}

static void the_local_cluster_needs_no_secret(void **state)
{
    struct cluster cluster = cluster_in_cluster();

    (void)state;
    assert_true(cluster_uses_service_account(&cluster));
    cluster.bearer_token = STR("t");
    assert_false(cluster_uses_service_account(&cluster));
}

static void secrets_are_named_after_host_and_url(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_text(cluster_secret_name(STR("https://Cluster.Example.com:6443"), arena),
                "cluster-cluster.example.com-1353530416");
    assert_true(str_has_prefix(cluster_secret_name(STR("https://[fe80::1]:6443"), arena),
                               STR("cluster-fe80--1-")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_secret_is_a_cluster),
        cmocka_unit_test(a_config_that_is_no_json_is_refused),
        cmocka_unit_test(a_destination_names_one_cluster),
        cmocka_unit_test(the_local_cluster_needs_no_secret),
        cmocka_unit_test(secrets_are_named_after_host_and_url),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
