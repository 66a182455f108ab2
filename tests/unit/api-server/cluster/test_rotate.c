#include "api-server/cluster/cluster_bed.h"
#include "argo/cluster.h"
#include "argo/jwt.h"

static const char *token_of(const char *claims)
{
    const struct json *parsed;
    struct error err = { 0 };

    assert_int_equal(json_parse(str_of(claims), NULL, bed->arena, &parsed, &err), 0);
    return jwt_sign(parsed, STR("key"), bed->arena).ptr;
}

static const char *token(void)
{
    return token_of("{\"kubernetes.io/serviceaccount/namespace\":\"kube-system\","
                    "\"kubernetes.io/serviceaccount/secret.name\":\"m-token-abc\","
                    "\"kubernetes.io/serviceaccount/service-account.name\":\"m\"}");
}

static void fill_in(void *context)
{
    static const char path[] = "/api/v1/namespaces/kube-system/secrets/m-token-xyz";
    const struct json *made = fake_get(&bed->cluster, path);

    (void)context;
    if (made && !json_at(made, "data.token"))
        fake_put(&bed->cluster, "{kind: Secret, metadata: {name: m-token-xyz, namespace: "
                                "kube-system}, data: {token: bmV3}}");
}

static void a_new_token_replaces_the_old_one(void **state)
{
    struct watch *filler;
    const char *name;

    (void)state;
    fake_put(&bed->cluster, "{kind: Secret, metadata: {name: m-token-abc, namespace: kube-system, "
                            "annotations: {kubernetes.io/service-account.name: m}}}");
    fake_put(&bed->cluster, "{kind: ServiceAccount, metadata: {name: m, namespace: kube-system}, "
                            "secrets: [{name: m-token-abc}, {name: other}]}");
    bed_start(bed);
    filler = loop_watch_timer(bed->cluster.loop, 20, fill_in, NULL);
    ask("Create", with_address(arena_printf(bed->arena,
                                            "{cluster: {server: 'ADDRESS', name: far, config: "
                                            "{bearerToken: %s}}}",
                                            token())));
    assert_string_equal(ask("RotateAuth", "{name: far}"), "{}");
    watch_cancel(filler);
    name = cluster_secret_name(str_of(address()), bed->arena).ptr;
    assert_string_equal(secret_value_of(name, "config"),
                        "{\"bearerToken\":\"new\",\"tlsClientConfig\":{\"insecure\":false}}");
    assert_null(fake_get(&bed->cluster, "/api/v1/namespaces/kube-system/secrets/m-token-abc"));
    assert_string_equal(
        printed(
            json_get(fake_get(&bed->cluster, "/api/v1/namespaces/kube-system/serviceaccounts/m"),
                     "secrets"),
            bed->arena),
        "[{\"name\":\"other\"},{\"name\":\"m-token-xyz\"}]");
}

static void without_a_token_there_is_nothing_to_rotate(void **state)
{
    (void)state;
    bed_start(bed);
    assert_string_equal(ask("RotateAuth", "{name: in-cluster}"),
                        "InvalidArgument: Cluster 'https://kubernetes.default.svc' does not use "
                        "bearer token authentication");
    ask("Create",
        with_address("{cluster: {server: 'ADDRESS', name: far, config: {bearerToken: odd}}}"));
    assert_string_equal(ask("RotateAuth", "{name: far}"),
                        "Unknown: failed to parse service account token: failed to parse service "
                        "account token: token is malformed: token contains an invalid number of "
                        "segments");
}

/* What the server itself reaches its cluster with. */
static void run_with_token(const char *token)
{
    const struct json *config = value_of(
        bed->arena,
        arena_printf(bed->arena, "{bearerToken: %s, tlsClientConfig: {insecure: false}}", token));
    const struct kube_config *old = bed->server.kube_config;
    CLEANUP(error_release) struct error err = { 0 };

    assert_int_equal(
        kube_config_of_cluster(old->server, config, old, &bed->server.kube_config, &err), 0);
    kube_config_unref(old);
}

static void a_token_that_belongs_to_no_secret_cannot_be_rotated(void **state)
{
    (void)state;
    bed_start(bed);
    run_with_token(token_of("{\"kubernetes.io\":{\"namespace\":\"argocd\"}}"));
    assert_string_equal(ask("RotateAuth", "{name: in-cluster}"),
                        "Unknown: failed to generate new cluster manager secret: resource name may "
                        "not be empty");
    run_with_token("odd");
    assert_string_equal(ask("RotateAuth", "{name: in-cluster}"),
                        "Unknown: failed to parse service account token: failed to parse service "
                        "account token: token is malformed: token contains an invalid number of "
                        "segments");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_new_token_replaces_the_old_one),
        TEST(without_a_token_there_is_nothing_to_rotate),
        TEST(a_token_that_belongs_to_no_secret_cannot_be_rotated),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
