#include "base/arena.h"
#include "data/json.h"
#include "io/child.h"
#include "kube/exec_credential.h"
#include "kube/kube_config.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct kube_exec plugin = { .api_version = EXEC_V1, .command = "get-token" };

static void expect(struct child_result result, const char *words)
{
    CLEANUP(exec_credential_release) struct exec_credential credential = { 0 };
    CLEANUP(error_release) struct error err = { 0 };

    assert_int_equal(exec_credential_parse(&plugin, &result, &credential, &err), -1);
    assert_string_equal(error_text(&err), words);
}

static struct child_result said(const char *output)
{
    return (struct child_result){ .output = str_of(output), .errors = STR_EMPTY };
}

static struct str status(const char *text)
{
    static char buffer[512];

    snprintf(buffer, sizeof(buffer),
             "{\"kind\":\"ExecCredential\",\"apiVersion\":\"" EXEC_V1 "\",\"status\":%s}", text);
    return str_of(buffer);
}

static void faults_read_as_in_client_go(void **state)
{
    (void)state;
    expect(said("{\"kind\":\"ExecCredential\",\"apiVersion\":\"" EXEC_V1BETA1 "\"}"),
           "exec plugin is configured to use API version client.authentication.k8s.io/v1, plugin "
           "returned version client.authentication.k8s.io/v1beta1");
    expect(said(status("null").ptr), "exec plugin didn't return a status field");
    expect(said(status("{}").ptr), "exec plugin didn't return a token or cert/key pair");
    expect(said(status("{\"clientKeyData\":\"k\"}").ptr),
           "exec plugin returned only certificate or key, not both");
    expect(
        (struct child_result){ .exit_code = 3, .output = STR_EMPTY, .errors = STR("no login\n") },
        "exec: executable get-token failed with exit code 3 (no login)");
    expect((struct child_result){ .exit_code = 1, .output = STR_EMPTY, .errors = STR_EMPTY },
           "exec: executable get-token failed with exit code 1");
}

static void garbage_is_refused(void **state)
{
    CLEANUP(exec_credential_release) struct exec_credential credential = { 0 };
    CLEANUP(error_release) struct error err = { 0 };
    struct child_result result = said("token=abc");

    (void)state;
    assert_int_equal(exec_credential_parse(&plugin, &result, &credential, &err), -1);
    assert_non_null(strstr(error_text(&err), "decoding stdout"));
}

static void an_answer_holds_a_token_or_a_certificate(void **state)
{
    CLEANUP(exec_credential_release) struct exec_credential credential = { 0 };
    CLEANUP(error_release) struct error err = { 0 };
    struct child_result result = said(status("{\"token\":\"t\",\"clientCertificateData\":\"c\","
                                             "\"clientKeyData\":\"k\",\"expirationTimestamp\":"
                                             "\"1970-01-01T00:00:05Z\"}")
                                          .ptr);

    (void)state;
    assert_int_equal(exec_credential_parse(&plugin, &result, &credential, &err), 0);
    assert_string_equal(credential.token, "t");
    assert_true(str_equals(credential.certificate, "c"));
    assert_true(str_equals(credential.key, "k"));
    assert_int_equal(credential.expiry_ms, 5000);
}

static void a_plugin_is_told_about_the_cluster_if_it_wants(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *const own[] = { "A=b", NULL };
    struct kube_exec exec = { .api_version = EXEC_V1BETA1,
                              .command = "c",
                              .env = own,
                              .provide_cluster_info = true,
                              .cluster_config = "{\"audience\":\"x\"}" };
    struct kube_config config = { .server = "https://h",
                                  .ca_pem = STR("CA"),
                                  .client_cert_pem = STR_EMPTY,
                                  .client_key_pem = STR_EMPTY,
                                  .exec = &exec };
    const char *const *environment = exec_credential_environment(&config, arena);
    size_t count = 0;

    (void)state;
    while (environment[count])
        count++;
    assert_string_equal(environment[count - 2], "A=b");
    assert_string_equal(environment[count - 1],
                        "KUBERNETES_EXEC_INFO={\"kind\":\"ExecCredential\",\"apiVersion\":"
                        "\"client.authentication.k8s.io/v1beta1\",\"spec\":{\"cluster\":{"
                        "\"server\":\"https://h\",\"certificate-authority-data\":\"Q0E=\","
                        "\"config\":{\"audience\":\"x\"}},\"interactive\":false}}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faults_read_as_in_client_go),
        cmocka_unit_test(garbage_is_refused),
        cmocka_unit_test(an_answer_holds_a_token_or_a_certificate),
        cmocka_unit_test(a_plugin_is_told_about_the_cluster_if_it_wants),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
