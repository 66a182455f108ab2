#pragma once

#include "base/error.h"
#include "base/str.h"

#include <openssl/types.h>

struct http_client_header;
struct http_request;

/**
 * A request that would rather speak another protocol (a web socket) on its way to an extension's
 * back end: when that agrees, bytes go both ways until either has done; when it does not, what it
 * answers goes back like any answer.
 */
struct extension_tunnel_plan {
    const char *url; /* of the back end, with path and query */
    SSL_CTX *tls;    /* for https */
    const struct http_client_header *headers;
    size_t header_count;
    int connect_timeout_ms;
    struct str body; /* the request's own */
};

struct extension_tunnel_handler {
    /** May the caller still do this? Asked before more bytes pass, at most once a second. */
    bool (*is_allowed)(void *context);
    /** It is over, with that status: 200 for one that became a tunnel, as the original counts it;
     * 502 with `why`. Not called when the caller left before there was an answer. */
    void (*on_done)(void *context, int status, const struct error *why);
};

/**
 * The request is whole, and its http_wanted_protocol() not empty. The tunnel belongs to it. The
 * plan's and the handler's contents live as long as the request. ERR_INVALID: the URL.
 */
int extension_tunnel_start(struct http_request *request, const struct extension_tunnel_plan *plan,
                           const struct extension_tunnel_handler *handler, void *context,
                           struct error *err) MUST_USE;
