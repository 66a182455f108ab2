#include "io/redis_client.h"

#include <stdio.h>

/* The commands that everybody needs, and the pauses between attempts. */

struct redis_command *redis_get(struct redis *redis, struct str key, int timeout_ms,
                                redis_reply_fn done, void *context)
{
    return redis_send(redis, (struct str[]){ STR("GET"), key }, 2, timeout_ms, done, context);
}

// NOLINTNEXTLINE(readability-function-size): one parameter more than usual, each plain
struct redis_command *redis_set(struct redis *redis, struct str key, struct str value,
                                int64_t expiry_ms, int timeout_ms, redis_reply_fn done,
                                void *context)
{
    char number[24];
    struct str argv[] = { STR("SET"), key, value, STR("PX"), STR_EMPTY };

    snprintf(number, sizeof(number), "%lld", (long long)expiry_ms);
    argv[4] = str_of(number);
    return redis_send(redis, argv, expiry_ms > 0 ? 5 : 3, timeout_ms, done, context);
}

struct redis_command *redis_delete(struct redis *redis, struct str key, int timeout_ms,
                                   redis_reply_fn done, void *context)
{
    return redis_send(redis, (struct str[]){ STR("DEL"), key }, 2, timeout_ms, done, context);
}

struct redis_command *redis_publish(struct redis *redis, struct str channel, struct str message,
                                    int timeout_ms, redis_reply_fn done, void *context)
{
    return redis_send(redis, (struct str[]){ STR("PUBLISH"), channel, message }, 3, timeout_ms,
                      done, context);
}

int64_t redis_backoff_next(struct redis_backoff *backoff)
{
    enum { FIRST_MS = 50, LONGEST_MS = 5000 };
    int64_t pause_ms = backoff->pause_ms > 0 ? backoff->pause_ms : FIRST_MS;

    backoff->pause_ms = pause_ms * 2 < LONGEST_MS ? pause_ms * 2 : LONGEST_MS;
    return pause_ms;
}

void redis_backoff_reset(struct redis_backoff *backoff)
{
    backoff->pause_ms = 0;
}
