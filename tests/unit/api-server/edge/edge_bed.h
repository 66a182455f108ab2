#pragma once

/*
 * The one port on loopback, with methods that tests understand behind it: names of the real
 * contract, handlers of their own, and a small cluster for what the edge reads and stores.
 */

#include "base/metrics.h"
#include "common/http/http_client.h"
#include "config.h"
#include "edge/dispatch.h"
#include "edge/edge.h"
#include "edge/edge_metrics.h"
#include "edge/exchange.h"
#include "fake/catalog.h"
#include "io/cancel.h"
#include "io/worker.h"
#include "method.h"
#include "server.h"

struct edge_bed {
    struct fake_catalog fake;
    struct config config;
    struct api_server server;
    struct arena *arena;
    struct api_stream *stream; /* the one that is open */
    int opened, drained, closed, cancelled;
    size_t received_bytes;
};

/* Handlers find their bed by the server, whose first use it is. */
static struct edge_bed *edge_bed_now;

static inline struct json *edge_named(struct api_call *call, const char *name)
{
    struct json *object = json_new_object(call->arena);

    json_set_text(call->arena, json_edit_object(call->arena, object, "metadata"), "name", name);
    return object;
}

/* Answers the name that was asked for; "slow" waits until the caller is gone. */
static inline int edge_get(struct api_call *call, const struct json **reply, struct error *err)
{
    const char *name = json_cstr_at(call->request, "name");

    if (strcmp(name, "absent") == 0)
        return error_set(err, ERR_NOT_FOUND, "applications.argoproj.io \"%s\" not found", name);
    while (strcmp(name, "slow") == 0 && !is_cancelled(call->cancel))
        fiber_sleep_ms(1);
    if (is_cancelled(call->cancel))
        edge_bed_now->cancelled++;
    api_call_set_header(call, "said", "by us");
    *reply = edge_named(call, name);
    return 0;
}

/* As many as "resourceVersion" says. */
static inline int edge_list(struct api_call *call, const struct json **reply, struct error *err)
{
    struct json *list = json_new_object(call->arena), *items = json_new_array(call->arena);
    long count = strtol(json_cstr_at(call->request, "resourceVersion"), NULL, 10);

    (void)err;
    for (long i = 0; i < count; i++)
        json_append(call->arena, items,
                    edge_named(call, arena_printf(call->arena, "application-%ld", i)));
    json_set(call->arena, list, "items", items);
    *reply = list;
    return 0;
}

static inline int edge_create_session(struct api_call *call, const struct json **reply,
                                      struct error *err)
{
    struct json *message = json_new_object(call->arena);

    if (!str_equals(json_string(json_get(call->request, "password")), "right"))
        return error_set(err, ERR_UNAUTHENTICATED, "Invalid username or password");
    json_set_text(call->arena, message, "token", "t");
    api_call_set_cookie(call, "argocd.token=t; path=/");
    *reply = message;
    return 0;
}

/* What the server saw of the request. */
static inline int edge_tell_version(struct api_call *call, const struct json **reply,
                                    struct error *err)
{
    struct json *message = json_new_object(call->arena);

    (void)err;
    json_set(call->arena, message, "Version",
             json_new_string(call->arena, api_call_header(call, "token")));
    json_set(call->arena, message, "Compiler",
             json_new_string(call->arena, api_call_header(call, "grpcgateway-cookie")));
    json_set_text(call->arena, message, "Platform", call->user_agent);
    *reply = message;
    return 0;
}

static inline void edge_on_drain(struct api_stream *stream, void *context)
{
    (void)stream, (void)context;
    edge_bed_now->drained++;
}

static inline void edge_on_close(struct api_stream *stream, void *context)
{
    (void)stream, (void)context;
    edge_bed_now->stream = NULL;
    edge_bed_now->closed++;
}

static const struct api_stream_events edge_events = { edge_on_drain, edge_on_close };

static inline int edge_watch(struct api_call *call, struct api_stream *stream, struct error *err)
{
    if (str_equals(json_string(json_get(call->request, "name")), "absent"))
        return error_set(err, ERR_FORBIDDEN, "permission denied");
    edge_bed_now->opened++;
    edge_bed_now->stream = stream;
    api_stream_on(stream, &edge_events, NULL);
    return 0;
}

static inline int edge_receive(struct api_call *call, const struct json **reply, struct error *err)
{
    struct json *message;

    (void)err;
    if (call->request) {
        edge_bed_now->received_bytes += json_text_at(call->request, "chunk.chunk").len; /* base64 */
        return 0;
    }
    message = json_new_object(call->arena);
    json_set_text(call->arena, message, "namespace",
                  arena_printf(call->arena, "%zu", edge_bed_now->received_bytes));
    *reply = message;
    return 0;
}

/* Each question has its answer; "leave" none. */
static inline int edge_answer(struct api_call *call, struct arena *arena, const struct json **reply,
                              struct error *err)
{
    const char *host = json_cstr_at(call->request, "host");
    struct json *message = json_new_object(arena);

    if (strcmp(host, "leave") == 0)
        return error_set(err, ERR_INVALID, "leave");
    json_set_text(arena, message, "valid_host", arena_printf(arena, "%s, %s", host, host));
    *reply = message;
    return 0;
}

static inline int edge_refuse(struct api_call *call, struct error *err)
{
    (void)call;
    return error_set(err, ERR_FORBIDDEN, "permission denied: applications, delete, default/a");
}

#define EDGE_APPLICATIONS "application.ApplicationService/"
static const struct api_method edge_methods[] = {
    { "version.VersionService/Version", RULE_PUBLIC, .run = edge_tell_version },
    { "session.SessionService/Create", RULE_PUBLIC, .run = edge_create_session },
    { EDGE_APPLICATIONS "Get", RULE_SESSION, .run = edge_get },
    { EDGE_APPLICATIONS "List", RULE_FILTERED, .run = edge_list },
    { EDGE_APPLICATIONS "Delete", RULE(edge_refuse), .run = edge_get },
    { EDGE_APPLICATIONS "Watch", RULE_FILTERED, .open = edge_watch },
    { EDGE_APPLICATIONS "GetManifestsWithFiles", RULE_SESSION, .receive = edge_receive },
    { "grpc.reflection.v1.ServerReflection/ServerReflectionInfo", RULE_SESSION,
      .answer = edge_answer },
    API_METHODS_END,
};

static inline void edge_bed_check(int status, struct error *err)
{
    if (status < 0) {
        fprintf(stderr, "%s\n", error_text(err));
        abort();
    }
}

/* Flags as on the command line, ended by NULL; nobody has to log in unless a test says so. */
static inline struct edge_bed *edge_bed_open(const char *const *flags)
{
    static const struct api_method *const services[] = { edge_methods, NULL };
    CLEANUP(error_release) struct error err = { 0 };
    struct edge_bed *bed = edge_bed_now = calloc(1, sizeof(*bed));
    char *argv[24] = { NULL };
    size_t argc = 0;

    bed->arena = arena_new();
    argv[argc++] = arena_strndup(bed->arena, "argosy-server", 13);
    for (; *flags; flags++)
        argv[argc++] = arena_strndup(bed->arena, *flags, strlen(*flags));
    argv[argc++] = arena_printf(bed->arena, "--address=127.0.0.1");
    argv[argc++] = arena_printf(bed->arena, "--port=0");
    edge_bed_check(config_read(argv, bed->arena, &bed->config, &err) == 1 ? 0 : -1, &err);
    fake_cluster_open(&bed->fake.cluster);
    fake_put(&bed->fake.cluster, "{ apiVersion: v1, kind: Secret, metadata: { name: argocd-secret, "
                                 "namespace: argocd } }");
    fake_catalog_start(&bed->fake);
    bed->server = (struct api_server){ .config = &bed->config,
                                       .namespace = "argocd",
                                       .arena = bed->arena,
                                       .loop = bed->fake.cluster.loop,
                                       .fibers = bed->fake.cluster.fibers,
                                       .kube = bed->fake.cluster.client,
                                       .catalog = bed->fake.catalog,
                                       .workers = worker_pool_new(bed->fake.cluster.loop, NULL),
                                       .metrics = metrics_new() };
    bed->server.edge_metrics = edge_metrics_new(bed->server.metrics, false);
    edge_bed_check(dispatch_new(services, &bed->server.dispatch, &err), &err);
    return bed;
}

/* Opens the port. */
static inline void edge_bed_serve(struct edge_bed *bed)
{
    CLEANUP(error_release) struct error err = { 0 };

    edge_bed_check(api_edge_open(&bed->server, &bed->server.edge, &err), &err);
}

static inline void edge_bed_close(struct edge_bed *bed)
{
    api_edge_close(bed->server.edge);
    for (int i = 0; i < 100 && fiber_pool_running(bed->server.fibers) > 0; i++)
        loop_turn(bed->server.loop, 5);
    dispatch_free(bed->server.dispatch);
    edge_metrics_free(bed->server.edge_metrics);
    metrics_free(bed->server.metrics);
    worker_pool_free(bed->server.workers);
    fake_catalog_close(&bed->fake);
    arena_free(bed->arena);
    free(bed);
}

static inline struct client edge_bed_connect(struct edge_bed *bed)
{
    return client_connect(bed->server.loop, api_edge_port(bed->server.edge));
}

/* The whole answer to a request that ends its connection; "\n" in headers stands for "\r\n". */
static inline const char *edge_bed_ask(struct edge_bed *bed, const char *head, const char *body)
{
    struct client client = edge_bed_connect(bed);
    struct str rest = str_of(head), line;
    const char *answer;

    while (rest.len > 0) {
        str_cut(rest, '\n', &line, &rest);
        client_send_bytes(&client, line.ptr, line.len);
        client_send(&client, "\r\n");
    }
    client_send(&client,
                arena_printf(bed->arena,
                             "host: here\r\nconnection: close\r\ncontent-length: %zu\r\n\r\n",
                             strlen(body)));
    client_send(&client, body);
    assert_true(client_sees_end(&client));
    answer = arena_strndup(bed->arena, client.got, client.size);
    client_close(&client);
    return answer;
}

static inline const char *edge_bed_body(const char *answer)
{
    const char *end = strstr(answer, "\r\n\r\n");

    return end ? end + 4 : "";
}

static inline int edge_bed_status(const char *answer)
{
    return (int)strtol(answer + strlen("HTTP/1.1 "), NULL, 10);
}
