#pragma once

#include "config.h"
#include "plugin.h"

struct fiber_pool;
struct grpc_server;
struct http_listener;
struct loop;
struct upload;
struct watch;
struct worker_pool;

/** The state of the process. */
struct cmp_server {
    const struct config *config;
    struct arena *arena; /* for what lives as long as the process */
    struct plugin plugin;
    const char *work_folder;
    struct loop *loop;
    struct fiber_pool *fibers;
    struct worker_pool *workers;
    struct grpc_server *grpc;
    struct http_listener *listener;
    struct watch *terminate, *interrupt;
    unsigned folders; /* made so far */
    bool is_draining;
};

/** Read the plugin's configuration and listen on its socket. `config` is borrowed. */
int cmp_server_open(const struct config *config, struct cmp_server **out,
                    struct error *err) MUST_USE;
void cmp_server_close(struct cmp_server *server);
DEFINE_CLEANUP(struct cmp_server *, cmp_server_close)

/** Where it listens. */
const char *cmp_server_socket(const struct cmp_server *server);

/** Serve until SIGTERM or SIGINT, and then until what has begun is done. */
int cmp_server_run(struct cmp_server *server, struct error *err) MUST_USE;
