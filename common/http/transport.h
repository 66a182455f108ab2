#pragma once

#include "base/error.h"

#include <stddef.h>
#include <sys/types.h>

struct ssl_ctx_st;
struct ssl_st;

/**
 * A connected socket, with TLS or without. Reading and writing never block: the result is a number
 * of bytes, TRANSPORT_WAIT or TRANSPORT_END.
 */
struct http_transport {
    int fd;
    struct ssl_st *ssl; /* NULL: in the clear */
    bool handshaken;
    bool is_broken; /* reading met an error: that was no end in good order */
    bool read_wants_write, write_wants_read; /* TLS may need the other direction first */
};

enum { TRANSPORT_WAIT = -1, TRANSPORT_END = -2 };

/** What a connection begins with, looked at without taking it. */
enum http_opening { OPENING_UNKNOWN, OPENING_TLS, OPENING_CLEAR, OPENING_END };
enum http_opening http_transport_peek(const struct http_transport *transport);

int http_transport_start_tls(struct http_transport *transport, struct ssl_ctx_st *context,
                             struct error *err) MUST_USE;
/** 1 done, TRANSPORT_WAIT, TRANSPORT_END. */
int http_transport_handshake(struct http_transport *transport);
/** Whether ALPN chose HTTP/2. */
bool http_transport_chose_http2(const struct http_transport *transport);

ssize_t http_transport_read(struct http_transport *transport, void *data, size_t size);
ssize_t http_transport_write(struct http_transport *transport, const void *data, size_t size);
/** TLS has taken bytes from the socket that nobody has read yet. */
bool http_transport_has_pending(const struct http_transport *transport);
/** Nothing further will be written: the peer sees the end. */
void http_transport_shutdown(struct http_transport *transport);
void http_transport_close(struct http_transport *transport);
