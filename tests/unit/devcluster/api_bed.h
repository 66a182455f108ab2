#pragma once

#include "admin.h"
#include "api_server.h"
#include "base/arena.h"
#include "base/mem.h"
#include "cluster.h"
#include "config.h"
#include "http/listener.h"
#include "io/http_client.h"
#include "io/loop.h"
#include "test.h"

#include <stdlib.h>

/* A cluster behind a port in the clear, an admin endpoint, and somebody who asks. */
struct bed {
    struct config config;
    struct loop *loop;
    struct cluster *cluster;
    struct http_listener *listener;
    struct admin *admin;
    struct http_client *client;
    struct arena *arena;
    bool is_done;
    int status;
    struct str body;
};

static inline void bed_free(struct bed *bed)
{
    http_client_free(bed->client);
    admin_close(bed->admin);
    http_listener_close(bed->listener);
    cluster_close(bed->cluster);
    loop_free(bed->loop);
    arena_free(bed->arena);
    free(bed);
}
DEFINE_CLEANUP(struct bed *, bed_free)

static inline struct bed *bed_of(void)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct bed *bed = xcalloc(1, sizeof(*bed));
    struct cluster_options options = { .config = &bed->config, .authority = "" };
    struct http_listener_options port = { .host = "127.0.0.1", .handler = api_server_handle };

    bed->config = (struct config){
        .data_folder = "", .token = "t", .nodes = 1, .admin_address = "127.0.0.1"
    };
    bed->arena = arena_new();
    bed->loop = loop_new();
    options.loop = port.loop = bed->loop;
    assert_int_equal(cluster_open(&options, &bed->cluster, &err), 0);
    port.context = bed->cluster;
    assert_int_equal(http_listener_open(&port, &bed->listener, &err), 0);
    assert_int_equal(admin_open(&bed->config, bed->loop, &bed->cluster, 1, &bed->admin, &err), 0);
    assert_int_equal(http_client_new(bed->loop, NULL, &bed->client, &err), 0);
    return bed;
}

static inline void on_end(void *context, const struct http_client_reply *reply, struct error *err)
{
    struct bed *bed = context;

    (void)err;
    bed->is_done = true;
    bed->status = reply ? reply->status : 0;
    bed->body = reply ? str_dup(reply->body, bed->arena) : STR_EMPTY;
}

static inline const char *ask(struct bed *bed, int port, const char *method, const char *path,
                              const char *body)
{
    static const struct http_client_handler handler = { .on_end = on_end };
    CLEANUP(error_release) struct error err = { 0 };
    struct http_client_request request = {
        .method = method,
        .body = str_of(body),
        .bearer_token = "t",
        .url = arena_printf(bed->arena, "http://127.0.0.1:%d%s", port, path),
    };

    bed->is_done = false;
    (void)http_client_start(bed->client, &request, &handler, bed);
    assert_int_equal(loop_run_until(bed->loop, &bed->is_done, 5000, &err), 0);
    return bed->body.ptr;
}

static inline const char *ask_api(struct bed *bed, const char *method, const char *path,
                                  const char *body)
{
    return ask(bed, http_listener_port(bed->listener), method, path, body);
}
