#include "base/arena.h"
#include "data/json.h"
#include "kube/kube_config.h"
#include "kube/kube_config_builder.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct fixture {
    struct arena *arena;
    char folder[64];
    const struct kube_config *config;
    struct error err;
};

static int setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof(*fixture));

    fixture->arena = arena_new();
    snprintf(fixture->folder, sizeof(fixture->folder), "/tmp/kube-config.XXXXXX");
    assert_non_null(mkdtemp(fixture->folder));
    unsetenv("KUBECONFIG");
    unsetenv("KUBERNETES_SERVICE_HOST");
    unsetenv("KUBERNETES_SERVICE_PORT");
    unsetenv("POD_NAMESPACE");
    setenv("HOME", fixture->folder, 1);
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    static const char *const names[] = { "one", "two", "ca.crt", "token", "namespace", "cert" };

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        unlink(arena_printf(fixture->arena, "%s/%s", fixture->folder, names[i]));
    rmdir(fixture->folder);
    kube_config_unref(fixture->config);
    error_release(&fixture->err);
    arena_free(fixture->arena);
    free(fixture);
    return 0;
}

static const char *write_file(struct fixture *fixture, const char *name, const char *text)
{
    const char *path = arena_printf(fixture->arena, "%s/%s", fixture->folder, name);
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    return path;
}

static int parse(struct fixture *fixture, const char *text, const struct kube_config_flags *flags)
{
    kube_config_unref(fixture->config);
    fixture->config = NULL;
    error_release(&fixture->err);
    return kube_config_parse(str_of(text), fixture->folder, flags, &fixture->config, &fixture->err);
}

static const struct kube_config *expect(struct fixture *fixture, const char *text,
                                        const struct kube_config_flags *flags)
{
    if (parse(fixture, text, flags) < 0)
        fail_msg("%s", error_text(&fixture->err));
    return fixture->config;
}

static void expect_fault(struct fixture *fixture, const char *text,
                         const struct kube_config_flags *flags, const char *words)
{
    assert_int_equal(parse(fixture, text, flags), -1);
    assert_string_equal(error_text(&fixture->err), words);
}

static const char full[] =
    "apiVersion: v1\nkind: Config\ncurrent-context: one\n"
    "clusters:\n"
    "- name: c1\n"
    "  cluster:\n"
    "    server: https://h1:6443/base/\n"
    "    certificate-authority-data: Q0E=\n"
    "    tls-server-name: real\n"
    "    proxy-url: socks5://p:1\n"
    "    disable-compression: true\n"
    "    extensions:\n"
    "    - name: client.authentication.k8s.io/exec\n"
    "      extension: {audience: x}\n"
    "- name: c2\n"
    "  cluster: {server: h2, insecure-skip-tls-verify: true}\n"
    "users:\n"
    "- name: u1\n"
    "  user: {client-certificate-data: Q0VSVA==, client-key-data: S0VZ, as: joe, as-uid: '7',\n"
    "         as-groups: [a, b], as-user-extra: {k: [v, w]}}\n"
    "- name: u2\n"
    "  user: {username: me, password: secret}\n"
    "- name: u3\n"
    "  user:\n"
    "    exec:\n"
    "      apiVersion: client.authentication.k8s.io/v1beta1\n"
    "      command: ./bin/get\n"
    "      args: [-x]\n"
    "      env: [{name: A, value: b}]\n"
    "      provideClusterInfo: true\n"
    "      installHint: hint\n"
    "contexts:\n"
    "- name: one\n"
    "  context: {cluster: c1, user: u1, namespace: ns}\n"
    "- name: two\n"
    "  context: {cluster: c2, user: u2}\n"
    "- name: three\n"
    "  context: {cluster: c1, user: u3}\n";

static void the_current_context_counts(void **state)
{
    const struct kube_config *config = expect(*state, full, NULL);

    assert_string_equal(config->server, "https://h1:6443/base");
    assert_string_equal(config->namespace, "ns");
    assert_true(str_equals(config->ca_pem, "CA"));
    assert_string_equal(config->tls_server_name, "real");
    assert_string_equal(config->proxy_url, "socks5://p:1");
    assert_true(config->is_compression_off);
    assert_true(str_equals(config->client_cert_pem, "CERT"));
    assert_true(str_equals(config->client_key_pem, "KEY"));
    assert_string_equal(config->impersonation.user, "joe");
    assert_string_equal(config->impersonation.uid, "7");
    assert_int_equal(config->impersonation.group_count, 2);
    assert_string_equal(config->impersonation.groups[1], "b");
    assert_int_equal(config->impersonation.extra_count, 2);
    assert_string_equal(config->impersonation.extra[1].value, "w");
    assert_null(config->token);
}

static void flags_pick_another_context(void **state)
{
    const struct kube_config *config =
        expect(*state, full, &(struct kube_config_flags){ .context = "two" });

    assert_string_equal(config->server, "https://h2");
    assert_true(config->is_insecure);
    assert_string_equal(config->namespace, "default");
    assert_string_equal(config->username, "me");
    assert_string_equal(config->password, "secret");
}

static void flags_win_over_the_file(void **state)
{
    const char *groups[] = { "g", NULL };
    const struct kube_config *config =
        expect(*state, full,
               &(struct kube_config_flags){ .server = "https://other/",
                                            .token = "t",
                                            .namespace = "x",
                                            .as = "ann",
                                            .as_groups = groups,
                                            .insecure_skip_tls_verify = true });

    assert_string_equal(config->server, "https://other");
    assert_string_equal(config->token, "t");
    assert_string_equal(config->namespace, "x");
    assert_true(config->is_insecure);
    assert_int_equal(config->ca_pem.len, 0);
    assert_null(config->tls_server_name);
    assert_string_equal(config->impersonation.user, "ann");
    assert_int_equal(config->impersonation.group_count, 1);
}

static void a_plugin_is_described(void **state)
{
    struct fixture *fixture = *state;
    const struct kube_exec *exec =
        expect(*state, full, &(struct kube_config_flags){ .context = "three" })->exec;

    assert_string_equal(exec->command,
                        arena_printf(fixture->arena, "%s/./bin/get", fixture->folder));
    assert_string_equal(exec->args[0], "-x");
    assert_null(exec->args[1]);
    assert_string_equal(exec->env[0], "A=b");
    assert_true(exec->provide_cluster_info);
    assert_string_equal(exec->cluster_config, "{\"audience\":\"x\"}");
}

static void faults_read_as_in_client_go(void **state)
{
    struct fixture *fixture = *state;

    expect_fault(*state, full, &(struct kube_config_flags){ .context = "none" },
                 "context \"none\" does not exist");
    expect_fault(*state, full, &(struct kube_config_flags){ .user = "none" },
                 "auth info \"none\" does not exist");
    expect_fault(*state, full, &(struct kube_config_flags){ .cluster = "none" },
                 "cluster \"none\" does not exist");
    expect_fault(*state, "current-context: x\n", NULL,
                 "invalid configuration: [context was not found for specified context: x, cluster "
                 "has no server defined]");
    expect_fault(*state, "{}", NULL,
                 "invalid configuration: no configuration has been provided, try setting "
                 "KUBERNETES_MASTER environment variable");
    expect_fault(*state,
                 "clusters: [{name: c, cluster: {server: 'https://h', certificate-authority: "
                 "/none}}]\ncontexts: [{name: x, context: {cluster: c}}]\ncurrent-context: x\n",
                 NULL,
                 "invalid configuration: unable to read certificate-authority /none for c due to "
                 "open /none: no such file or directory");
    expect_fault(*state,
                 "users: [{name: u, user: {client-certificate-data: Q0E=}}]\n"
                 "clusters: [{name: c, cluster: {proxy-url: 'ftp://x', server: h}}]\n"
                 "contexts: [{name: x, context: {cluster: c, user: u}}]\ncurrent-context: x\n",
                 NULL,
                 "invalid configuration: [client-key-data or client-key must be specified for u to "
                 "use the clientCert authentication method., invalid 'proxy-url' \"ftp://x\" for "
                 "cluster \"c\": unsupported scheme \"ftp\", must be http, https, or socks5]");
    assert_int_equal(parse(fixture, "users: [{name: u}, {name: u}]", NULL), -1);
    assert_int_equal(parse(fixture, "- a list", NULL), -1);
    assert_int_equal(parse(fixture, "a: [", NULL), -1);
}

static void files_are_found_beside_the_configuration(void **state)
{
    struct fixture *fixture = *state;
    const struct kube_config *config;

    write_file(fixture, "ca.crt", "PEM");
    write_file(fixture, "token", " t \n");
    config = expect(*state,
                    "clusters: [{name: c, cluster: {server: 'https://h', certificate-authority: "
                    "ca.crt}}]\nusers: [{name: u, user: {tokenFile: token}}]\n"
                    "contexts: [{name: x, context: {cluster: c, user: u}}]\ncurrent-context: x\n",
                    NULL);
    assert_true(str_equals(config->ca_pem, "PEM"));
    assert_string_equal(config->token, "t");
    assert_string_equal(config->token_file,
                        arena_printf(fixture->arena, "%s/token", fixture->folder));
}

static int load(struct fixture *fixture, const struct kube_config_flags *flags)
{
    kube_config_unref(fixture->config);
    fixture->config = NULL;
    error_release(&fixture->err);
    return kube_config_load(flags, &fixture->config, &fixture->err);
}

static void the_first_of_several_files_wins(void **state)
{
    struct fixture *fixture = *state;
    const char *one = write_file(fixture, "one",
                                 "users: [{name: u, user: {token: first}}]\n"
                                 "contexts: [{name: x, context: {cluster: c, user: u}}]\n");
    const char *two = write_file(fixture, "two",
                                 "users: [{name: u, user: {token: second}}]\n"
                                 "clusters: [{name: c, cluster: {server: 'https://h'}}]\n"
                                 "current-context: x\n");

    setenv("KUBECONFIG", arena_printf(fixture->arena, "%s:%s/none::%s", one, fixture->folder, two),
           1);
    if (load(fixture, NULL) < 0)
        fail_msg("%s", error_text(&fixture->err));
    assert_string_equal(fixture->config->token, "first");
    assert_string_equal(fixture->config->server, "https://h");

    assert_int_equal(load(fixture, &(struct kube_config_flags){ .kubeconfig = two }), -1);
    assert_int_equal(load(fixture, &(struct kube_config_flags){ .kubeconfig = "/none" }), -1);
    assert_string_equal(error_text(&fixture->err), "error loading config file \"/none\": open "
                                                   "/none: no such file or directory");
}

static void nothing_anywhere_is_said(void **state)
{
    struct fixture *fixture = *state;

    assert_int_equal(load(fixture, NULL), -1);
    assert_string_equal(error_text(&fixture->err),
                        "invalid configuration: no configuration has been provided, try setting "
                        "KUBERNETES_MASTER environment variable");
    assert_int_equal(kube_config_in_cluster(&fixture->config, &fixture->err), -1);
    assert_string_equal(error_text(&fixture->err),
                        "unable to load in-cluster configuration, KUBERNETES_SERVICE_HOST and "
                        "KUBERNETES_SERVICE_PORT must be defined");
}

static void a_pod_has_an_account(void **state)
{
    struct fixture *fixture = *state;
    CLEANUP(config_builder_release) struct config_builder builder;

    write_file(fixture, "token", "pod-token\n");
    write_file(fixture, "ca.crt", "PEM");
    write_file(fixture, "namespace", "argocd\n");
    setenv("KUBERNETES_SERVICE_HOST", "fd00::1", 1);
    setenv("KUBERNETES_SERVICE_PORT", "443", 1);
    config_builder_init(&builder);
    assert_int_equal(config_load_in_cluster(&builder, fixture->folder, &fixture->err), 0);
    assert_string_equal(builder.config.server, "https://[fd00::1]:443");
    assert_string_equal(builder.config.token, "pod-token");
    assert_string_equal(builder.config.namespace, "argocd");
    assert_true(str_equals(builder.config.ca_pem, "PEM"));
    assert_true(builder.config.is_in_cluster);
}

/* ---- cluster Secrets ---- */

static int of_cluster(struct fixture *fixture, const char *server, const char *text,
                      const struct kube_config *local)
{
    const struct json *value = NULL;

    assert_int_equal(json_parse(str_of(text), NULL, fixture->arena, &value, &fixture->err), 0);
    kube_config_unref(fixture->config);
    fixture->config = NULL;
    return kube_config_of_cluster(server, value, local, &fixture->config, &fixture->err);
}

static void a_cluster_secret_is_a_configuration(void **state)
{
    struct fixture *fixture = *state;

    assert_int_equal(of_cluster(fixture, "https://remote/",
                                "{\"bearerToken\":\"t\",\"tlsClientConfig\":{\"serverName\":\"s\","
                                "\"caData\":\"Q0E=\",\"certData\":\"Q0VSVA==\",\"keyData\":"
                                "\"S0VZ\"},\"proxyUrl\":\"http://p\",\"disableCompression\":true}",
                                NULL),
                     0);
    assert_string_equal(fixture->config->server, "https://remote");
    assert_string_equal(fixture->config->token, "t");
    assert_string_equal(fixture->config->tls_server_name, "s");
    assert_true(str_equals(fixture->config->ca_pem, "CA"));
    assert_true(str_equals(fixture->config->client_key_pem, "KEY"));
    assert_string_equal(fixture->config->proxy_url, "http://p");
    assert_true(fixture->config->is_compression_off);
}

static void a_cluster_secret_may_name_a_plugin(void **state)
{
    struct fixture *fixture = *state;

    assert_int_equal(of_cluster(fixture, "https://r",
                                "{\"execProviderConfig\":{\"command\":\"c\",\"args\":[\"a\"],"
                                "\"env\":{\"K\":\"v\"},\"apiVersion\":"
                                "\"client.authentication.k8s.io/v1\",\"installHint\":\"h\"}}",
                                NULL),
                     0);
    assert_string_equal(fixture->config->exec->command, "c");
    assert_string_equal(fixture->config->exec->args[0], "a");
    assert_string_equal(fixture->config->exec->env[0], "K=v");
    assert_int_equal(of_cluster(fixture, "https://r",
                                "{\"awsAuthConfig\":{\"clusterName\":\"x\",\"roleARN\":\"r\"}}",
                                NULL),
                     0);
    assert_string_equal(fixture->config->exec->command, "argocd-k8s-auth");
    assert_string_equal(fixture->config->exec->args[2], "x");
    assert_string_equal(fixture->config->exec->args[4], "r");
    assert_null(fixture->config->exec->args[5]);
}

static void the_local_cluster_has_the_pods_account(void **state)
{
    struct fixture *fixture = *state;
    const struct kube_config *local =
        kube_config_ref(expect(fixture, full, &(struct kube_config_flags){ .context = "two" }));

    assert_int_equal(of_cluster(fixture, KUBE_IN_CLUSTER_SERVER, "{}", local), 0);
    assert_string_equal(fixture->config->server, "https://h2");
    assert_string_equal(fixture->config->username, "me");
    assert_int_equal(
        of_cluster(fixture, KUBE_IN_CLUSTER_SERVER, "{\"bearerToken\":\"own\"}", local), 0);
    assert_string_equal(fixture->config->server, "https://h2");
    assert_string_equal(fixture->config->token, "own");
    assert_null(fixture->config->username);
    kube_config_unref(local);
}

static void a_bad_cluster_secret_is_refused(void **state)
{
    struct fixture *fixture = *state;

    assert_int_equal(of_cluster(fixture, "https://r", "{\"proxyUrl\":\"ftp://p\"}", NULL), -1);
    assert_string_equal(error_text(&fixture->err),
                        "unable to create K8s REST config: can`t parse proxy url: failed to parse "
                        "proxy url, unsupported scheme \"ftp\", must be http, https, or socks5");
    assert_int_equal(
        of_cluster(fixture, "https://r", "{\"tlsClientConfig\":{\"caData\":\"%%\"}}", NULL), -1);
    assert_non_null(strstr(error_text(&fixture->err), "tlsClientConfig.caData"));
    assert_int_equal(of_cluster(fixture, "https://r",
                                "{\"tlsClientConfig\":{\"caData\":\"Q0E=\",\"insecure\":true}}",
                                NULL),
                     -1);
    assert_int_equal(
        of_cluster(fixture, "https://r", "{\"username\":\"u\",\"bearerToken\":\"t\"}", NULL), -1);
}

static void somebody_else_is_another_configuration(void **state)
{
    const struct kube_config *config = expect(*state, full, NULL);
    struct kube_impersonation who = { .user = "system:serviceaccount:a:b" };
    const struct kube_config *other = kube_config_as(config, &who);
    const struct kube_config *nobody = kube_config_as(other, NULL);

    assert_string_equal(other->impersonation.user, "system:serviceaccount:a:b");
    assert_int_equal(other->impersonation.group_count, 0);
    assert_true(str_equal(other->client_key_pem, config->client_key_pem));
    assert_null(nobody->impersonation.user);
    assert_string_equal(config->impersonation.user, "joe");
    kube_config_unref(other);
    kube_config_unref(nobody);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(the_current_context_counts),
        TEST(flags_pick_another_context),
        TEST(flags_win_over_the_file),
        TEST(a_plugin_is_described),
        TEST(faults_read_as_in_client_go),
        TEST(files_are_found_beside_the_configuration),
        TEST(the_first_of_several_files_wins),
        TEST(nothing_anywhere_is_said),
        TEST(a_pod_has_an_account),
        TEST(a_cluster_secret_is_a_configuration),
        TEST(a_cluster_secret_may_name_a_plugin),
        TEST(the_local_cluster_has_the_pods_account),
        TEST(a_bad_cluster_secret_is_refused),
        TEST(somebody_else_is_another_configuration),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
