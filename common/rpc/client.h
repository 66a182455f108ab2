#pragma once

#include "base/error.h"

#include <protobuf-c/protobuf-c.h>
#include <stdint.h>

struct arena;
struct rpc_context;

/**
 * Calls methods of all servers behind one name: the name is resolved again every few seconds, each
 * address has a connection of its own with a heartbeat, and a call goes where the fewest are
 * outstanding. A peer that is slow or dead delays nobody else's calls.
 */
struct rpc_client;
struct rpc_pending;

struct rpc_client_options {
    struct rpc_context *rpc;
    const char *address;      /* "name:port", "10.0.0.1:8081", "[::1]:8081"; several: with commas */
    const char *fallback;     /* tried while `address` cannot be resolved; NULL: none */
    size_t max_message_bytes; /* 0: 100 MiB */
    int64_t resolve_interval_ms; /* 0: 5 s */
    int64_t heartbeat_ms;        /* 0: 2 s; a peer is lost after three without a sign of life */
    int64_t connect_wait_ms;     /* 0: 2 s: how long a call waits for any peer to be there */
};

int rpc_client_open(const struct rpc_client_options *options, struct rpc_client **out,
                    struct error *err) MUST_USE;
/** Outstanding calls end with ERR_CANCELLED, from within. In any callback. */
void rpc_client_close(struct rpc_client *client);
DEFINE_CLEANUP(struct rpc_client *, rpc_client_close)

/**
 * How a call ended. `reply` (of the descriptor asked for, in `arena`) or, where it failed or was a
 * stream, NULL. `err` is empty when all went well; it may be moved away. `arena` is freed when the
 * callback returns.
 */
struct rpc_result {
    const ProtobufCMessage *reply;
    struct arena *arena;
    struct error *err;
};
typedef void (*rpc_done_fn)(void *context, const struct rpc_result *result);

/** One part of a streamed answer; lives until the callback returns. */
typedef void (*rpc_item_fn)(void *context, const ProtobufCMessage *item);

struct rpc_call_options {
    const char *method;
    const ProtobufCMessage *request;         /* packed at once: borrowed for the call */
    const ProtobufCMessageDescriptor *reply; /* of the reply or of each item */
    int64_t timeout_ms;                      /* > 0 */
    const char *trace_id;                    /* NULL: none */
    bool idempotent;     /* may be sent again to another peer when one is lost */
    const char *peer;    /* one of rpc_client_peers(), and no other; NULL: any */
    struct arena *arena; /* for the reply; NULL: one for the callback's time */
    rpc_item_fn on_item; /* NULL: an item is an error (ERR_INTERNAL) */
    rpc_done_fn on_done;
    void *context;
};

/**
 * Start a call. `on_done` is called exactly once, later than now, unless rpc_cancel() comes before.
 * The handle is valid until then. Failures: ERR_UNAVAILABLE no peer, or it was lost; ERR_TIMEOUT;
 * ERR_TOO_LARGE; whatever the server answered.
 */
struct rpc_pending *rpc_client_call(struct rpc_client *client,
                                    const struct rpc_call_options *options);

/**
 * Call and wait for the answer; only inside a fiber (io/fiber.h). `arena`, `on_done` and `context`
 * of the options are set here. `*out` is in `arena`, and of the descriptor asked for.
 */
int rpc_client_ask(struct rpc_client *client, const struct rpc_call_options *options,
                   struct arena *arena, const ProtobufCMessage **out, struct error *err) MUST_USE;

/** The peers whose addresses are known, reachable or not, for calls that each is to get. */
size_t rpc_client_peers(const struct rpc_client *client, struct arena *arena,
                        const char *const **out);

/** Lose interest: the server is told, `on_done` is not called. */
void rpc_cancel(struct rpc_pending *pending);

/**
 * While paused, the items of a call are not acknowledged, so that the server stops sending after
 * its window (1 MiB).
 */
void rpc_pause(struct rpc_pending *pending, bool paused);

struct rpc_client_stats {
    size_t peers;       /* addresses known */
    size_t peers_up;    /* connected and alive */
    size_t outstanding; /* calls */
    unsigned long long calls, retries, timeouts, late, lost, malformed;
};
struct rpc_client_stats rpc_client_stats(const struct rpc_client *client);
