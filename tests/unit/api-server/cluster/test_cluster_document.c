#include "base/arena.h"
#include "cluster/cluster_document.h"
#include "data/json.h"
#include "fake/values.h"
#include "test.h"

static void what_one_logs_in_with_is_not_shown(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *document =
        value_of(arena, "{server: s, name: n, config: {username: u, password: p, bearerToken: b, "
                        "proxyUrl: x, awsAuthConfig: {clusterName: c}, execProviderConfig: "
                        "{command: e}, tlsClientConfig: {insecure: true, serverName: t, caData: "
                        "y, keyData: z}}}");
    struct json *shown = cluster_document_shown(document, NULL, arena);

    (void)state;
    assert_string_equal(json_print(json_get(shown, "config"), JSON_COMPACT, arena).ptr,
                        "{\"tlsClientConfig\":{\"insecure\":true,\"serverName\":\"t\"},"
                        "\"awsAuthConfig\":{\"clusterName\":\"c\"},\"proxyUrl\":\"x\"}");
}

static void what_is_known_of_its_state_is_shown_twice(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *info =
        value_of(arena, "{connectionState: {status: Failed, message: m, attemptedAt: d}, "
                        "serverVersion: v1, applicationsCount: 3, apiVersions: [v1]}");
    struct json *shown =
        cluster_document_shown(value_of(arena, "{server: s, name: far}"), info, arena);

    (void)state;
    assert_string_equal(json_cstr_at(shown, "connectionState.status"), "Failed");
    assert_string_equal(json_cstr_at(shown, "info.connectionState.message"), "m");
    assert_string_equal(json_cstr_at(shown, "serverVersion"), "v1");
    assert_int_equal(json_int(json_at(shown, "info.applicationsCount"), 0), 3);
    assert_string_equal(json_cstr_at(shown, "info.apiVersions.0"), "v1");
}

static void an_annotation_of_kubectls_may_not_be_set(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct secret_to_write secret;

    (void)state;
    assert_int_equal(cluster_document_secret(
                         value_of(arena, "{server: 'https://a', annotations: "
                                         "{kubectl.kubernetes.io/last-applied-configuration: x}}"),
                         arena, &secret, &err),
                     -1);
    assert_int_equal(err.code, ERR_INVALID);
}

static void a_cluster_without_a_name_is_called_by_its_address(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct secret_to_write secret;

    (void)state;
    assert_int_equal(
        cluster_document_secret(value_of(arena, "{server: 'https://a/'}"), arena, &secret, &err),
        0);
    assert_string_equal(json_cstr(json_get(secret.data, "server")), "aHR0cHM6Ly9h");
    assert_string_equal(json_cstr(json_get(secret.data, "name")), "aHR0cHM6Ly9hLw==");
}

static void differences_are_named_by_their_way(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *a = value_of(arena, "{server: s, name: n, config: {bearerToken: a, "
                                           "tlsClientConfig: {insecure: false}}}");
    const struct json *b =
        value_of(arena, "{server: s, name: m, namespaces: [], config: {bearerToken: b, "
                        "tlsClientConfig: {insecure: true}}}");

    (void)state;
    assert_string_equal(cluster_document_differences(a, a, arena).ptr, "");
    assert_string_equal(cluster_document_differences(a, b, arena).ptr,
                        "Name,Config,BearerToken,Config,TLSClientConfig,Insecure");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_one_logs_in_with_is_not_shown),
        cmocka_unit_test(what_is_known_of_its_state_is_shown_twice),
        cmocka_unit_test(an_annotation_of_kubectls_may_not_be_set),
        cmocka_unit_test(a_cluster_without_a_name_is_called_by_its_address),
        cmocka_unit_test(differences_are_named_by_their_way),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
