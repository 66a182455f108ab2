#pragma once

#include "http/request.h"

/**
 * Which handler a method and a path have:
 *
 *     static const struct http_route routes[] = {
 *         { "GET", "/api/v1/applications/{name}", get_application },
 *         { "GET", "/static/{path...}", get_static_file },
 *     };
 *
 * "{name}" is one segment, "{path...}" all the rest; http_param() has what they stand for,
 * percent-decoded once, segment by segment. A literal segment counts over a parameter, that over a
 * rest. "HEAD" goes where "GET" goes. No route: 404; other methods only: 405 with Allow.
 */
struct http_router;

struct http_route {
    const char *method; /* "*": any */
    const char *pattern;
    http_handler_fn handler;
};

/** `routes` must live as long as the router; `context` is given to each handler. */
struct http_router *http_router_new(const struct http_route *routes, size_t count,
                                    void *context) MUST_USE;
void http_router_free(struct http_router *router);
DEFINE_CLEANUP(struct http_router *, http_router_free)

/** A http_handler_fn; `context` is the router. */
void http_router_handle(struct http_request *request, void *context);

/** Where nothing matches: instead of 404. */
void http_router_set_fallback(struct http_router *router, http_handler_fn handler);
