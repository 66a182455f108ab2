#include "base/mem.h"
#include "base/strbuf.h"
#include "io/tls.h"

#include <arpa/inet.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

/* A certificate that vouches for itself, for a server that was given none. */

enum { DEFAULT_DAYS = 365, SERIAL_BYTES = 16, HOSTS_LIMIT = 64 * 1024 };
enum { CLOCK_SKEW_SECONDS = 60 * 60 };

DEFINE_CLEANUP(X509 *, X509_free)
DEFINE_CLEANUP(EVP_PKEY *, EVP_PKEY_free)

void tls_pair_release(struct tls_pair *pair)
{
    if (pair->key)
        secret_wipe(pair->key, strlen(pair->key));
    free(pair->key);
    free(pair->certificate);
    *pair = (struct tls_pair){ 0 };
}

static EVP_PKEY *make_key(enum tls_key_kind kind)
{
    return kind == TLS_KEY_RSA_2048 ? EVP_RSA_gen(2048) : EVP_EC_gen("P-256");
}

static bool set_serial(X509 *certificate)
{
    unsigned char bytes[SERIAL_BYTES];
    BIGNUM *number;
    bool good;

    if (RAND_bytes(bytes, sizeof(bytes)) != 1)
        return false;
    bytes[0] &= 0x7f; /* positive */
    number = BN_bin2bn(bytes, sizeof(bytes), NULL);
    good = number && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate));
    BN_free(number);
    return good;
}

static bool set_subject(X509 *certificate, const struct tls_self_signed *request)
{
    const char *common = request->common_name ? request->common_name : request->hosts[0];
    X509_NAME *name = X509_get_subject_name(certificate);
    bool good = true;

    if (request->organisation)
        good = X509_NAME_add_entry_by_txt(name, "O", MBSTRING_UTF8,
                                          (const unsigned char *)request->organisation, -1, -1, 0);
    if (good && common && *common)
        good = X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, (const unsigned char *)common,
                                          -1, -1, 0);
    return good && X509_set_issuer_name(certificate, name);
}

static bool add_extension(X509 *certificate, int nid, const char *value)
{
    X509V3_CTX context;
    X509_EXTENSION *extension;
    bool good;

    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, NULL, NULL, 0);
    extension = X509V3_EXT_conf_nid(NULL, &context, nid, value);
    good = extension && X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
    return good;
}

static bool is_address(const char *text)
{
    unsigned char bytes[sizeof(struct in6_addr)];

    return inet_pton(AF_INET, text, bytes) == 1 || inet_pton(AF_INET6, text, bytes) == 1;
}

static bool add_hosts(X509 *certificate, const char *const *hosts)
{
    CLEANUP(strbuf_release) struct strbuf names = STRBUF_INIT(HOSTS_LIMIT);

    for (size_t i = 0; hosts[i]; i++) {
        if (strpbrk(hosts[i], ",\n"))
            return false; /* they would end the entry */
        strbuf_printf(&names, "%s%s:%s", i ? "," : "", is_address(hosts[i]) ? "IP" : "DNS",
                      hosts[i]);
    }
    if (names.truncated)
        return false;
    return names.len == 0 || add_extension(certificate, NID_subject_alt_name, names.ptr);
}

static bool fill(X509 *certificate, EVP_PKEY *key, const struct tls_self_signed *request)
{
    long days = request->valid_days > 0 ? request->valid_days : DEFAULT_DAYS;

    return X509_set_version(certificate, X509_VERSION_3) && set_serial(certificate) &&
           X509_gmtime_adj(X509_getm_notBefore(certificate), -CLOCK_SKEW_SECONDS) &&
           X509_gmtime_adj(X509_getm_notAfter(certificate), days * 24 * 60 * 60) &&
           set_subject(certificate, request) && X509_set_pubkey(certificate, key) &&
           add_extension(certificate, NID_basic_constraints,
                         request->is_authority ? "critical,CA:TRUE" : "critical,CA:FALSE") &&
           add_extension(certificate, NID_key_usage,
                         request->is_authority
                             ? "critical,digitalSignature,keyEncipherment,keyCertSign"
                             : "critical,digitalSignature,keyEncipherment") &&
           add_extension(certificate, NID_ext_key_usage, "serverAuth,clientAuth") &&
           add_hosts(certificate, request->hosts) && X509_sign(certificate, key, EVP_sha256());
}

/* What OpenSSL wrote into memory, as text of ours. */
static char *take_text(BIO *bio)
{
    char *bytes;
    long size = BIO_get_mem_data(bio, &bytes);
    char *text = xcalloc(1, (size_t)size + 1);

    memcpy(text, bytes, (size_t)size);
    return text;
}

static bool print(X509 *certificate, EVP_PKEY *key, struct tls_pair *out)
{
    BIO *first = BIO_new(BIO_s_mem()), *second = BIO_new(BIO_s_secmem());
    bool good = first && second && PEM_write_bio_X509(first, certificate) &&
                PEM_write_bio_PrivateKey(second, key, NULL, NULL, 0, NULL, NULL);

    if (good) {
        out->certificate = take_text(first);
        out->key = take_text(second);
    }
    BIO_free(first);
    BIO_free(second); /* wipes */
    return good;
}

int tls_self_sign(const struct tls_self_signed *request, struct tls_pair *out, struct error *err)
{
    CLEANUP(EVP_PKEY_free) EVP_PKEY *key = make_key(request->kind);
    CLEANUP(X509_free) X509 *certificate = X509_new();
    struct tls_pair pair = { 0 };

    if (!key || !certificate || !fill(certificate, key, request) || !print(certificate, key, &pair))
        return tls_error(err, ERR_INTERNAL, "cannot make a certificate");
    *out = pair;
    return 0;
}
