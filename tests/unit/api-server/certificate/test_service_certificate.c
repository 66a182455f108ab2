#include "api-server/certificate/samples.h"
#include "api-server/people_bed.h"
#include "certificate/service_certificate.h"
#include "data/digest.h"

#include <stdio.h>

static struct people_bed *open_with_config_maps(void)
{
    struct people_bed *bed = people_bed_new();

    people_bed_furnish(bed);
    fake_put(&bed->fake.cluster,
             "{kind: ConfigMap, metadata: {name: argocd-tls-certs-cm, namespace: argocd}}");
    fake_put(&bed->fake.cluster,
             "{kind: ConfigMap, metadata: {name: argocd-ssh-known-hosts-cm, namespace: argocd}}");
    people_bed_start(bed);
    people_bed_enter(bed, "admin:login");
    return bed;
}

static const char *encoded(struct people_bed *bed, const char *text)
{
    return base64_encode(str_of(text), bed->arena).ptr;
}

static const char *tls_request(struct people_bed *bed, const char *server, const char *data)
{
    return arena_printf(bed->arena,
                        "{certificates: {items: [{serverName: '%s', certType: https, certData: "
                        "'%s'}]}}",
                        server, encoded(bed, data));
}

static const char *ssh_request(struct people_bed *bed, const char *server, const char *data,
                               bool upsert)
{
    return arena_printf(bed->arena,
                        "{upsert: %s, certificates: {items: [{serverName: '%s', certType: ssh, "
                        "certSubType: ssh-ed25519, certData: '%s'}]}}",
                        upsert ? "true" : "false", server, encoded(bed, data));
}

static const char *known_hosts(struct people_bed *bed)
{
    return json_cstr_at(fake_get(&bed->fake.cluster,
                                 "/api/v1/namespaces/argocd/configmaps/argocd-ssh-known-hosts-cm"),
                        "data.ssh_known_hosts");
}

#define METHODS certificate_methods

static void a_servers_certificate_is_stored_listed_and_removed(void **state)
{
    struct people_bed *bed = open_with_config_maps();

    (void)state;
    assert_answer(bed, METHODS, "CreateCertificate", tls_request(bed, "git.example", SAMPLE_PEM),
                  arena_printf(bed->arena,
                               "{\"items\":[{\"certData\":\"%s\",\"certSubType\":\"\","
                               "\"certType\":\"https\",\"serverName\":\"git.example\"}],"
                               "\"metadata\":{}}",
                               encoded(bed, SAMPLE_PEM)));
    assert_answer(bed, METHODS, "ListCertificates", "{certType: tls}",
                  arena_printf(bed->arena,
                               "{\"items\":[{\"certInfo\":%s,\"certSubType\":\"ecdsa\","
                               "\"certType\":\"https\",\"serverName\":\"git.example\"}],"
                               "\"metadata\":{}}",
                               printed(json_new_cstr(bed->arena, SAMPLE_SUBJECT), bed->arena)));
    /* The same again changes nothing. */
    assert_answer(bed, METHODS, "CreateCertificate", tls_request(bed, "git.example", SAMPLE_PEM),
                  "{\"items\":[],\"metadata\":{}}");
    assert_refusal(bed, METHODS, "CreateCertificate",
                   tls_request(bed, "git.example", SAMPLE_PEM SAMPLE_PEM), ERR_UNKNOWN,
                   "TLS certificate for server 'git.example' already exists, and upsert was not "
                   "specified");
    assert_int_equal(people_bed_call(bed, METHODS, "DeleteCertificate",
                                     "{hostNamePattern: 'git.*', certType: https}"),
                     0);
    assert_int_equal(json_count(json_get(bed->reply, "items")), 1);
    assert_answer(bed, METHODS, "ListCertificates", "{}", "{\"items\":[],\"metadata\":{}}");
    people_bed_close(bed);
}

static void a_hosts_key_is_stored_listed_and_removed(void **state)
{
    struct people_bed *bed = open_with_config_maps();

    (void)state;
    assert_answer(bed, METHODS, "CreateCertificate", ssh_request(bed, "git", SAMPLE_KEY, false),
                  arena_printf(bed->arena,
                               "{\"items\":[{\"certData\":\"%s\",\"certInfo\":\"%s\","
                               "\"certSubType\":\"ssh-ed25519\",\"certType\":\"ssh\","
                               "\"serverName\":\"git\"}],\"metadata\":{}}",
                               encoded(bed, SAMPLE_KEY), SAMPLE_FINGERPRINT));
    assert_string_equal(known_hosts(bed), "git ssh-ed25519 " SAMPLE_KEY "\n");
    assert_answer(bed, METHODS, "ListCertificates", "{certType: ssh, certSubType: '*'}",
                  "{\"items\":[{\"certInfo\":\"SHA256:" SAMPLE_FINGERPRINT
                  "\",\"certSubType\":\"ssh-ed25519\",\"certType\":\"ssh\",\"serverName\":\"git\"}]"
                  ",\"metadata\":{}}");
    assert_answer(bed, METHODS, "ListCertificates", "{certSubType: ssh-rsa, certType: ssh}",
                  "{\"items\":[],\"metadata\":{}}");
    assert_refusal(bed, METHODS, "CreateCertificate",
                   ssh_request(bed, "git", SAMPLE_KEY " x", false), ERR_UNKNOWN,
                   "key for 'git' (subtype: 'ssh-ed25519') already exists, and upsert was not "
                   "specified");
    assert_int_equal(people_bed_call(bed, METHODS, "CreateCertificate",
                                     ssh_request(bed, "git", SAMPLE_KEY " x", true)),
                     0);
    assert_string_equal(known_hosts(bed), "git ssh-ed25519 " SAMPLE_KEY " x\n");
    assert_int_equal(people_bed_call(bed, METHODS, "DeleteCertificate", "{hostNamePattern: git}"),
                     0);
    assert_string_equal(known_hosts(bed), "");
    people_bed_close(bed);
}

static void what_is_no_certificate_is_refused(void **state)
{
    struct people_bed *bed = open_with_config_maps();

    (void)state;
    assert_refusal(bed, METHODS, "CreateCertificate", tls_request(bed, "a b", SAMPLE_PEM),
                   ERR_UNKNOWN, "invalid hostname in request: a b");
    assert_refusal(bed, METHODS, "CreateCertificate", tls_request(bed, "git", "none"), ERR_UNKNOWN,
                   "no valid PEM data received");
    assert_refusal(
        bed, METHODS, "CreateCertificate",
        tls_request(bed, "git", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"),
        ERR_UNKNOWN, "could not parse X509 data from input");
    assert_refusal(bed, METHODS, "CreateCertificate", ssh_request(bed, "git", "AAAA", false),
                   ERR_UNKNOWN, "ssh: short read");
    /* A second line would be another host's key. */
    assert_refusal(bed, METHODS, "CreateCertificate",
                   ssh_request(bed, "git", SAMPLE_KEY "\nevil ssh-rsa AAAA", false), ERR_UNKNOWN,
                   "ssh: a key is one line");
    assert_refusal(bed, METHODS, "CreateCertificate",
                   "{certificates: {items: [{serverName: a, certType: x}]}}", ERR_UNKNOWN,
                   "unknown certificate type: x");
    people_bed_close(bed);
}

static void certificates_take_rights(void **state)
{
    struct people_bed *bed = open_with_config_maps();
    static const char *const methods[] = { "ListCertificates", "CreateCertificate",
                                           "DeleteCertificate" };

    (void)state;
    people_bed_enter(bed, "robot:login");
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(people_bed_call(bed, METHODS, methods[i], "{}"), -1);
        assert_int_equal(bed->err.code, ERR_FORBIDDEN);
    }
    people_bed_close(bed);
}

static void a_conflict_is_tried_again(void **state)
{
    struct people_bed *bed = open_with_config_maps();

    (void)state;
    bed->fake.cluster.refusal.method = "PATCH";
    bed->fake.cluster.refusal.status = 409;
    bed->fake.cluster.refusal.reason = "Conflict";
    bed->fake.cluster.refusal.times = 1;
    assert_int_equal(people_bed_call(bed, METHODS, "CreateCertificate",
                                     ssh_request(bed, "git", SAMPLE_KEY, false)),
                     0);
    assert_string_equal(known_hosts(bed), "git ssh-ed25519 " SAMPLE_KEY "\n");
    people_bed_close(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_servers_certificate_is_stored_listed_and_removed),
        cmocka_unit_test(a_hosts_key_is_stored_listed_and_removed),
        cmocka_unit_test(what_is_no_certificate_is_refused),
        cmocka_unit_test(certificates_take_rights),
        cmocka_unit_test(a_conflict_is_tried_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
