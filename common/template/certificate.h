#pragma once

#include "base/error.h"
#include "base/str.h"
#include "template/template.h"

#include <openssl/evp.h>

/* Private to the certificate files: keys and certificates of OpenSSL. */

struct certificate_key {
    EVP_PKEY *key; /* owned */
};
void certificate_key_release(struct certificate_key *key);
DEFINE_CLEANUP_VALUE(struct certificate_key, certificate_key_release)

/** "rsa" of so many bits, "dsa", "ecdsa", "ed25519". ERR_NOT_FOUND: no such type. */
int certificate_make_key(struct str type, int bits, struct certificate_key *out,
                         struct error *err) MUST_USE;
/** A private key in PEM, in Sprig's words when it is none. */
int certificate_read_key(struct str pem, struct certificate_key *out, struct error *err) MUST_USE;
/** PKCS#1, SEC1 or PKCS#8, whichever the original writes for the kind of key. */
int certificate_write_key(const struct certificate_key *key, struct arena *arena, struct str *out,
                          struct error *err) MUST_USE;

struct certificate_request {
    struct str name;                            /* CN */
    const struct value *addresses, *host_names; /* lists of text, or nil */
    int64_t days;
    bool is_authority;
    struct str signer_certificate, signer_key; /* PEM; empty: signs itself */
};
/** The certificate in PEM. */
int certificate_make(struct template_call *call, const struct certificate_request *request,
                     const struct certificate_key *key, struct str *out,
                     struct error *err) MUST_USE;
/** 0 when a PEM text holds a certificate. */
int certificate_check(struct str pem, const char *what, struct error *err) MUST_USE;
