#include "http/metrics_endpoint.h"

#include "base/arena.h"
#include "base/mem.h"
#include "base/metrics.h"
#include "base/strbuf.h"
#include "http/listener.h"
#include "http/router.h"

struct metrics_endpoint {
    struct metrics_endpoint_options options;
    struct http_listener *listener;
    struct http_router *router;
};

enum { METRICS_MAX = 256 * 1024 * 1024, CONNECTIONS_MAX = 64 };

static void get_metrics(struct http_request *request, void *context)
{
    struct metrics_endpoint *endpoint = context;
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(METRICS_MAX);
    CLEANUP(error_release) struct error err = { 0 };

    metrics_write(endpoint->options.metrics, &out);
    if (strbuf_check(&out, "the text of the metrics", &err) < 0)
        http_reply_error(request, &err);
    else
        http_reply(request, 200, METRICS_CONTENT_TYPE, (struct str){ out.ptr, out.len });
}

static void get_health(struct http_request *request, void *context)
{
    struct metrics_endpoint *endpoint = context;
    CLEANUP(error_release) struct error err = { 0 };
    struct str full = STR_EMPTY;
    const char *text;

    http_query_value(request, "full", &full);
    if (!endpoint->options.health ||
        endpoint->options.health(endpoint->options.context, str_equals(full, "true"), &err) == 0) {
        http_reply(request, 200, "text/plain; charset=utf-8", STR("ok"));
        return;
    }
    text = arena_printf(http_arena(request), "%s\n", error_text(&err));
    http_reply(request, 503, "text/plain; charset=utf-8", str_of(text));
}

static const struct http_route routes[] = {
    { "GET", "/metrics", get_metrics },
    { "GET", "/healthz", get_health },
};

int metrics_endpoint_open(const struct metrics_endpoint_options *options,
                          struct metrics_endpoint **out, struct error *err)
{
    CLEANUP(metrics_endpoint_close)
    struct metrics_endpoint *endpoint = xcalloc(1, sizeof(*endpoint));
    struct http_listener_options listener = {
        .loop = options->loop,
        .host = options->host,
        .port = options->port,
        .handler = http_router_handle,
        .limits = { .body_bytes = 64 * 1024, .connections = CONNECTIONS_MAX },
    };

    endpoint->options = *options;
    endpoint->router = http_router_new(routes, sizeof(routes) / sizeof(*routes), endpoint);
    listener.context = endpoint->router;
    if (http_listener_open(&listener, &endpoint->listener, err) < 0)
        return error_prefix(err, "cannot serve metrics");
    *out = TAKE(endpoint);
    return 0;
}

void metrics_endpoint_close(struct metrics_endpoint *endpoint)
{
    if (!endpoint)
        return;
    http_listener_close(endpoint->listener);
    http_router_free(endpoint->router);
    free(endpoint);
}

int metrics_endpoint_port(const struct metrics_endpoint *endpoint)
{
    return http_listener_port(endpoint->listener);
}
