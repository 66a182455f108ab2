#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct json;

/**
 * JSON Web Tokens, compact and signed. Reading one trusts nothing: it is worth something only after
 * its signature and its times were checked. Errors are in the words of Argo CD's library, so that
 * they read the same to a user.
 */
struct jwt {
    const struct json *header, *claims;
    struct str algorithm; /* "HS256"; what the token says of itself */
    struct str signed_part;
    struct str signature; /* raw bytes */
};

enum { JWT_MAX_BYTES = 128 * 1024, JWT_MAX_DEPTH = 32 };

/** Take a token apart. Base64 is read strictly: one text, one meaning. */
int jwt_parse(struct str token, struct arena *arena, struct jwt *out, struct error *err) MUST_USE;

/** HS256, HS384 or HS512 with that key; any other algorithm is refused. */
int jwt_verify_hmac(const struct jwt *jwt, struct str key, struct error *err) MUST_USE;

/** exp and nbf, in seconds; an exp of 0 is none. */
int jwt_check_times(const struct jwt *jwt, int64_t now, struct error *err) MUST_USE;

/** A token with these claims, HS256. */
struct str jwt_sign(const struct json *claims, struct str key, struct arena *arena) MUST_USE;
