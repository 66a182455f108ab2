#pragma once

#include "base/error.h"
#include "base/str.h"

#include <protobuf-c/protobuf-c.h>
#include <stdint.h>

struct arena;
struct rpc_context;

/**
 * Answers requests of other processes. Handlers run on the loop's thread and must not block:
 *
 *     int handle_list_refs(struct rpc_call *call, struct error *err)
 *     {
 *         Argo__ListRefsRequest *request = rpc_request(call, &argo__list_refs_request__descriptor,
 * err); if (!request) return -1;
 *         ...
 *         return rpc_reply(call, &reply.base, err);
 *     }
 *
 * A handler that answers later calls rpc_keep() and returns 0; the call is then its own until
 * rpc_reply(), rpc_end() or rpc_fail(), one of which must follow in any case, cancelled or not.
 * A handler that returns -1 has failed, and the server tells the caller.
 */
struct rpc_server;

struct rpc_call {
    void *server;        /* the `context` of rpc_server_open(): the process' state */
    struct arena *arena; /* freed with the call */
    const char *method;
    const char *trace_id; /* "" when the caller gave none */
    int64_t deadline_ms;  /* in loop_now_ms()'s clock */
};

typedef int (*rpc_handler_fn)(struct rpc_call *call, struct error *err);

struct rpc_method {
    const char *name;
    rpc_handler_fn handler;
};

struct rpc_server_options {
    struct rpc_context *rpc;
    const char *host; /* an address; "" or NULL: every one, see context.h */
    int port;         /* 0: any free one, see rpc_server_port() */
    const struct rpc_method
        *methods; /* ends with { NULL, NULL }; must live as long as the server */
    void *context;
    size_t max_message_bytes; /* 0: 100 MiB, of a request and of a reply */
    size_t max_calls;         /* 0: 10,000 at once; more are answered ERR_EXHAUSTED */
    int64_t
        client_timeout_ms; /* 0: 30 s: a client silent for so long is gone; clients send pings */
    /** For metrics and logs; may be NULL. Methods that we do not know are not told. */
    void (*on_begin)(void *context, const char *method);
    void (*on_end)(void *context, const char *method, enum error_code code, int64_t took_ms);
};

int rpc_server_open(const struct rpc_server_options *options, struct rpc_server **out,
                    struct error *err) MUST_USE;
/**
 * Calls that were kept are cancelled; their owners still end them, and nobody hears it. Not from
 * inside a handler.
 */
void rpc_server_close(struct rpc_server *server);
DEFINE_CLEANUP(struct rpc_server *, rpc_server_close)
int rpc_server_port(const struct rpc_server *server);

/** Refuse new calls (callers try another peer), and when the running ones have ended, say so. */
void rpc_server_drain(struct rpc_server *server, void (*on_drained)(void *context), void *context);

/** The request, decoded into the call's arena. NULL: it is none (ERR_INVALID). */
void *rpc_request(struct rpc_call *call, const ProtobufCMessageDescriptor *descriptor,
                  struct error *err) MUST_USE;

/** Answer and end the call. -1: too large; the call is then still open, to be failed. */
int rpc_reply(struct rpc_call *call, const ProtobufCMessage *reply, struct error *err) MUST_USE;

/** End the call with an error: code, reason, time to wait and message travel. `err` is emptied. */
void rpc_fail(struct rpc_call *call, struct error *err);

/** The call outlives its handler. */
void rpc_keep(struct rpc_call *call);

/* ---- an answer in several parts ---- */

/** One part. -1: too large, or sent although rpc_may_send() was false (ERR_EXHAUSTED). */
int rpc_send_item(struct rpc_call *call, const ProtobufCMessage *item, struct error *err) MUST_USE;
/** The caller keeps up. When it does not, wait for on_drain. */
bool rpc_may_send(const struct rpc_call *call);
void rpc_on_drain(struct rpc_call *call, void (*on_drain)(struct rpc_call *call, void *context),
                  void *context);
/** No further part: ends the call. */
void rpc_end(struct rpc_call *call);

/* ---- a caller that has lost interest ---- */

/** Nobody waits any more: cancelled, past its deadline, gone, or the server closes. */
bool rpc_is_cancelled(const struct rpc_call *call);
/** Called once when that happens, later than now; the call still has to be ended. */
void rpc_on_cancel(struct rpc_call *call, void (*on_cancel)(struct rpc_call *call, void *context),
                   void *context);

struct rpc_server_stats {
    size_t calls; /* open now */
    unsigned long long handled, failed, cancelled, expired, refused;
    unsigned long long malformed;   /* frames, envelopes and requests that made no sense */
    unsigned long long undelivered; /* answers whose caller was gone */
};
struct rpc_server_stats rpc_server_stats(const struct rpc_server *server);
