#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdint.h>

struct loop;

/**
 * Redis over one pipelined connection (plain, TLS, unix socket), made again when it breaks. While
 * it is known to be down, commands fail at once with ERR_UNAVAILABLE; in no case does one take
 * longer than its deadline.
 */
struct redis;

struct redis_options {
    const char *address; /* "host:port", port 6379 by default, or "unix:/path" */
    const char *username, *password;
    int database;
    bool tls;
    struct str authorities, certificate, key; /* PEM */
    bool insecure;
    /** With Sentinel: their addresses, port 26379 by default; `address` is not used then. */
    const char *const *sentinels;
    size_t sentinel_count;
    const char *sentinel_master; /* NULL: "master" */
    const char *sentinel_username, *sentinel_password;
    int connect_timeout_ms; /* 0: 5,000 */
    size_t reply_limit;     /* bytes of one reply; 0: 256 MiB */
    size_t queue_limit;     /* bytes of commands that wait; 0: 64 MiB */
};

/** Checks the options and begins to connect; Redis need not be there. Copies what it needs. */
int redis_open(struct loop *loop, const struct redis_options *options, struct redis **out,
               struct error *err) MUST_USE;

/** Commands under way are dropped without a callback. */
void redis_close(struct redis *redis);
DEFINE_CLEANUP(struct redis *, redis_close)

bool redis_is_up(const struct redis *redis);

enum redis_kind { REDIS_NIL, REDIS_STATUS, REDIS_TEXT, REDIS_INTEGER, REDIS_ARRAY, REDIS_ERROR };

/** Lives during the callback. */
struct redis_reply {
    enum redis_kind kind;
    int64_t integer;
    struct str text; /* of status, text and error */
    const struct redis_reply *const *items;
    size_t count;
};

/**
 * Exactly one of `reply` and `err` is not NULL. An error that Redis answered is `err`
 * (ERR_INTERNAL, its text as it is). ERR_TIMEOUT, ERR_UNAVAILABLE, ERR_TOO_LARGE.
 */
typedef void (*redis_reply_fn)(void *context, const struct redis_reply *reply, struct error *err);

struct redis_command;

/**
 * Send any command; the answer comes later, always, unless it is cancelled. `timeout_ms` 0: 5,000.
 * `done` may be NULL. The command is gone after `done`.
 */
struct redis_command *redis_send(struct redis *redis, const struct str *argv, size_t argc,
                                 int timeout_ms, redis_reply_fn done, void *context);

/** Drop the callback; the command may run all the same. */
void redis_cancel(struct redis_command *command);

struct redis_command *redis_get(struct redis *redis, struct str key, int timeout_ms,
                                redis_reply_fn done, void *context);

/** `expiry_ms` 0: it stays. */
struct redis_command *redis_set(struct redis *redis, struct str key, struct str value,
                                int64_t expiry_ms, int timeout_ms, redis_reply_fn done,
                                void *context);
struct redis_command *redis_delete(struct redis *redis, struct str key, int timeout_ms,
                                   redis_reply_fn done, void *context);
struct redis_command *redis_publish(struct redis *redis, struct str channel, struct str message,
                                    int timeout_ms, redis_reply_fn done, void *context);

/**
 * Messages of a channel, over a connection of its own that comes back when it breaks; what is sent
 * meanwhile is lost, so `on_subscribed` (or NULL) tells each time it stands: re-read then.
 */
struct redis_subscription;
typedef void (*redis_message_fn)(void *context, struct str channel, struct str message);

struct redis_subscription *redis_subscribe(struct redis *redis, const char *channel,
                                           redis_message_fn on_message,
                                           void (*on_subscribed)(void *context),
                                           void *context) MUST_USE;

/** Before redis_close(). */
void redis_unsubscribe(struct redis_subscription *subscription);
DEFINE_CLEANUP(struct redis_subscription *, redis_unsubscribe)
