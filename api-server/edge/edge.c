#include "edge/edge.h"

#include "base/mem.h"
#include "config.h"
#include "edge/grpc_gate.h"
#include "edge/rest.h"
#include "http/grpc.h"
#include "http/listener.h"
#include "server.h"
#include "webhook/webhook.h"

#include <stdlib.h>

struct api_edge {
    struct api_server *server;
    struct grpc_gate *grpc;
    struct rest *rest;
    struct http_listener *listener;
};

static void handle(struct http_request *request, void *context)
{
    struct api_edge *edge = context;

    if (grpc_is_call(request))
        grpc_server_handle(request, grpc_gate_server(edge->grpc));
    else if (str_equals(http_path(request), "/api/webhook"))
        webhook_handle(request, edge->server->webhook);
    else if (str_has_prefix(http_path(request), STR("/api/")))
        rest_handle(request, edge->rest);
    else if (str_equals(http_path(request), "/healthz"))
        http_reply(request, 200, "text/plain; charset=utf-8", STR("ok\n"));
    else
        http_reply(request, 404, "text/plain; charset=utf-8", STR("404 page not found\n"));
}

int api_edge_open(struct api_server *server, struct api_edge **out, struct error *err)
{
    CLEANUP(api_edge_close) struct api_edge *edge = xcalloc(1, sizeof(*edge));
    const struct http_listener_options options = {
        .loop = server->loop,
        .host = server->config->address,
        .port = server->config->port,
        .handler = handle,
        .context = edge,
    };

    edge->server = server;
    edge->grpc = grpc_gate_new(server);
    edge->rest = rest_new(server);
    if (http_listener_open(&options, &edge->listener, err) < 0)
        return -1;
    *out = TAKE(edge);
    return 0;
}

void api_edge_close(struct api_edge *edge)
{
    if (!edge)
        return;
    http_listener_close(edge->listener);
    grpc_gate_free(edge->grpc);
    rest_free(edge->rest);
    free(edge);
}

void api_edge_drain(struct api_edge *edge, int64_t grace_ms, void (*on_drained)(void *context),
                    void *context)
{
    http_listener_drain(edge->listener, grace_ms, on_drained, context);
}

int api_edge_port(const struct api_edge *edge)
{
    return http_listener_port(edge->listener);
}
