#pragma once

#include "base/error.h"
#include "base/str.h"

#include <openssl/types.h>
#include <stdbool.h>

struct api_server;
struct arena;

/**
 * The certificate of the port: that of the Secret `argocd-server-tls`, else the one of
 * `argocd-secret`, which is made and stored there when it has none.
 */

/** Make one where there is none. In a fiber; another server may be at it too. */
int certificate_prepare(struct api_server *server, struct error *err) MUST_USE;

/** PEM texts as they stand in the catalog; empty: none. */
int certificate_read(const struct api_server *server, struct arena *arena, struct str *certificate,
                     struct str *key, struct error *err) MUST_USE;

/** A context for the listener, which the caller frees. */
int certificate_open(const struct api_server *server, SSL_CTX **out, struct error *err) MUST_USE;
