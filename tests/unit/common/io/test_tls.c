#include "base/arena.h"
#include "base/mem.h"
#include "io/tls.h"
#include "test.h"

#include <fcntl.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static struct tls_pair make_pair(const char *host, enum tls_key_kind kind)
{
    CLEANUP(error_release) struct error err = { 0 };
    const char *hosts[] = { host, "127.0.0.1", NULL };
    struct tls_pair pair = { 0 };

    if (tls_self_sign(&(struct tls_self_signed){ .kind = kind,
                                                 .organisation = "Argo CD",
                                                 .hosts = hosts,
                                                 .valid_days = 7,
                                                 .is_authority = true },
                      &pair, &err) < 0)
        fail_msg("%s", error_text(&err));
    return pair;
}

static SSL_CTX *context_of(const struct tls_options *options)
{
    CLEANUP(error_release) struct error err = { 0 };
    SSL_CTX *context = NULL;

    if (tls_context_new(options, &context, &err) < 0)
        fail_msg("%s", error_text(&err));
    return context;
}

static X509 *read_certificate(const struct tls_pair *pair)
{
    BIO *bio = BIO_new_mem_buf(pair->certificate, -1);
    X509 *certificate = PEM_read_bio_X509(bio, NULL, NULL, NULL);

    BIO_free(bio);
    assert_non_null(certificate);
    return certificate;
}

static void a_self_signed_certificate_names_its_hosts(void **state)
{
    static const enum tls_key_kind kinds[] = { TLS_KEY_RSA_2048, TLS_KEY_ECDSA_P256 };

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        CLEANUP(tls_pair_release) struct tls_pair pair = make_pair("argocd-server", kinds[i]);
        X509 *certificate = read_certificate(&pair);
        char name[200];

        assert_int_equal(X509_check_host(certificate, "argocd-server", 0, 0, NULL), 1);
        assert_int_equal(X509_check_host(certificate, "other", 0, 0, NULL), 0);
        assert_int_equal(X509_check_ip_asc(certificate, "127.0.0.1", 0), 1);
        X509_NAME_oneline(X509_get_subject_name(certificate), name, sizeof(name));
        assert_string_equal(name, "/O=Argo CD/CN=argocd-server");
        assert_int_equal(X509_cmp_current_time(X509_get0_notBefore(certificate)), -1);
        assert_int_equal(X509_cmp_current_time(X509_get0_notAfter(certificate)), 1);
        X509_free(certificate);
    }
}

static void a_host_that_would_forge_a_name_is_refused(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    const char *hosts[] = { "good,DNS:evil.example", NULL };
    struct tls_pair pair = { 0 };

    (void)state;
    assert_int_equal(
        tls_self_sign(&(struct tls_self_signed){ .kind = TLS_KEY_ECDSA_P256, .hosts = hosts },
                      &pair, &err),
        -1);
}

/* ---- a handshake in memory ---- */

static void exchange(SSL *from, SSL *to)
{
    char bytes[20000];
    int size = BIO_read(SSL_get_wbio(from), bytes, sizeof(bytes));

    if (size > 0)
        assert_int_equal(BIO_write(SSL_get_rbio(to), bytes, size), size);
}

/* True: both ends are content. `seen` is called with the server's end. */
static bool meet_and(SSL_CTX *server_context, SSL_CTX *client_context, const char *name,
                     char *protocol, void (*seen)(const SSL *server))
{
    CLEANUP(error_release) struct error err = { 0 };
    SSL *server = SSL_new(server_context), *client = NULL;
    const unsigned char *chosen = NULL;
    unsigned length = 0;
    bool good = false;

    assert_int_equal(tls_client_new(client_context, name, false, &client, &err), 0);
    SSL_set_accept_state(server);
    SSL_set_bio(server, BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
    SSL_set_bio(client, BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
    for (int i = 0; i < 10 && !good; i++) {
        int ours = SSL_do_handshake(client);
        int theirs;

        exchange(client, server);
        theirs = SSL_do_handshake(server);
        exchange(server, client);
        good = ours == 1 && theirs == 1;
    }
    SSL_get0_alpn_selected(client, &chosen, &length);
    if (protocol)
        snprintf(protocol, 16, "%.*s", (int)length, chosen ? (const char *)chosen : "");
    if (seen)
        seen(server);
    SSL_free(server);
    SSL_free(client);
    return good;
}

static bool meet(SSL_CTX *server_context, SSL_CTX *client_context, const char *name, char *protocol)
{
    return meet_and(server_context, client_context, name, protocol, NULL);
}

static void a_client_checks_authority_and_name(void **state)
{
    CLEANUP(tls_pair_release) struct tls_pair pair = make_pair("one.example", TLS_KEY_ECDSA_P256);
    CLEANUP(tls_pair_release) struct tls_pair other = make_pair("one.example", TLS_KEY_ECDSA_P256);
    CLEANUP(tls_context_free)
    SSL_CTX *server = context_of(&(struct tls_options){
        .is_server = true, .certificate = str_of(pair.certificate), .key = str_of(pair.key) });
    CLEANUP(tls_context_free)
    SSL_CTX *trusting =
        context_of(&(struct tls_options){ .authorities = str_of(pair.certificate) });
    CLEANUP(tls_context_free)
    SSL_CTX *doubting =
        context_of(&(struct tls_options){ .authorities = str_of(other.certificate) });
    CLEANUP(tls_context_free)
    SSL_CTX *careless = context_of(&(struct tls_options){ .insecure = true });

    (void)state;
    assert_true(meet(server, trusting, "one.example", NULL));
    assert_true(meet(server, trusting, "127.0.0.1", NULL));
    assert_false(meet(server, trusting, "two.example", NULL));
    assert_false(meet(server, trusting, "127.0.0.2", NULL));
    assert_false(meet(server, doubting, "one.example", NULL));
    assert_true(meet(server, careless, "one.example", NULL));
}

static void a_server_may_ask_for_a_certificate(void **state)
{
    CLEANUP(tls_pair_release) struct tls_pair pair = make_pair("one.example", TLS_KEY_ECDSA_P256);
    CLEANUP(tls_pair_release) struct tls_pair me = make_pair("me", TLS_KEY_ECDSA_P256);
    CLEANUP(tls_context_free)
    SSL_CTX *server = context_of(&(struct tls_options){ .is_server = true,
                                                        .certificate = str_of(pair.certificate),
                                                        .key = str_of(pair.key),
                                                        .authorities = str_of(me.certificate),
                                                        .require_client_certificate = true,
                                                        .max_version = TLS1_2_VERSION });
    CLEANUP(tls_context_free)
    SSL_CTX *nobody = context_of(&(struct tls_options){ .authorities = str_of(pair.certificate) });
    CLEANUP(tls_context_free)
    SSL_CTX *somebody = context_of(&(struct tls_options){ .authorities = str_of(pair.certificate),
                                                          .certificate = str_of(me.certificate),
                                                          .key = str_of(me.key) });

    (void)state;
    assert_false(meet(server, nobody, "one.example", NULL));
    assert_true(meet(server, somebody, "one.example", NULL));
}

static void sees_me(const SSL *server)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct tls_peer peer;

    assert_true(tls_peer_read(server, arena, &peer));
    assert_true(str_equals(peer.common_name, "me"));
    assert_int_equal(peer.organisation_count, 1);
    assert_true(str_equals(peer.organisations[0], "Argo CD"));
}

static void sees_nobody(const SSL *server)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct tls_peer peer;

    assert_false(tls_peer_read(server, arena, &peer));
}

static void a_certificate_that_is_trusted_says_who_comes(void **state)
{
    CLEANUP(tls_pair_release) struct tls_pair pair = make_pair("one.example", TLS_KEY_ECDSA_P256);
    CLEANUP(tls_pair_release) struct tls_pair me = make_pair("me", TLS_KEY_ECDSA_P256);
    CLEANUP(tls_pair_release) struct tls_pair other = make_pair("me", TLS_KEY_ECDSA_P256);
    CLEANUP(tls_context_free)
    SSL_CTX *server = context_of(&(struct tls_options){ .is_server = true,
                                                        .certificate = str_of(pair.certificate),
                                                        .key = str_of(pair.key),
                                                        .authorities = str_of(me.certificate),
                                                        .allow_unverified = true });
    struct tls_options options = { .authorities = str_of(pair.certificate) };
    CLEANUP(tls_context_free) SSL_CTX *nobody = context_of(&options);
    CLEANUP(tls_context_free) SSL_CTX *somebody = NULL;
    CLEANUP(tls_context_free) SSL_CTX *stranger = NULL;

    (void)state;
    options.certificate = str_of(me.certificate);
    options.key = str_of(me.key);
    somebody = context_of(&options);
    options.certificate = str_of(other.certificate);
    options.key = str_of(other.key);
    stranger = context_of(&options);
    assert_true(meet_and(server, nobody, "one.example", NULL, sees_nobody));
    assert_true(meet_and(server, somebody, "one.example", NULL, sees_me));
    assert_true(meet_and(server, stranger, "one.example", NULL, sees_nobody));
}

static void the_servers_order_of_protocols_decides(void **state)
{
    static const char *const server_order[] = { "http/1.1", "h2", NULL };
    static const char *const client_order[] = { "h2", "http/1.1", NULL };
    static const char *const only_two[] = { "h2", NULL };
    static const char *const none[] = { "spdy", NULL };
    CLEANUP(tls_pair_release) struct tls_pair pair = make_pair("one.example", TLS_KEY_ECDSA_P256);
    CLEANUP(tls_context_free)
    SSL_CTX *server = context_of(&(struct tls_options){ .is_server = true,
                                                        .certificate = str_of(pair.certificate),
                                                        .key = str_of(pair.key),
                                                        .protocols = server_order });
    const char *const *offers[] = { client_order, only_two, none };
    static const char *const expected[] = { "http/1.1", "h2", NULL };

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        CLEANUP(tls_context_free)
        SSL_CTX *client =
            context_of(&(struct tls_options){ .insecure = true, .protocols = offers[i] });
        char protocol[16];

        assert_int_equal(meet(server, client, "one.example", protocol), expected[i] != NULL);
        if (expected[i])
            assert_string_equal(protocol, expected[i]);
    }
}

static void old_versions_are_refused_and_limits_are_kept(void **state)
{
    CLEANUP(tls_pair_release) struct tls_pair pair = make_pair("one.example", TLS_KEY_RSA_2048);
    struct tls_options options = { .is_server = true,
                                   .certificate = str_of(pair.certificate),
                                   .key = str_of(pair.key) };
    CLEANUP(tls_context_free)
    SSL_CTX *old = context_of(&(struct tls_options){
        .insecure = true, .min_version = TLS1_VERSION, .max_version = TLS1_1_VERSION });
    CLEANUP(tls_context_free)
    SSL_CTX *two =
        context_of(&(struct tls_options){ .insecure = true, .max_version = TLS1_2_VERSION });
    CLEANUP(tls_context_free) SSL_CTX *usual = context_of(&options);
    CLEANUP(tls_context_free) SSL_CTX *strict = NULL;

    (void)state;
    options.min_version = tls_version_of("1.3");
    strict = context_of(&options);
    assert_false(meet(usual, old, "one.example", NULL));
    assert_true(meet(usual, two, "one.example", NULL));
    assert_false(meet(strict, two, "one.example", NULL));
    assert_int_equal(tls_version_of("1.2"), TLS1_2_VERSION);
    assert_int_equal(tls_version_of("2"), 0);
}

static void ciphers_have_names_of_iana_and_openssl(void **state)
{
    CLEANUP(tls_context_free)
    SSL_CTX *context = context_of(&(struct tls_options){
        .ciphers = "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384:ECDHE-ECDSA-AES128-GCM-SHA256" });
    CLEANUP(error_release) struct error err = { 0 };
    STACK_OF(SSL_CIPHER) *list = SSL_CTX_get_ciphers(context);
    SSL_CTX *none = NULL;
    int found = 0;

    (void)state;
    for (int i = 0; i < sk_SSL_CIPHER_num(list); i++) {
        const char *name = SSL_CIPHER_get_name(sk_SSL_CIPHER_value(list, i));

        found += strcmp(name, "ECDHE-RSA-AES256-GCM-SHA384") == 0 ||
                 strcmp(name, "ECDHE-ECDSA-AES128-GCM-SHA256") == 0;
    }
    assert_int_equal(found, 2);
    assert_int_equal(tls_context_new(&(struct tls_options){ .ciphers = "NO_SUCH" }, &none, &err),
                     -1);
    assert_string_equal(error_text(&err), "no known cipher in 'NO_SUCH'");
}

static void what_is_no_certificate_or_does_not_fit_is_refused(void **state)
{
    CLEANUP(tls_pair_release) struct tls_pair pair = make_pair("a", TLS_KEY_ECDSA_P256);
    CLEANUP(tls_pair_release) struct tls_pair other = make_pair("b", TLS_KEY_ECDSA_P256);
    CLEANUP(error_release) struct error err = { 0 };
    SSL_CTX *context = NULL;
    struct tls_options options = { .is_server = true,
                                   .certificate = str_of(pair.certificate),
                                   .key = str_of(other.key) };

    (void)state;
    assert_int_equal(tls_context_new(&options, &context, &err), -1);
    assert_int_equal(err.code, ERR_INVALID);
    assert_non_null(strstr(error_text(&err), "the private key does not fit the certificate"));
    options.certificate = STR("nonsense");
    assert_int_equal(tls_context_new(&options, &context, &err), -1);
    assert_non_null(strstr(error_text(&err), "cannot read the certificate"));
    assert_int_equal(
        tls_context_new(&(struct tls_options){ .authorities = STR("nonsense") }, &context, &err),
        -1);
    assert_non_null(strstr(error_text(&err), "cannot read the certificates of the authorities"));
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void a_replaced_certificate_serves_new_connections(void **state)
{
    CLEANUP(tls_pair_release) struct tls_pair first = make_pair("x", TLS_KEY_ECDSA_P256);
    CLEANUP(tls_pair_release) struct tls_pair second = make_pair("x", TLS_KEY_ECDSA_P256);
    CLEANUP(tls_context_free)
    SSL_CTX *trusts_second =
        context_of(&(struct tls_options){ .authorities = str_of(second.certificate) });
    CLEANUP(error_release) struct error err = { 0 };
    struct tls_options options = { .is_server = true };
    char folder[] = "/tmp/argosy-tls-XXXXXX", certificate[64], key[64];
    SSL_CTX *context = NULL;

    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(certificate, sizeof(certificate), "%s/tls.crt", folder);
    snprintf(key, sizeof(key), "%s/tls.key", folder);
    write_file(certificate, first.certificate);
    write_file(key, first.key);
    assert_int_equal(tls_context_load(certificate, key, &options, &context, &err), 0);
    assert_false(meet(context, trusts_second, "x", NULL));
    tls_context_free(context);
    write_file(certificate, second.certificate);
    write_file(key, second.key);
    assert_int_equal(tls_context_load(certificate, key, &options, &context, &err), 0);
    assert_true(meet(context, trusts_second, "x", NULL));
    tls_context_free(context);
    unlink(certificate);
    assert_int_equal(tls_context_load(certificate, key, &options, &context, &err), -1);
    assert_int_equal(err.code, ERR_NOT_FOUND);
    unlink(key);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_self_signed_certificate_names_its_hosts),
        cmocka_unit_test(a_host_that_would_forge_a_name_is_refused),
        cmocka_unit_test(a_client_checks_authority_and_name),
        cmocka_unit_test(a_server_may_ask_for_a_certificate),
        cmocka_unit_test(a_certificate_that_is_trusted_says_who_comes),
        cmocka_unit_test(the_servers_order_of_protocols_decides),
        cmocka_unit_test(old_versions_are_refused_and_limits_are_kept),
        cmocka_unit_test(ciphers_have_names_of_iana_and_openssl),
        cmocka_unit_test(what_is_no_certificate_or_does_not_fit_is_refused),
        cmocka_unit_test(a_replaced_certificate_serves_new_connections),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
