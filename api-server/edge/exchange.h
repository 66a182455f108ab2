#pragma once

#include "base/str.h"
#include "call.h"
#include "edge/contract.h"

#include <stdbool.h>

struct exchange;
struct fiber_event;

/** How answers get back to the caller: one table for gRPC, one for REST. */
struct exchange_way {
    /** One message, complete. In the call's fiber, or in any callback. */
    void (*send)(struct exchange *exchange, const struct json *message);
    /** A stream stands open: it will not fail at once. */
    void (*opened)(struct exchange *exchange);
    /** The end; `err` NULL: success. Nothing is sent behind it. */
    void (*end)(struct exchange *exchange, struct error *err);
    size_t (*pending)(const struct exchange *exchange);
    struct str (*header)(const struct exchange *exchange, const char *name);
    void (*set_header)(struct exchange *exchange, const char *name, const char *value);
    void (*set_cookie)(struct exchange *exchange, const char *value);
};

enum exchange_stream {
    STREAM_NONE,
    STREAM_OPENING, /* the method is at it */
    STREAM_OPEN,
    STREAM_ENDED, /* by the method; on_close was called or is about to be */
    STREAM_CLOSED,
};

struct api_stream {
    struct exchange *exchange;
    const struct api_stream_events *events;
    void *context;
    enum exchange_stream state;
    struct api_stream *next, *before; /* of those that are open */
};

/** A message of a stream of requests that waits for its method. */
struct exchange_message {
    const struct json *document;
    struct arena *arena; /* of the document; NULL: it is the call's */
    size_t size;
    struct exchange_message *next;
};

/**
 * A call on its way through the server: it comes in by a gate (gRPC, REST), is authenticated,
 * allowed and run in a fiber, and its answer leaves the way it came. Kept by the gate until the
 * caller has gone, by the fiber until the method returns.
 */
struct exchange {
    struct api_call call; /* first */
    const struct contract_method *contract;
    const struct exchange_way *way;
    void *gate; /* the way's own; NULL: the caller has gone */
    struct api_stream stream;
    struct exchange_message *first, *last; /* of a stream of requests */
    size_t waiting_bytes;
    bool requests_ended, receiver_waits;
    struct fiber_event *arrival; /* somebody waits for a message */
    int64_t began_ms;
    unsigned references;
    bool is_ended;
};

/** One reference: the gate's. `peer` and `user_agent` are copied. */
struct exchange *exchange_new(struct api_server *server, unsigned method,
                              const struct exchange_way *way, void *gate) MUST_USE;
void exchange_set_origin(struct exchange *exchange, const char *peer, struct str user_agent);

/** Run it; `call.request` is set, or will come by exchange_add_message(). */
void exchange_start(struct exchange *exchange);

/** Of a stream of requests; `message.arena` is taken over. -1: too much waits. */
int exchange_add_message(struct exchange *exchange, struct exchange_message message,
                         struct error *err) MUST_USE;
void exchange_end_messages(struct exchange *exchange);

/** Little is left to send. */
void exchange_drained(struct exchange *exchange);

/** The caller has gone, or has been answered: gives the gate's reference back. */
void exchange_gone(struct exchange *exchange);

/** Answer with a failure from outside of the fiber: the request cannot be read, its time is over.
 * `err` is emptied; what the method still says is dropped. */
void exchange_abandon(struct exchange *exchange, struct error *err);

/**
 * Ask of every open stream whether its caller still has a session and still may: those that may not
 * are ended. In a fiber.
 */
void exchange_review_streams(struct api_server *server);

/** The process is about to end: open streams end with ERR_UNAVAILABLE, so that clients go
 * elsewhere. */
void exchange_end_streams(struct api_server *server);

/** The exchange that a call is the first part of. */
struct exchange *exchange_of(struct api_call *call);
