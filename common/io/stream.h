#pragma once

#include "base/error.h"
#include "base/str.h"

#include <openssl/types.h>

struct loop;

/**
 * A connection that we open: TCP, TLS or a unix socket, bytes both ways, never blocking. The base
 * of protocols we speak ourselves (Redis, what a connection was upgraded to).
 */
struct stream;

struct stream_options {
    const char *host; /* name, address, or "unix:/path" */
    unsigned port;
    SSL_CTX *tls;            /* NULL: in the clear. Kept by reference. */
    const char *server_name; /* checked in the certificate and sent as SNI; NULL: `host` */
    bool insecure;           /* any certificate and name will do */
    int connect_timeout_ms;  /* names, connect and TLS together; 0: 10,000 */
    size_t write_limit;      /* bytes that may wait to be sent; 0: 64 MiB */
};

struct stream_handler {
    /** The connection stands; may be NULL. */
    void (*on_open)(void *context);
    /** Bytes came; they are the stream's. */
    void (*on_data)(void *context, struct str data);
    /** It ended; `err` is NULL when the peer closed in good order. Nothing is called after it. */
    void (*on_end)(void *context, struct error *err);
    /** All that was written has left; may be NULL. */
    void (*on_drain)(void *context);
};

/** Always answers later. Call stream_close() in the end, also after on_end. */
struct stream *stream_open(struct loop *loop, const struct stream_options *options,
                           const struct stream_handler *handler, void *context) MUST_USE;

/** In any callback. Nothing is called afterwards. */
void stream_close(struct stream *stream);
DEFINE_CLEANUP(struct stream *, stream_close)

/** Send, in order; before it stands, too. -1: over the limit, or it has ended. */
int stream_write(struct stream *stream, struct str data, struct error *err) MUST_USE;

/** Our side ends when all that was written has left; what the peer says is still read. */
void stream_end_output(struct stream *stream);

/** Bytes that still wait to be sent. */
size_t stream_pending(const struct stream *stream);

/** Stop and go on reading. */
void stream_pause(struct stream *stream, bool paused);

/** What ALPN chose; empty without TLS. A slice: see str_slice(). */
struct str stream_protocol(const struct stream *stream);
