#pragma once

#include "http/request.h"

struct loop;
struct ssl_ctx_st;

/**
 * A port that speaks HTTP: HTTP/1.1 and HTTP/2 (with prior knowledge, or by ALPN), in the clear or
 * with TLS, told apart by the first bytes of each connection.
 */
struct http_listener;

/** What an outsider can make large or slow. 0: the default. */
struct http_limits {
    size_t header_bytes; /* 64 KiB: all headers of one request; more is 431 */
    size_t body_bytes;   /* 0: no limit besides what the handler leaves unconsumed (1 MiB) */
    size_t
        held_bytes; /* 256 MiB: of bodies that are gathered, all requests together; above it 503 */
    unsigned connections; /* 10,000: at the limit the oldest idle one is closed, or the new one */
    unsigned streams;     /* 1,000: of one HTTP/2 connection */
    int64_t
        header_timeout_ms; /* 10 s: from the first byte (TLS: the connection) to the headers' end */
    int64_t idle_timeout_ms;  /* 120 s: between requests */
    int64_t stall_timeout_ms; /* 60 s: without a byte moving in a body that somebody waits for */
};

struct http_listener_options {
    struct loop *loop;
    /** An address; "" or NULL is every address; "unix:/path" a socket there, which is replaced. */
    const char *host;
    int port; /* 0: any free one, see http_listener_port() */
    http_handler_fn handler;
    void *context;
    /** TLS, borrowed from the caller, who may replace it (http_listener_set_tls); NULL: none. */
    struct ssl_ctx_st *tls;
    /** With TLS: requests in the clear are handled too (http_is_tls() tells); else closed. */
    bool allow_plaintext;
    struct http_limits limits;
};

int http_listener_open(const struct http_listener_options *options, struct http_listener **out,
                       struct error *err) MUST_USE;
/** Closes the port and every connection; each open request gets its on_close. */
void http_listener_close(struct http_listener *listener);
DEFINE_CLEANUP(struct http_listener *, http_listener_close)

int http_listener_port(const struct http_listener *listener);

/** For connections from now on; the old context may be freed at once. */
void http_listener_set_tls(struct http_listener *listener, struct ssl_ctx_st *tls);

/**
 * Take no new connection and no new request, let running ones end (HTTP/2: GOAWAY), and after
 * `grace_ms` break off the rest; then `on_drained(context)`, in which the listener may be closed.
 */
void http_listener_drain(struct http_listener *listener, int64_t grace_ms,
                         void (*on_drained)(void *context), void *context);

struct http_listener_stats {
    size_t connections; /* open now */
    size_t requests;    /* open now */
    unsigned long long accepted, refused, handled, malformed;
};
struct http_listener_stats http_listener_stats(const struct http_listener *listener);
