#include "edge/edge.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/mem.h"
#include "config.h"
#include "edge/certificate.h"
#include "edge/download.h"
#include "edge/exchange.h"
#include "edge/extensions.h"
#include "edge/files.h"
#include "edge/grpc_gate.h"
#include "edge/health.h"
#include "edge/rest.h"
#include "edge/swagger.h"
#include "extension/extension_proxy.h"
#include "http/grpc.h"
#include "http/listener.h"
#include "io/tls.h"
#include "method.h"
#include "server.h"

#include <stdlib.h>
#include <string.h>

/*
 * One port. What comes in the clear where TLS is spoken is sent to https; gRPC goes by its content
 * type, gRPC-web too; the rest by its path, beneath --rootpath.
 */
enum {
    DESCRIPTORS_KEPT = 512,
    CONNECTIONS_MAX = 100000,
    HELD_BYTES = 256 * 1024 * 1024,
};

struct api_edge {
    struct api_server *server;
    struct grpc_gate *grpc;
    struct rest *rest;
    struct files *files;
    struct download *download;
    struct extension_proxy *extensions; /* NULL: without --enable-proxy-extension */
    struct http_listener *listener;
    SSL_CTX *tls; /* NULL: --insecure */
    struct str certificate, key;
    struct arena *arena; /* these two */
};

/* ---- where a request goes ---- */

static void reply_text(struct http_request *request, int status, const char *text)
{
    http_reply(request, status, "text/plain; charset=utf-8", str_of(text));
}

static void redirect(struct http_request *request, int status, const char *location)
{
    const struct http_header headers[] = { { "location", str_of(location) },
                                           { "content-length", STR("0") } };

    http_start(request, status, headers, 2);
    http_end(request, NULL, 0);
}

static bool lies_beneath(struct str path, const char *root)
{
    size_t length = strlen(root);

    return str_has_prefix(path, str_of(root)) && (path.len == length || path.ptr[length] == '/');
}

static void redirect_to_https(const struct api_edge *edge, struct http_request *request)
{
    struct str host = http_host(request), path = http_path(request), query = http_query(request);
    const char *root = edge->server->config->root_path;

    redirect(request, 307,
             arena_printf(http_arena(request), "https://%.*s%s%.*s%s%.*s", STR_ARG(host),
                          lies_beneath(path, root) ? "" : root, STR_ARG(path), query.len ? "?" : "",
                          STR_ARG(query)));
}

static void handle_health(struct http_request *request, void *context)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct api_edge *edge = context;

    if (api_server_check_health(edge->server, &err) == 0) {
        health_handle(request, edge->server);
        return;
    }
    log_warn("not healthy", F("reason", error_text(&err)));
    reply_text(request, 503, "");
}

static const struct api_page *find_page(struct str path)
{
    for (const struct api_page *page = api_pages; page->path; page++) {
        struct str own = str_of(page->path);

        if (own.ptr[own.len - 1] == '/' ? str_has_prefix(path, own) : str_equal(path, own))
            return page;
    }
    return NULL;
}

static void handle_path(struct api_edge *edge, struct http_request *request)
{
    struct str path = http_path(request);
    const struct api_page *page = find_page(path);

    if (page)
        page->handle(request, edge->server);
    else if (grpc_is_call(request))
        grpc_server_handle(request, grpc_gate_server(edge->grpc));
    else if (str_has_prefix(path, STR("/api/")))
        rest_handle(request, edge->rest);
    else if (str_equals(path, "/healthz"))
        handle_health(request, edge);
    else if (str_equals(path, "/swagger.json"))
        swagger_handle(request, edge->server);
    else if (str_equals(path, "/swagger-ui"))
        swagger_handle_page(request, edge->server);
    else if (str_equals(path, "/extensions.js"))
        extensions_handle(request, edge->server);
    else if (edge->extensions && str_has_prefix(path, STR(EXTENSION_PROXY_PATH)))
        extension_proxy_handle(request, edge->extensions);
    else if (download_serves(edge->download, path))
        download_handle(request, edge->download);
    else
        files_handle(request, edge->files);
}

/* Takes --rootpath off. False: it was answered. */
static bool enter_root(const struct api_edge *edge, struct http_request *request)
{
    const char *root = edge->server->config->root_path;
    struct str path = http_path(request);

    if (!*root || str_equals(path, "/healthz"))
        return true;
    if (!lies_beneath(path, root)) {
        reply_text(request, 404, "404 page not found\n");
        return false;
    }
    if (path.len == strlen(root)) {
        redirect(request, 301, arena_printf(http_arena(request), "%s/", root));
        return false;
    }
    http_set_path(request, str_slice(path, strlen(root), path.len));
    return true;
}

static void handle(struct http_request *request, void *context)
{
    struct api_edge *edge = context;

    if (edge->tls && !http_is_tls(request))
        redirect_to_https(edge, request);
    else if (http_is_http2(request) && grpc_is_call(request))
        grpc_server_handle(request, grpc_gate_server(edge->grpc));
    else if (enter_root(edge, request))
        handle_path(edge, request);
}

/* ---- the certificate ---- */

static int read_certificate(struct api_edge *edge, struct error *err)
{
    arena_free(edge->arena);
    edge->arena = arena_new();
    return certificate_read(edge->server, edge->arena, &edge->certificate, &edge->key, err);
}

void api_edge_reload(struct api_edge *edge)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str certificate, key;
    SSL_CTX *fresh = NULL;

    if (!edge->tls)
        return;
    if (certificate_read(edge->server, arena, &certificate, &key, &err) < 0 ||
        (!(str_equal(certificate, edge->certificate) && str_equal(key, edge->key)) &&
         (certificate_open(edge->server, &fresh, &err) < 0 || read_certificate(edge, &err) < 0))) {
        log_error("the new certificate cannot be used; the old one stays",
                  F("error", error_text(&err)));
        tls_context_free(fresh);
        return;
    }
    if (!fresh)
        return;
    http_listener_set_tls(edge->listener, fresh);
    tls_context_free(edge->tls);
    edge->tls = fresh;
    log_info("a new certificate is in use from now on");
}

/* ---- life ---- */

static int open_tls(struct api_edge *edge, struct error *err)
{
    if (edge->server->config->insecure)
        return 0;
    if (read_certificate(edge, err) < 0)
        return -1;
    return certificate_open(edge->server, &edge->tls, err);
}

/* Connections leave descriptors for all else that the server talks to; and a single message of the
 * largest size must always find room. */
static struct http_limits limits_of(const struct config *config)
{
    size_t free =
        config->descriptors > DESCRIPTORS_KEPT ? config->descriptors - DESCRIPTORS_KEPT : 0;
    size_t largest = ((size_t)config->max_message_mb + 1) * 1024 * 1024;

    return (struct http_limits){
        .connections = (unsigned)(free > CONNECTIONS_MAX ? CONNECTIONS_MAX : free),
        .held_bytes = largest > HELD_BYTES ? largest : HELD_BYTES,
    };
}

int api_edge_open(struct api_server *server, struct api_edge **out, struct error *err)
{
    CLEANUP(api_edge_close) struct api_edge *edge = xcalloc(1, sizeof(*edge));
    struct http_listener_options options = {
        .loop = server->loop,
        .host = server->config->address,
        .port = server->config->port,
        .handler = handle,
        .context = edge,
        .allow_plaintext = true,
        .limits = limits_of(server->config),
    };

    edge->server = server;
    edge->grpc = grpc_gate_new(server);
    edge->rest = rest_new(server);
    edge->files = files_new(server);
    edge->download = download_new();
    if (server->config->enable_proxy_extension)
        edge->extensions = extension_proxy_new(server);
    if (open_tls(edge, err) < 0)
        return -1;
    options.tls = edge->tls;
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
    tls_context_free(edge->tls);
    grpc_gate_free(edge->grpc);
    rest_free(edge->rest);
    files_free(edge->files);
    download_free(edge->download);
    extension_proxy_free(edge->extensions);
    arena_free(edge->arena);
    free(edge);
}

void api_edge_drain(struct api_edge *edge, int64_t grace_ms, void (*on_drained)(void *context),
                    void *context)
{
    exchange_end_streams(edge->server);
    http_listener_drain(edge->listener, grace_ms, on_drained, context);
}

int api_edge_port(const struct api_edge *edge)
{
    return http_listener_port(edge->listener);
}
