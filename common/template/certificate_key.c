#include "base/arena.h"
#include "template/certificate.h"

#include <openssl/bio.h>
#include <openssl/dsa.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <string.h>

void certificate_key_release(struct certificate_key *key)
{
    EVP_PKEY_free(key->key);
}

static int make_dsa(struct certificate_key *out)
{
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_id(EVP_PKEY_DSA, NULL);
    EVP_PKEY *parameters = NULL;
    bool ok = context && EVP_PKEY_paramgen_init(context) > 0 &&
              EVP_PKEY_CTX_set_dsa_paramgen_bits(context, 2048) > 0 &&
              EVP_PKEY_CTX_set_dsa_paramgen_q_bits(context, 256) > 0 &&
              EVP_PKEY_paramgen(context, &parameters) > 0;

    EVP_PKEY_CTX_free(context);
    context = ok ? EVP_PKEY_CTX_new(parameters, NULL) : NULL;
    ok = context && EVP_PKEY_keygen_init(context) > 0 && EVP_PKEY_keygen(context, &out->key) > 0;
    EVP_PKEY_CTX_free(context);
    EVP_PKEY_free(parameters);
    return ok ? 0 : -1;
}

int certificate_make_key(struct str type, int bits, struct certificate_key *out, struct error *err)
{
    bool known = true;

    if (type.len == 0 || str_equals(type, "rsa"))
        out->key = EVP_RSA_gen((unsigned)bits);
    else if (str_equals(type, "ecdsa"))
        out->key = EVP_EC_gen("P-256");
    else if (str_equals(type, "ed25519"))
        out->key = EVP_PKEY_Q_keygen(NULL, NULL, "ED25519");
    else if (str_equals(type, "dsa"))
        (void)make_dsa(out);
    else
        known = false;
    if (!known)
        return error_set(err, ERR_NOT_FOUND, "Unknown type %.*s", STR_ARG(type));
    return out->key ? 0 : error_set(err, ERR_INTERNAL, "cannot make a key");
}

/* The type of the first block, such as "RSA PRIVATE KEY". */
static bool block_type(struct str pem, struct str *out)
{
    ptrdiff_t begin = str_find(pem, STR("-----BEGIN "));
    struct str rest;
    ptrdiff_t end;

    if (begin < 0)
        return false;
    rest = str_slice(pem, (size_t)begin + 11, pem.len);
    end = str_find(rest, STR("-----"));
    if (end < 0)
        return false;
    *out = str_slice(rest, 0, (size_t)end);
    return true;
}

int certificate_read_key(struct str pem, struct certificate_key *out, struct error *err)
{
    struct str type;
    BIO *bio;

    if (!block_type(pem, &type))
        return error_set(err, ERR_INVALID, "no PEM data in input");
    if (!str_has_suffix(type, STR("PRIVATE KEY")) ||
        (type.len > 11 && !str_has_suffix(type, STR(" PRIVATE KEY"))))
        return error_set(err, ERR_INVALID, "no private key data in PEM block of type %.*s",
                         STR_ARG(type));
    if (type.len > 11 && !str_equals(type, "RSA PRIVATE KEY") &&
        !str_equals(type, "EC PRIVATE KEY") && !str_equals(type, "DSA PRIVATE KEY"))
        return error_set(err, ERR_INVALID, "invalid private key type %.*s", (int)type.len - 12,
                         type.ptr);
    bio = BIO_new_mem_buf(pem.ptr, (int)pem.len);
    out->key = bio ? PEM_read_bio_PrivateKey(bio, NULL, NULL, NULL) : NULL;
    BIO_free(bio);
    ERR_clear_error();
    if (out->key)
        return 0;
    if (type.len == 11)
        return error_set(err, ERR_INVALID, "decoding PEM as PKCS#8: invalid private key");
    return error_set(err, ERR_INVALID, "parsing %.*s private key from PEM: invalid private key",
                     (int)type.len - 12, type.ptr);
}

int certificate_write_key(const struct certificate_key *key, struct arena *arena, struct str *out,
                          struct error *err)
{
    BIO *bio = BIO_new(BIO_s_mem());
    bool modern = EVP_PKEY_get_base_id(key->key) == EVP_PKEY_ED25519;
    int ok = 0;
    char *bytes;
    long size;

    if (bio && modern)
        ok = PEM_write_bio_PKCS8PrivateKey(bio, key->key, NULL, NULL, 0, NULL, NULL);
    else if (bio)
        ok = PEM_write_bio_PrivateKey_traditional(bio, key->key, NULL, NULL, 0, NULL, NULL);
    if (ok == 1) {
        size = BIO_get_mem_data(bio, &bytes);
        *out = str_dup((struct str){ bytes, (size_t)size }, arena);
    }
    BIO_free(bio);
    return ok == 1 ? 0 : error_set(err, ERR_INTERNAL, "cannot write a private key");
}
