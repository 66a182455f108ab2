#pragma once

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct api_method;
struct api_server;
struct arena;
struct cancel;
struct json;
struct principal;

/**
 * One call of the public API, whichever way it came: gRPC, gRPC-web or REST. Requests and replies
 * are JSON documents in the shape that Go's encoding/json gives the message (member names are its
 * json tags); only the edge knows protobuf, routes and headers.
 *
 * A unary method runs in a fiber of its own and may wait; a stream is opened in one and lives on by
 * its callbacks, so that an open stream costs no stack.
 */
struct api_call {
    struct api_server *server;
    const struct api_method *method;
    struct arena *arena;               /* freed with the call */
    const struct json *request;        /* a field that was not sent is absent */
    const struct principal *principal; /* who asks; never NULL: without a session the anonymous */
    const char *peer;                  /* "127.0.0.1:4711" */
    const char *user_agent;
    struct cancel *cancel; /* asked for when the caller has gone or its deadline is over */
    int64_t deadline_ms;   /* of the loop's clock; INT64_MAX: none */
    void *subject;         /* what the method's rule has found; the handler goes on with it */
};

/** The value of a request header (gRPC: of the metadata); empty when there is none. */
struct str api_call_header(const struct api_call *call, const char *name);

/** A header of the answer (REST: "Grpc-Metadata-<name>"), or a cookie of it. Before the reply. */
void api_call_set_header(struct api_call *call, const char *name, const char *value);
void api_call_set_cookie(struct api_call *call, const char *value);

/* ---- who asks ---- */

/**
 * Find out whom the call comes from, by `token`, a bearer `authorization` or the cookie (which is
 * the header "grpcgateway-cookie", whichever way the call came), and set `call->principal`, in any
 * case: without a valid session to the anonymous one. -1 (ERR_UNAUTHENTICATED, in the words of
 * Argo CD) when that may do nothing; a public method is run all the same. In the call's fiber.
 */
int api_authenticate(struct api_call *call, struct error *err) MUST_USE;

/** Is the caller of a call that stays open still who it was? Without waiting. */
int api_reauthenticate(const struct api_call *call, struct error *err) MUST_USE;

/* ---- may the caller? (rules of methods, and methods that filter what they list) ---- */

/**
 * 0 when the caller may do `action` on `object` of `resource`; else -1 with the refusal in the
 * words of Argo CD: "permission denied: applications, get, default/guestbook, sub: ..., iat: ...".
 */
int api_enforce(const struct api_call *call, const char *resource, const char *action,
                const char *object, struct error *err) MUST_USE;
/** The same as a question, for what is filtered silently. */
bool api_permits(const struct api_call *call, const char *resource, const char *action,
                 const char *object);

/* ---- streams ---- */

/** The answer of a method with a stream of replies; it ends once, by either side. */
struct api_stream;

struct api_stream_events {
    /** Little is left to send: a stream that held back may send more. */
    void (*on_drain)(struct api_stream *stream, void *context);
    /** The stream has ended, by api_stream_end() or because the caller left. Forget it. */
    void (*on_close)(struct api_stream *stream, void *context);
};

/** Set the callbacks; either may be NULL. `events` is borrowed until on_close. */
void api_stream_on(struct api_stream *stream, const struct api_stream_events *events,
                   void *context);
/** Send one reply. Above API_STREAM_PENDING_HIGH wait for on_drain, or drop. */
void api_stream_send(struct api_stream *stream, const struct json *reply);
size_t api_stream_pending(const struct api_stream *stream);
enum { API_STREAM_PENDING_HIGH = 64 * 1024 };
/** The end, `err` NULL for success; else it is emptied. on_close follows. */
void api_stream_end(struct api_stream *stream, struct error *err);
/** The call behind it: its request, arena and principal live as long as the stream. */
struct api_call *api_stream_call(struct api_stream *stream);
