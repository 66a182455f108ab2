#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>

struct arena;

/** Passwords as bcrypt stores them: "$2a$10$...". Both take some 60 ms: not on the loop's thread.
 */

enum { BCRYPT_COST = 10, BCRYPT_MAX_BYTES = 72, BCRYPT_SALT_SIZE = 16 };

/** `salt`: random bytes, or NULL to take the system's. */
int bcrypt_hash(struct str password, const unsigned char salt[BCRYPT_SALT_SIZE],
                struct arena *arena, const char **out, struct error *err) MUST_USE;

/** False also for a hash that is none. */
bool bcrypt_verify(struct str password, struct str hash);
