#pragma once

#include "base/error.h"
#include "base/str.h"

#include <openssl/types.h>
#include <stdbool.h>
#include <stddef.h>

struct arena;

/**
 * OpenSSL contexts. One is made per certificate and used for every connection (making one is dear);
 * a connection holds a reference to the one it began with, so that replacing a certificate is:
 * make a new context, free the old one, give the new one to later connections.
 */
void tls_context_free(SSL_CTX *context);
DEFINE_CLEANUP(SSL_CTX *, tls_context_free)

struct tls_options {
    bool is_server;
    /** PEM text. A certificate comes with its chain and needs its key. */
    struct str certificate, key;
    /** PEM: who is trusted. Empty: a client trusts the system's authorities, a server asks nobody.
     */
    struct str authorities;
    bool insecure;                   /* client: trust anybody */
    bool require_client_certificate; /* server */
    /** Server with authorities: whoever shows another certificate is let in, as nobody. */
    bool allow_unverified;
    int min_version, max_version; /* TLS1_2_VERSION…; 0: 1.2 and the newest */
    const char *ciphers;          /* of TLS 1.2, ':' between names (IANA's or OpenSSL's); or NULL */
    const char *const *protocols; /* ALPN in order of preference, ends with NULL; or NULL */
};

int tls_context_new(const struct tls_options *options, SSL_CTX **out, struct error *err) MUST_USE;

/** A server context from two PEM files; used again by the caller when they change. */
int tls_context_load(const char *certificate_path, const char *key_path,
                     const struct tls_options *options, SSL_CTX **out, struct error *err) MUST_USE;

/** A client's end of one connection: SNI and the check of `server_name`, a name or an address. */
int tls_client_new(SSL_CTX *context, const char *server_name, bool insecure, SSL **out,
                   struct error *err) MUST_USE;

/**
 * Who the other end is, by its verified certificate: its subject's common name and organisations,
 * in `arena`. False: it showed none, or one that is not trusted.
 */
struct tls_peer {
    struct str common_name;
    const struct str *organisations;
    size_t organisation_count;
};
bool tls_peer_read(const SSL *ssl, struct arena *arena, struct tls_peer *out);

/** "1.2" for TLS1_2_VERSION and so on, as the flags --tlsminversion spell it. 0: unknown. */
int tls_version_of(const char *text);

enum tls_key_kind { TLS_KEY_RSA_2048, TLS_KEY_ECDSA_P256 };

struct tls_self_signed {
    enum tls_key_kind kind;
    const char *organisation; /* NULL: none */
    const char *common_name;  /* NULL: the first host; "": none */
    const char *const *hosts; /* names and IP addresses, ends with NULL */
    int valid_days;           /* 0: 365 */
    bool is_authority;
};

/** PEM texts, freed with tls_pair_release(), which wipes the key. */
struct tls_pair {
    char *certificate, *key;
};
void tls_pair_release(struct tls_pair *pair);
DEFINE_CLEANUP_VALUE(struct tls_pair, tls_pair_release)

int tls_self_sign(const struct tls_self_signed *request, struct tls_pair *out,
                  struct error *err) MUST_USE;

/** What OpenSSL last said on this thread, as an error: "<what>: <reason>". Always returns -1. */
int tls_error(struct error *err, enum error_code code, const char *what);
