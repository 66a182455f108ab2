#include "edge/health.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/mem.h"
#include "http/request.h"
#include "io/fiber.h"
#include "kube/client.h"
#include "server.h"

#include <stdlib.h>

/* A look at the cluster, for a request that may be gone by then. */
struct look {
    struct http_request *request; /* NULL: gone */
    const struct api_server *server;
};

static void reply(struct http_request *request, int status, const char *text)
{
    http_on(request, NULL, NULL);
    http_reply(request, status, "text/plain; charset=utf-8", str_of(text));
}

static int list_clusters(const struct api_server *server, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct kube_request request = {
        .verb = KUBE_GET,
        .path = arena_printf(arena,
                             "/api/v1/namespaces/%s/secrets?limit=1&labelSelector="
                             "argocd.argoproj.io%%2Fsecret-type%%3Dcluster",
                             server->namespace),
    };
    struct kube_answer answer;

    return kube_client_wait(server->kube, &request, arena, &answer, err);
}

static void look_at_clusters(void *context)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct look *look = context;
    bool is_well = list_clusters(look->server, &err) == 0;

    if (!is_well)
        log_warn("not healthy", F("reason", error_text(&err)));
    if (look->request)
        reply(look->request, is_well ? 200 : 503, is_well ? "ok\n" : "");
    free(look);
}

static void on_close(struct http_request *request, void *context)
{
    struct look *look = context;

    (void)request;
    look->request = NULL;
}

static const struct http_events events = { .on_close = on_close };

void health_handle(struct http_request *request, void *context)
{
    struct api_server *server = context;
    struct look *look;
    struct str full;

    if (!http_query_value(request, "full", &full) || !str_equals(full, "true")) {
        reply(request, 200, "ok\n");
        return;
    }
    look = xcalloc(1, sizeof(*look));
    *look = (struct look){ request, server };
    http_on(request, &events, look);
    fiber_start(server->fibers, look_at_clusters, look);
}
