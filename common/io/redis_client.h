#pragma once

#include "io/redis_link.h"

/** Private to redis*.c: what the files of one client share. */

static const int64_t REDIS_NEVER_MS = INT64_MAX / 2;

struct loop *redis_loop(struct redis *redis);
const struct redis_settings *redis_settings_of(const struct redis *redis);

/** Pauses between attempts: 50 ms, doubled up to 5 s. Starts as { 0 }. */
struct redis_backoff {
    int64_t pause_ms;
    size_t attempts; /* so far, which sentinel is asked first goes round */
};
int64_t redis_backoff_next(struct redis_backoff *backoff);
void redis_backoff_reset(struct redis_backoff *backoff);
