#pragma once

#include "io/redis.h"

#include <openssl/types.h>

struct loop;

/** Private to redis*.c: one connection to one Redis, from finding it to its end; never reused. */
struct redis_link;

/** What redis_open() was told, copied and checked. */
struct redis_settings {
    char *host; /* or "unix:/path" */
    unsigned port;
    char *username, *password;
    int database;
    SSL_CTX *tls; /* NULL: in the clear */
    bool insecure;
    struct redis_sentinel {
        char *host;
        unsigned port;
    } * sentinels;
    size_t sentinel_count;
    char *sentinel_master, *sentinel_username, *sentinel_password;
    int connect_timeout_ms;
    size_t reply_limit, queue_limit;
};

int redis_settings_init(struct redis_settings *settings, const struct redis_options *options,
                        struct error *err) MUST_USE;
void redis_settings_release(struct redis_settings *settings);

struct redis_link_handler {
    /** It is connected, logged in, and talks to a master. */
    void (*on_up)(void *context);
    void (*on_reply)(void *context, const struct redis_reply *reply);
    /** It ended, or never came to be; nothing more is called. */
    void (*on_down)(void *context, struct error *err);
};

/** `settings` outlive it. `first_sentinel`: the one to ask first. */
struct redis_link *redis_link_open(struct loop *loop, const struct redis_settings *settings,
                                   size_t first_sentinel, const struct redis_link_handler *handler,
                                   void *context);

/** In any callback. */
void redis_link_close(struct redis_link *link);

/** Send a command, after on_up. -1: too much waits already, or it has ended. */
int redis_link_send(struct redis_link *link, const struct str *argv, size_t argc,
                    struct error *err) MUST_USE;
size_t redis_link_pending(const struct redis_link *link);
