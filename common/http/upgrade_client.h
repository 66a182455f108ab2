#pragma once

#include "base/error.h"
#include "base/str.h"
#include "http/reply_reader.h"

#include <openssl/types.h>

struct http_client_header;
struct loop;

/**
 * A request of ours by HTTP/1.1 that offers to speak another protocol (a web socket), over a
 * connection of its own. The server accepts with 101, and then bytes go both ways; or it answers as
 * it would any request.
 */
struct upgrade_client;

enum { UPGRADE_CLIENT_BODY_MAX = 1024 * 1024 };

struct upgrade_client_request {
    const char *host; /* connected to, and checked in the certificate */
    unsigned port;
    SSL_CTX *tls; /* NULL: in the clear */
    int connect_timeout_ms;
    const char *method, *authority, *target;  /* "GET", "host:port", "/path?query" */
    struct str protocol;                      /* offered */
    const struct http_client_header *headers; /* others; a line break becomes a blank */
    size_t header_count;
    struct str body; /* at most UPGRADE_CLIENT_BODY_MAX */
};

struct upgrade_client_handler {
    /** The answer's head; 101: the other protocol is spoken from now on. */
    void (*on_head)(void *context, const struct reply_reader_head *head);
    void (*on_data)(void *context, struct str data);
    /** All that was written has left. */
    void (*on_drain)(void *context);
    /** The end, once: of the answer, or of the server's side. `err` NULL: in good order. */
    void (*on_end)(void *context, struct error *err);
};

/** Copies the request; `handler` is borrowed. Always answers later. Close it in the end. */
struct upgrade_client *upgrade_client_open(struct loop *loop,
                                           const struct upgrade_client_request *request,
                                           const struct upgrade_client_handler *handler,
                                           void *context) MUST_USE;
/** In any callback. Nothing is called afterwards. */
void upgrade_client_close(struct upgrade_client *client);
DEFINE_CLEANUP(struct upgrade_client *, upgrade_client_close)

/* As of a stream: see io/stream.h. */
int upgrade_client_write(struct upgrade_client *client, struct str data,
                         struct error *err) MUST_USE;
void upgrade_client_end_output(struct upgrade_client *client);
size_t upgrade_client_pending(const struct upgrade_client *client);
void upgrade_client_pause(struct upgrade_client *client, bool paused);
