#include "template/certificate.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json_text.h"
#include "template/arguments.h"
#include "template/format.h"

#include <arpa/inet.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <string.h>

struct signer {
    X509 *certificate;
    struct certificate_key key;
};

static void signer_release(struct signer *signer)
{
    X509_free(signer->certificate);
    certificate_key_release(&signer->key);
}
DEFINE_CLEANUP_VALUE(struct signer, signer_release)

static X509 *read_certificate(struct str pem)
{
    BIO *bio = BIO_new_mem_buf(pem.ptr, (int)pem.len);
    X509 *certificate = bio ? PEM_read_bio_X509(bio, NULL, NULL, NULL) : NULL;

    BIO_free(bio);
    ERR_clear_error();
    return certificate;
}

static int parse_certificate(struct str pem, const char *what, X509 **out, struct error *err)
{
    *out = read_certificate(pem);
    if (*out)
        return 0;
    if (str_find(pem, STR("-----BEGIN ")) < 0)
        return error_set(err, ERR_INVALID, "unable to decode certificate");
    return error_set(err, ERR_INVALID, "error parsing certificate: %s: x509: malformed certificate",
                     what);
}

int certificate_check(struct str pem, const char *what, struct error *err)
{
    X509 *certificate = NULL;

    if (parse_certificate(pem, what, &certificate, err) < 0)
        return -1;
    X509_free(certificate);
    return 0;
}

/* ---- alternative names ---- */

static int add_name(GENERAL_NAMES *names, struct str text)
{
    GENERAL_NAME *name = GENERAL_NAME_new();
    ASN1_IA5STRING *host = ASN1_IA5STRING_new();

    if (!name || !host || !ASN1_STRING_set(host, text.ptr, (int)text.len))
        return -1;
    GENERAL_NAME_set0_value(name, GEN_DNS, host);
    return sk_GENERAL_NAME_push(names, name) > 0 ? 0 : -1;
}

static int add_address(GENERAL_NAMES *names, struct str text)
{
    unsigned char bytes[16];
    GENERAL_NAME *name = GENERAL_NAME_new();
    ASN1_OCTET_STRING *address = ASN1_OCTET_STRING_new();
    int size = inet_pton(AF_INET, text.ptr, bytes) == 1    ? 4
               : inet_pton(AF_INET6, text.ptr, bytes) == 1 ? 16
                                                           : 0;

    if (!name || !address || !size || !ASN1_OCTET_STRING_set(address, bytes, size)) {
        GENERAL_NAME_free(name);
        ASN1_OCTET_STRING_free(address);
        return -1;
    }
    GENERAL_NAME_set0_value(name, GEN_IPADD, address);
    return sk_GENERAL_NAME_push(names, name) > 0 ? 0 : -1;
}

static int not_a_text(struct template_call *call, const char *what, const struct value *item,
                      struct error *err)
{
    struct str text;

    if (template_print(call, item, &text, err) < 0)
        return -1;
    return error_set(err, ERR_INVALID, "%s: %.*s is not a string", what, STR_ARG(text));
}

/* The addresses are looked at first, though the names come first in the certificate. */
static int check_names(struct template_call *call, const struct certificate_request *request,
                       struct error *err)
{
    unsigned char bytes[16];

    for (size_t i = 0; request->addresses && i < value_count(request->addresses); i++) {
        struct value item = value_item(request->addresses, i);

        if (value_kind(&item) != VALUE_STRING)
            return not_a_text(call, "error parsing ip", &item, err);
        if (inet_pton(AF_INET, item.bytes, bytes) != 1 &&
            inet_pton(AF_INET6, item.bytes, bytes) != 1)
            return error_set(err, ERR_INVALID, "error parsing ip: %.*s", STR_ARG(value_str(&item)));
    }
    for (size_t i = 0; request->host_names && i < value_count(request->host_names); i++) {
        struct value item = value_item(request->host_names, i);

        if (value_kind(&item) != VALUE_STRING)
            return not_a_text(call, "error processing alternate dns name", &item, err);
    }
    return 0;
}

/* What a certificate cannot hold. */
static int check_characters(struct template_call *call, const struct certificate_request *request,
                            struct error *err)
{
    if (json_valid_utf8(request->name, call->arena).ptr != request->name.ptr)
        return error_set(err, ERR_INVALID,
                         "error creating certificate: asn1: string not valid UTF-8");
    for (size_t i = 0; request->host_names && i < value_count(request->host_names); i++) {
        struct value item = value_item(request->host_names, i);
        struct str text = value_str(&item);

        for (size_t j = 0; j < text.len; j++) {
            if ((unsigned char)text.ptr[j] > 0x7F)
                return error_set(err, ERR_INVALID,
                                 "error creating certificate: x509: %s cannot be encoded as an "
                                 "IA5String",
                                 arguments_quoted(call, text));
        }
    }
    return 0;
}

static bool add_alternative_names(X509 *certificate, const struct certificate_request *request)
{
    GENERAL_NAMES *names = GENERAL_NAMES_new();
    bool ok = names;

    for (size_t i = 0; ok && request->host_names && i < value_count(request->host_names); i++) {
        struct value item = value_item(request->host_names, i);

        ok = add_name(names, value_str(&item)) == 0;
    }
    for (size_t i = 0; ok && request->addresses && i < value_count(request->addresses); i++) {
        struct value item = value_item(request->addresses, i);

        ok = add_address(names, value_str(&item)) == 0;
    }
    if (ok && sk_GENERAL_NAME_num(names) > 0)
        ok = X509_add1_ext_i2d(certificate, NID_subject_alt_name, names, 0, 0) == 1;
    GENERAL_NAMES_free(names);
    return ok;
}

/* ---- the certificate ---- */

static bool add_extension(X509 *certificate, X509 *issuer, int kind, const char *text)
{
    X509V3_CTX context;
    X509_EXTENSION *extension;
    bool ok;

    X509V3_set_ctx(&context, issuer, certificate, NULL, NULL, 0);
    extension = X509V3_EXT_conf_nid(NULL, &context, kind, text);
    ok = extension && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return ok;
}

static bool set_serial(struct template_call *call, X509 *certificate)
{
    unsigned char bytes[16];
    BIGNUM *number;
    bool ok;

    template_run_random(call->run, bytes, sizeof(bytes));
    number = BN_bin2bn(bytes, sizeof(bytes), NULL);
    ok = number && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate));
    BN_free(number);
    return ok;
}

static bool set_times(struct template_call *call, X509 *certificate, int64_t days)
{
    time_t now = (time_t)(template_run_now(call->run) / 1000000000);

    return ASN1_TIME_adj(X509_getm_notBefore(certificate), now, 0, 0) &&
           ASN1_TIME_adj(X509_getm_notAfter(certificate), now, (int)days, 0);
}

/* As a string with its type: of a text to be converted OpenSSL takes 64 characters, Go takes any.
 */
static bool add_common_name(X509_NAME *subject, struct str name)
{
    X509_NAME_ENTRY *entry = X509_NAME_ENTRY_create_by_NID(
        NULL, NID_commonName, V_ASN1_UTF8STRING, (const unsigned char *)name.ptr, (int)name.len);
    bool ok = entry && X509_NAME_add_entry(subject, entry, -1, 0) == 1;

    X509_NAME_ENTRY_free(entry);
    return ok;
}

static bool set_names(X509 *certificate, struct str name, X509 *issuer)
{
    if (name.len && !add_common_name(X509_get_subject_name(certificate), name))
        return false;
    return X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) == 1;
}

static bool add_extensions(X509 *certificate, X509 *issuer,
                           const struct certificate_request *request)
{
    const char *usage = request->is_authority
                            ? "critical,digitalSignature,keyEncipherment,keyCertSign"
                            : "critical,digitalSignature,keyEncipherment";
    const char *constraints = request->is_authority ? "critical,CA:TRUE" : "critical,CA:FALSE";

    return add_extension(certificate, issuer, NID_key_usage, usage) &&
           add_extension(certificate, issuer, NID_ext_key_usage, "serverAuth,clientAuth") &&
           add_extension(certificate, issuer, NID_basic_constraints, constraints) &&
           (!request->is_authority ||
            add_extension(certificate, issuer, NID_subject_key_identifier, "hash")) &&
           (issuer == certificate || X509_get0_subject_key_id(issuer) == NULL ||
            add_extension(certificate, issuer, NID_authority_key_identifier, "keyid")) &&
           add_alternative_names(certificate, request);
}

static bool sign(X509 *certificate, EVP_PKEY *key)
{
    const EVP_MD *digest = EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519 ? NULL : EVP_sha256();

    return X509_sign(certificate, key, digest) > 0;
}

static bool write_certificate(X509 *certificate, struct arena *arena, struct str *out)
{
    BIO *bio = BIO_new(BIO_s_mem());
    bool ok = bio && PEM_write_bio_X509(bio, certificate) == 1;
    char *bytes;

    if (ok) {
        long size = BIO_get_mem_data(bio, &bytes);

        *out = str_dup((struct str){ bytes, (size_t)size }, arena);
    }
    BIO_free(bio);
    return ok;
}

static int read_signer(const struct certificate_request *request, struct signer *signer,
                       struct error *err)
{
    if (request->signer_certificate.len == 0 && request->signer_key.len == 0)
        return 0;
    if (parse_certificate(request->signer_certificate, "decodedSignerCert.Bytes",
                          &signer->certificate, err) < 0)
        return -1;
    if (certificate_read_key(request->signer_key, &signer->key, err) < 0)
        return error_prefix(err, "error parsing private key");
    return 0;
}

int certificate_make(struct template_call *call, const struct certificate_request *request,
                     const struct certificate_key *key, struct str *out, struct error *err)
{
    CLEANUP(signer_release) struct signer signer = { 0 };
    CLEANUP(signer_release) struct signer made = { .certificate = X509_new() };
    X509 *certificate = made.certificate, *issuer;

    if (read_signer(request, &signer, err) < 0 || check_names(call, request, err) < 0 ||
        check_characters(call, request, err) < 0)
        return -1;
    issuer = signer.certificate ? signer.certificate : certificate;
    if (!certificate || X509_set_version(certificate, X509_VERSION_3) != 1 ||
        !set_serial(call, certificate) || !set_names(certificate, request->name, issuer) ||
        !set_times(call, certificate, request->days) ||
        X509_set_pubkey(certificate, key->key) != 1 ||
        !add_extensions(certificate, issuer, request) ||
        !sign(certificate, signer.key.key ? signer.key.key : key->key) ||
        !write_certificate(certificate, call->arena, out))
        return error_set(err, ERR_INTERNAL, "error creating certificate: %s",
                         ERR_reason_error_string(ERR_get_error()));
    return 0;
}
