#include "io/tls.h"

#include "base/arena.h"
#include "base/mem.h"
#include "base/strbuf.h"

#include <arpa/inet.h>
#include <errno.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <pthread.h>
#include <stdio.h>

enum { FILE_LIMIT = 4 * 1024 * 1024, ALPN_LIMIT = 255 };

void tls_context_free(SSL_CTX *context)
{
    SSL_CTX_free(context);
}

int tls_error(struct error *err, enum error_code code, const char *what)
{
    unsigned long number = ERR_peek_last_error();
    const char *reason = number ? ERR_reason_error_string(number) : NULL;

    ERR_clear_error();
    return error_set(err, code, "%s: %s", what, reason ? reason : "unknown reason");
}

/* ---- PEM ---- */

static void bio_release(BIO *bio)
{
    BIO_free_all(bio);
}
DEFINE_CLEANUP(BIO *, bio_release)
DEFINE_CLEANUP(X509 *, X509_free)
DEFINE_CLEANUP(EVP_PKEY *, EVP_PKEY_free)
DEFINE_CLEANUP(SSL_CTX *, SSL_CTX_free)

static BIO *read_text(struct str text)
{
    BIO *bio = BIO_new_mem_buf(text.ptr, (int)text.len);

    if (!bio)
        abort(); /* out of memory */
    return bio;
}

/* An encrypted key must not stop the process at a terminal's prompt. */
// NOLINTNEXTLINE(readability-non-const-parameter): OpenSSL says what it looks like
static int no_password(char *buffer, int size, int writing, void *context)
{
    (void)buffer;
    (void)size;
    (void)writing;
    (void)context;
    return 0;
}

static int use_certificate(SSL_CTX *context, struct str text, struct error *err)
{
    CLEANUP(bio_release) BIO *bio = read_text(text);
    CLEANUP(X509_free) X509 *first = PEM_read_bio_X509_AUX(bio, NULL, no_password, NULL);
    X509 *next;

    if (!first)
        return tls_error(err, ERR_INVALID, "cannot read the certificate");
    if (SSL_CTX_use_certificate(context, first) != 1)
        return tls_error(err, ERR_INVALID, "cannot use the certificate");
    while ((next = PEM_read_bio_X509(bio, NULL, no_password, NULL)))
        if (SSL_CTX_add0_chain_cert(context, next) != 1) {
            X509_free(next);
            return tls_error(err, ERR_INVALID, "cannot use the certificate's chain");
        }
    ERR_clear_error(); /* that there is no more of them */
    return 0;
}

static int use_key(SSL_CTX *context, struct str text, struct error *err)
{
    CLEANUP(bio_release) BIO *bio = read_text(text);
    CLEANUP(EVP_PKEY_free) EVP_PKEY *key = PEM_read_bio_PrivateKey(bio, NULL, no_password, NULL);

    if (!key)
        return tls_error(err, ERR_INVALID, "cannot read the private key");
    if (SSL_CTX_use_PrivateKey(context, key) != 1)
        return tls_error(err, ERR_INVALID, "the private key does not fit the certificate");
    return 0;
}

static int trust(SSL_CTX *context, struct str text, bool tell_clients, struct error *err)
{
    CLEANUP(bio_release) BIO *bio = read_text(text);
    X509_STORE *store = SSL_CTX_get_cert_store(context);
    size_t count = 0;

    while (true) {
        CLEANUP(X509_free) X509 *authority = PEM_read_bio_X509_AUX(bio, NULL, no_password, NULL);

        if (!authority)
            break;
        if (X509_STORE_add_cert(store, authority) != 1)
            return tls_error(err, ERR_INVALID, "cannot trust an authority");
        if (tell_clients)
            SSL_CTX_add_client_CA(context, authority);
        count++;
    }
    if (count == 0)
        return tls_error(err, ERR_INVALID, "cannot read the certificates of the authorities");
    ERR_clear_error();
    return 0;
}

/* ---- contexts ---- */

static int select_protocol(SSL *ssl, const unsigned char **out, unsigned char *out_size,
                           const unsigned char *offered, unsigned offered_size, void *context)
{
    const struct str *wanted = context;

    (void)ssl;
    /* Our order decides, as with the original's server. */
    if (SSL_select_next_proto((unsigned char **)(uintptr_t)out, out_size,
                              (const unsigned char *)wanted->ptr, (unsigned)wanted->len, offered,
                              offered_size) != OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    return SSL_TLSEXT_ERR_OK;
}

static void free_protocols(void *parent, void *pointer, CRYPTO_EX_DATA *data, int index,
                           long number, void *context)
{
    (void)parent;
    (void)data;
    (void)index;
    (void)number;
    (void)context;
    free(pointer);
}

/* The number of OpenSSL's slot for our list of protocols, which it hands out once a process. */
static int protocols_slot;

static void reserve_slot(void)
{
    protocols_slot = SSL_CTX_get_ex_new_index(0, NULL, NULL, NULL, free_protocols);
    if (protocols_slot < 0)
        abort(); /* out of memory */
}

static struct str *keep_protocols(SSL_CTX *context, const struct strbuf *wire)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    struct str *kept = xcalloc(1, sizeof(*kept) + wire->len);

    memcpy(kept + 1, wire->ptr, wire->len);
    *kept = (struct str){ (const char *)(kept + 1), wire->len };
    pthread_once(&once, reserve_slot);
    if (SSL_CTX_set_ex_data(context, protocols_slot, kept) != 1)
        abort(); /* out of memory */
    return kept;
}

static int offer_protocols(SSL_CTX *context, const char *const *protocols, bool is_server,
                           struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf wire = STRBUF_INIT(ALPN_LIMIT);

    for (size_t i = 0; protocols[i]; i++) {
        unsigned char length = (unsigned char)strlen(protocols[i]);

        strbuf_add(&wire, &length, 1);
        strbuf_add(&wire, protocols[i], length);
    }
    if (strbuf_check(&wire, "the list of protocols", err) < 0)
        return -1;
    if (is_server)
        SSL_CTX_set_alpn_select_cb(context, select_protocol, keep_protocols(context, &wire));
    else if (SSL_CTX_set_alpn_protos(context, (const unsigned char *)wire.ptr,
                                     (unsigned)wire.len) != 0)
        abort(); /* out of memory */
    return 0;
}

/* Names of TLS 1.2 ciphers as IANA writes them (so do the flags), in OpenSSL's spelling. */
static int set_ciphers(SSL_CTX *context, const char *names, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf list = STRBUF_INIT(16 * 1024);
    struct str rest = str_of(names), name;

    while (rest.len > 0) {
        CLEANUP(free) char *copy = NULL;
        const char *known;

        str_cut(rest, ':', &name, &rest);
        copy = xcalloc(1, name.len + 1);
        memcpy(copy, name.ptr, name.len);
        known = OPENSSL_cipher_name(copy);
        if (list.len > 0)
            strbuf_puts(&list, ":");
        strbuf_puts(&list, strcmp(known, "(NONE)") == 0 ? copy : known);
    }
    if (strbuf_check(&list, "the list of ciphers", err) < 0)
        return -1;
    if (SSL_CTX_set_cipher_list(context, list.ptr) != 1) {
        ERR_clear_error();
        return error_set(err, ERR_INVALID, "no known cipher in '%s'", names);
    }
    return 0;
}

/* What is wrong with it stays in the connection's verify result. */
static int let_in(int is_verified, X509_STORE_CTX *store)
{
    (void)is_verified;
    (void)store;
    return 1;
}

static int set_trust(SSL_CTX *context, const struct tls_options *options, struct error *err)
{
    int mode = SSL_VERIFY_NONE;

    if (options->authorities.len > 0) {
        if (trust(context, options->authorities, options->is_server, err) < 0)
            return -1;
    } else if (!options->is_server && !options->insecure) {
        SSL_CTX_set_default_verify_paths(context);
    }
    if (options->is_server ? options->authorities.len > 0 : !options->insecure)
        mode = SSL_VERIFY_PEER;
    if (options->is_server && options->require_client_certificate)
        mode = SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT;
    SSL_CTX_set_verify(context, mode, options->allow_unverified ? let_in : NULL);
    return 0;
}

static struct str entry_text(const X509_NAME *name, int index, struct arena *arena)
{
    const ASN1_STRING *data = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, index));

    return str_dup(
        (struct str){ (const char *)ASN1_STRING_get0_data(data), (size_t)ASN1_STRING_length(data) },
        arena);
}

bool tls_peer_read(const SSL *ssl, struct arena *arena, struct tls_peer *out)
{
    const X509 *certificate = ssl ? SSL_get0_peer_certificate(ssl) : NULL;
    const X509_NAME *name;
    struct str *organisations;
    int at = -1;

    if (!certificate || SSL_get_verify_result(ssl) != X509_V_OK)
        return false;
    name = X509_get_subject_name(certificate);
    organisations =
        arena_alloc(arena, ((size_t)X509_NAME_entry_count(name) + 1) * sizeof(*organisations));
    *out = (struct tls_peer){ .common_name = STR_EMPTY, .organisations = organisations };
    while ((at = X509_NAME_get_index_by_NID(name, NID_organizationName, at)) >= 0)
        organisations[out->organisation_count++] = entry_text(name, at, arena);
    at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
    if (at >= 0)
        out->common_name = entry_text(name, at, arena);
    return true;
}

static int set_identity(SSL_CTX *context, const struct tls_options *options, struct error *err)
{
    if (options->certificate.len == 0 && options->key.len == 0 && !options->is_server)
        return 0;
    if (use_certificate(context, options->certificate, err) < 0)
        return -1;
    return use_key(context, options->key, err);
}

int tls_context_new(const struct tls_options *options, SSL_CTX **out, struct error *err)
{
    CLEANUP(SSL_CTX_free)
    SSL_CTX *context = SSL_CTX_new(options->is_server ? TLS_server_method() : TLS_client_method());
    int minimum = options->min_version ? options->min_version : TLS1_2_VERSION;

    if (!context)
        return tls_error(err, ERR_INTERNAL, "cannot make a TLS context");
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                  SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE |
                                     SSL_OP_NO_COMPRESSION);
    if (SSL_CTX_set_min_proto_version(context, minimum) != 1 ||
        SSL_CTX_set_max_proto_version(context, options->max_version) != 1)
        return error_set(err, ERR_INVALID, "unknown version of TLS");
    if (options->ciphers && set_ciphers(context, options->ciphers, err) < 0)
        return -1;
    if (options->protocols &&
        offer_protocols(context, options->protocols, options->is_server, err) < 0)
        return -1;
    if (set_trust(context, options, err) < 0 || set_identity(context, options, err) < 0)
        return -1;
    *out = TAKE(context);
    return 0;
}

static int read_file(const char *path, struct strbuf *out, struct error *err)
{
    FILE *file = fopen(path, "re");
    char block[4096];
    size_t size;

    if (!file)
        return error_set_errno(err, errno, "cannot open '%s'", path);
    while ((size = fread(block, 1, sizeof(block), file)) > 0)
        strbuf_add(out, block, size);
    secret_wipe(block, sizeof(block));
    if (fclose(file) != 0)
        return error_set_errno(err, errno, "cannot read '%s'", path);
    return strbuf_check(out, path, err);
}

static void wipe_buffer(struct strbuf *buffer)
{
    secret_wipe(buffer->ptr, buffer->len);
    strbuf_release(buffer);
}
DEFINE_CLEANUP_VALUE(struct strbuf, wipe_buffer)

int tls_context_load(const char *certificate_path, const char *key_path,
                     const struct tls_options *options, SSL_CTX **out, struct error *err)
{
    CLEANUP(wipe_buffer) struct strbuf certificate = STRBUF_INIT(FILE_LIMIT);
    CLEANUP(wipe_buffer) struct strbuf key = STRBUF_INIT(FILE_LIMIT);
    struct tls_options all = *options;

    if (read_file(certificate_path, &certificate, err) < 0 || read_file(key_path, &key, err) < 0)
        return -1;
    all.certificate = (struct str){ certificate.ptr, certificate.len };
    all.key = (struct str){ key.ptr, key.len };
    return tls_context_new(&all, out, err);
}

static bool is_address(const char *text)
{
    unsigned char bytes[sizeof(struct in6_addr)];

    return inet_pton(AF_INET, text, bytes) == 1 || inet_pton(AF_INET6, text, bytes) == 1;
}

int tls_client_new(SSL_CTX *context, const char *server_name, bool insecure, SSL **out,
                   struct error *err)
{
    SSL *ssl = SSL_new(context);
    int good = 1;

    if (!ssl)
        return tls_error(err, ERR_INTERNAL, "cannot begin TLS");
    SSL_set_connect_state(ssl);
    if (is_address(server_name)) {
        if (!insecure)
            good = X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), server_name);
    } else {
        /* SSL_set_tlsext_host_name(), whose macro drops a const. */
        good = (int)SSL_ctrl(ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                             (void *)(uintptr_t)server_name);
        if (good == 1 && !insecure)
            good = SSL_set1_host(ssl, server_name);
    }
    if (insecure)
        SSL_set_verify(ssl, SSL_VERIFY_NONE, NULL);
    if (good != 1) {
        SSL_free(ssl);
        return tls_error(err, ERR_INVALID, "cannot check the server's name");
    }
    *out = ssl;
    return 0;
}

int tls_version_of(const char *text)
{
    static const struct {
        const char *text;
        int version;
    } versions[] = { { "1.0", TLS1_VERSION },
                     { "1.1", TLS1_1_VERSION },
                     { "1.2", TLS1_2_VERSION },
                     { "1.3", TLS1_3_VERSION } };

    for (size_t i = 0; i < sizeof(versions) / sizeof(*versions); i++)
        if (strcmp(versions[i].text, text) == 0)
            return versions[i].version;
    return 0;
}
