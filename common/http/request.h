#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdint.h>

struct arena;
struct loop;
struct ssl_st;

/**
 * One HTTP request and its answer, the same whether it came by HTTP/1.1, HTTP/2, with TLS or
 * without. Everything happens on the loop's thread.
 *
 * A handler is called once, when the headers are there. It may answer at once or later; it learns
 * by these callbacks and answers with three verbs:
 *
 *     on_data   more of the body arrived, or its end
 *     on_drain  little is left to send: a stream may write more
 *     on_broken what comes as a body is none: answer now, or it is answered with 400
 *     on_close  the request ends here, answered or not; forget the pointer. Called exactly once.
 *
 *     http_start(), http_write()..., http_end()
 *
 * A verb on a request whose peer has gone does nothing; the peer's absence shows in on_close.
 */
struct http_request;

typedef void (*http_handler_fn)(struct http_request *request, void *context);

struct http_events {
    void (*on_data)(struct http_request *request, void *context);
    void (*on_drain)(struct http_request *request, void *context);
    void (*on_broken)(struct http_request *request, const char *why, void *context);
    void (*on_close)(struct http_request *request, void *context);
};

struct http_header {
    const char *name; /* lower case */
    struct str value;
};

/** Set the callbacks; any may be NULL. `events` is borrowed until on_close. */
void http_on(struct http_request *request, const struct http_events *events, void *context);

/* ---- what was asked; all texts live as long as the request ---- */

const char *http_method(const struct http_request *request);
/** The path as it was sent (percent-encoded), without the query. */
struct str http_path(const struct http_request *request);
/** From now on the path is this one: a prefix was taken off. `path` lives as long as the request.
 */
void http_set_path(struct http_request *request, struct str path);
/** What follows "?"; empty when there is none. */
struct str http_query(const struct http_request *request);
/** The value of one query parameter, decoded. False when there is none. */
bool http_query_value(struct http_request *request, const char *name, struct str *out);
/** The Host header, or HTTP/2's :authority. */
struct str http_host(const struct http_request *request);
/** A header by its name in lower case; empty when absent. Several of one name: joined by ", ". */
struct str http_header(const struct http_request *request, const char *name);
/** Walk: header number `index`, false past the last. */
bool http_header_at(const struct http_request *request, size_t index, struct http_header *out);
/** Whether a header's list, "a, b", has the token, in whatever letter case. */
bool http_list_names(struct str list, const char *token);
/** A parameter of the route that matched (router.h); empty when there is none of that name. */
struct str http_param(const struct http_request *request, const char *name);
bool http_is_tls(const struct http_request *request);
/** The connection's TLS (io/tls.h: tls_peer_read()); NULL in the clear. */
const struct ssl_st *http_tls(const struct http_request *request);
bool http_is_http2(const struct http_request *request);
/** "127.0.0.1:4711" */
const char *http_peer(const struct http_request *request);
struct arena *http_arena(const struct http_request *request);
struct loop *http_loop(const struct http_request *request);

/* ---- its body ---- */

/** What has arrived and was not consumed yet. Valid until http_consume() or the next event. */
struct str http_body(const struct http_request *request);
/** Done with the first `size` bytes: the peer may send as many more. */
void http_consume(struct http_request *request, size_t size);
/** The body has ended: nothing will follow what http_body() holds. */
bool http_is_complete(const struct http_request *request);

/**
 * Wait for the whole body, then call `on_body` once, unless the peer leaves before (then on_close
 * of whatever http_on() the handler calls is not reached: nothing is called). A body longer than
 * `limit` is answered with 413. `body` lives as long as the request.
 */
void http_collect(struct http_request *request, size_t limit,
                  void (*on_body)(struct http_request *request, struct str body, void *context),
                  void *context);

/** The same for one who answers a body that is too long in other words. */
struct http_collector {
    void (*on_body)(struct http_request *request, struct str body, void *context);
    void (*on_too_large)(struct http_request *request, void *context); /* NULL: 413 */
    /** `why` in the words of Go's library. */
    void (*on_broken)(struct http_request *request, const char *why, void *context); /* NULL: 400 */
    /** All bodies together are too large: see http_hold(). */
    void (*on_too_much)(struct http_request *request, void *context); /* NULL: 503 */
};
void http_collect_with(struct http_request *request, size_t limit,
                       const struct http_collector *collector, void *context);

/**
 * Whoever gathers a body says how much of it there is by now, until the request ends. False: all
 * requests together would hold more than the listener's limit; refuse this one and let go of what
 * it has. The first 16 KiB of each are free, so that many small ones never stand in line behind a
 * few large ones. http_collect() does so by itself.
 */
bool http_hold(struct http_request *request, size_t size) MUST_USE;
/** It is less than before. */
void http_hold_less(struct http_request *request, size_t size);
#define HTTP_HELD_TOO_MUCH "too many large requests are under way; try again later"

/* ---- the answer ---- */

/**
 * Send status and headers. Without a content-length the body is chunked (HTTP/1.1). Names are lower
 * case; a line break in a value becomes a blank.
 */
void http_start(struct http_request *request, int status, const struct http_header *headers,
                size_t count);
/** Send a part of the body; it is copied. Look at http_pending() before writing without end. */
void http_write(struct http_request *request, const void *data, size_t size);
/** The answer is complete. Trailers are sent where the protocol has them (HTTP/2, chunked). */
void http_end(struct http_request *request, const struct http_header *trailers, size_t count);
/** Bytes of the answer that the kernel has not taken yet. Above HTTP_PENDING_HIGH wait for
 * on_drain. */
size_t http_pending(const struct http_request *request);
enum { HTTP_PENDING_HIGH = 64 * 1024 };
/** Break off an answer that has begun: the peer sees that it is not whole. */
void http_abort(struct http_request *request);
bool http_is_started(const struct http_request *request);

/* ---- another protocol (HTTP/1.1 only) ---- */

/** What the peer would rather speak on this connection ("websocket"); empty: HTTP will do. */
struct str http_wanted_protocol(const struct http_request *request);
/**
 * Instead of http_start(): "101 Switching Protocols" with these headers. From then on the bytes are
 * the handler's, both ways: http_body() has what the peer sends, without any limit but the window,
 * http_is_complete() says that it has ended its side, http_write() goes out as it is, http_end()
 * closes the connection. A drain ends it. Only for whom http_wanted_protocol() names one and the
 * request's own body is complete and consumed.
 */
void http_switch(struct http_request *request, const struct http_header *headers, size_t count);

/* ---- the answer, in one ---- */

/** All three verbs in one: a short answer. */
void http_reply(struct http_request *request, int status, const char *content_type,
                struct str body);
/** The status of the error's code, its message as plain text. */
void http_reply_error(struct http_request *request, const struct error *err);

/** "Not Found" for 404. */
const char *http_status_text(int status);
