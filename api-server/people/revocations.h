#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct loop;
struct redis;

/**
 * The tokens that were revoked before their end: by their id, in Redis for all replicas
 * ("revoked-token|<id>", gone when the token would have ended) and in this process. Another
 * replica's are learnt of by its message, and every REVOCATIONS_RESCAN_MS by looking through Redis.
 */
struct revocations;

enum { REVOCATIONS_RESCAN_MS = 15 * 1000, REVOCATIONS_ID_MAX = 1024 };

/** `redis` NULL: what is revoked here is known here, until the process ends. */
struct revocations *revocations_new(struct loop *loop, struct redis *redis) MUST_USE;
void revocations_free(struct revocations *revocations);
DEFINE_CLEANUP(struct revocations *, revocations_free)

bool revocations_has(const struct revocations *revocations, struct str id);

/** At once here; -1 when the others could not be told. In a fiber. */
int revocations_add(struct revocations *revocations, struct str id, int64_t rest_ms,
                    struct error *err) MUST_USE;
