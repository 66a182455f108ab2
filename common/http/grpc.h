#pragma once

#include "base/error.h"
#include "http/request.h"

#include <protobuf-c/protobuf-c.h>

struct arena;

/**
 * gRPC's server side over the requests of request.h: gRPC itself (HTTP/2), and gRPC-web in bytes
 * and in base64 (HTTP/1.1, HTTP/2). Methods are a table:
 *
 *     static const struct grpc_method methods[] = {
 *         { "/application.ApplicationService/Get", get_application, NULL },
 *     };
 *
 * A method is told each message, and for a stream of them its end. It answers with any number of
 * grpc_send() and one grpc_end() or grpc_fail(), at once or later; returning -1 is grpc_fail().
 */
struct grpc_server;

struct grpc_call {
    void *server;                 /* the `context` of grpc_server_new() */
    struct arena *arena;          /* freed with the call */
    const char *method;           /* "/package.Service/Method" */
    struct http_request *request; /* its headers are the call's metadata */
    int64_t deadline_ms;          /* in loop_now_ms()'s clock; INT64_MAX: none */
    void *own;                    /* the method's, from its first message to its last */
};

typedef int (*grpc_message_fn)(struct grpc_call *call, struct str message, struct error *err);
typedef int (*grpc_end_fn)(struct grpc_call *call, struct error *err);

struct grpc_method {
    const char *path;
    grpc_message_fn
        on_message;     /* of one request, or each of a stream; `message` until it returns */
    grpc_end_fn on_end; /* of a stream of requests; NULL: there is exactly one request */
};

struct grpc_options {
    const struct grpc_method *methods; /* must live as long as the server */
    size_t count;
    void *context;
    size_t max_message_bytes; /* received; 0: 200 MiB */
    /** Asked before the first message of each call; -1 refuses it. May be NULL. */
    int (*admit)(struct grpc_call *call, struct error *err);
    /** For metrics and logs; may be NULL. */
    void (*on_end)(void *context, const char *method, enum error_code code);
};

struct grpc_server *grpc_server_new(const struct grpc_options *options) MUST_USE;
/** After the listeners that use it. */
void grpc_server_free(struct grpc_server *server);
DEFINE_CLEANUP(struct grpc_server *, grpc_server_free)

/** Whether a request is gRPC or gRPC-web, by its content-type. */
bool grpc_is_call(const struct http_request *request);

/** A http_handler_fn whose context is the server. */
void grpc_server_handle(struct http_request *request, void *server);

struct grpc_events {
    void (*on_drain)(struct grpc_call *call, void *context); /* see HTTP_PENDING_HIGH */
    /** The call ends here, answered or not (peer gone, deadline): forget it. Called exactly once.
     */
    void (*on_close)(struct grpc_call *call, void *context);
};
void grpc_on(struct grpc_call *call, const struct grpc_events *events, void *context);
/** The context of grpc_on(); NULL before it. */
void *grpc_context(const struct grpc_call *call);

/** A message decoded into the call's arena; NULL: it is none (ERR_INTERNAL, as grpc-go has it). */
void *grpc_decode(struct grpc_call *call, struct str message,
                  const ProtobufCMessageDescriptor *descriptor, struct error *err) MUST_USE;

/** A header of the answer; before the first grpc_send(). */
void grpc_set_header(struct grpc_call *call, const char *name, struct str value);

void grpc_send(struct grpc_call *call, const ProtobufCMessage *message);
void grpc_send_packed(struct grpc_call *call, struct str message);
/** Bytes that wait: above HTTP_PENDING_HIGH wait for on_drain. */
size_t grpc_pending(const struct grpc_call *call);

void grpc_end(struct grpc_call *call);
/** `err` is emptied. */
void grpc_fail(struct grpc_call *call, struct error *err);

/** "1H", "100m": milliseconds, rounded up. False: not a value of grpc-timeout. */
bool grpc_parse_timeout(struct str text, int64_t *milliseconds) MUST_USE;
