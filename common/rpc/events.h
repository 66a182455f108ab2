#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdint.h>

struct rpc_context;

/**
 * Events from one process to whoever listens. They may be lost: on a broken connection, or when a
 * listener is slower than the speaker. A subscriber is told that there was a gap, and reads again
 * what it needs to know.
 */
struct rpc_publisher;
struct rpc_subscriber;

/** Host and port as in server.h. */
int rpc_publisher_open(struct rpc_context *rpc, const char *host, int port,
                       struct rpc_publisher **out, struct error *err) MUST_USE;
void rpc_publisher_close(struct rpc_publisher *publisher);
DEFINE_CLEANUP(struct rpc_publisher *, rpc_publisher_close)
int rpc_publisher_port(const struct rpc_publisher *publisher);

/** Never blocks, never fails: who does not keep up misses it. A topic has 1 to 255 bytes. */
void rpc_publish(struct rpc_publisher *publisher, const char *topic, struct str body);

struct rpc_subscriber_options {
    struct rpc_context *rpc;
    const char *address; /* as in client.h: every address behind the name is listened to */
    const char *fallback;
    const char *topic; /* what topics begin with; "" is all */
    void (*on_event)(void *context, struct str topic, struct str body);
    /** Events of one of the publishers may have been missed: also at the start of each connection.
     */
    void (*on_gap)(void *context);
    void *context;
    int64_t resolve_interval_ms; /* 0: 5 s */
};

int rpc_subscriber_open(const struct rpc_subscriber_options *options, struct rpc_subscriber **out,
                        struct error *err) MUST_USE;
void rpc_subscriber_close(struct rpc_subscriber *subscriber);
DEFINE_CLEANUP(struct rpc_subscriber *, rpc_subscriber_close)
