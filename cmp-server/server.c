#include "server.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/mem.h"
#include "http/grpc.h"
#include "http/listener.h"
#include "io/fiber.h"
#include "io/folders.h"
#include "io/loop.h"
#include "io/tree.h"
#include "io/worker.h"
#include "methods.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

enum { CONFIG_MAX = 4 * 1024 * 1024, STACKS_KEPT = 4, DRAIN_MS = 60 * 1000 };

static int read_plugin(struct cmp_server *server, struct error *err)
{
    CLEANUP(tree_close) struct tree *folder = NULL;
    struct str text;

    if (tree_open(server->config->config_folder, &folder, err) < 0 ||
        tree_read(folder, "plugin.yaml", CONFIG_MAX, server->arena, &text, err) < 0)
        return error_prefix(err, "cannot read the plugin's configuration");
    return plugin_parse(text, server->arena, &server->plugin, err);
}

static int make_work_folder(struct cmp_server *server, struct error *err)
{
    const struct config *config = server->config;
    const char *parent = config->work_folder[0] ? config->work_folder : config->temporary_folder;

    server->work_folder = arena_printf(server->arena, "%s/_cmp_server", parent);
    if (remove_folder(server->work_folder, err) < 0)
        return -1;
    return make_folder(server->work_folder, err);
}

const char *cmp_server_socket(const struct cmp_server *server)
{
    return arena_printf(server->arena, "%s/%s.sock", server->config->socket_folder,
                        server->plugin.name);
}

static int listen_on_socket(struct cmp_server *server, struct error *err)
{
    struct grpc_options grpc = { .methods = cmp_methods,
                                 .count = cmp_method_count,
                                 .context = server };
    struct http_listener_options options = { .loop = server->loop, .handler = grpc_server_handle };

    server->grpc = grpc_server_new(&grpc);
    options.context = server->grpc;
    options.host = arena_printf(server->arena, "unix:%s", cmp_server_socket(server));
    return http_listener_open(&options, &server->listener, err);
}

static void on_drained(void *context)
{
    loop_stop(((struct cmp_server *)context)->loop);
}

static void on_signal(void *context, int signal)
{
    struct cmp_server *server = context;

    if (server->is_draining)
        return;
    server->is_draining = true;
    log_info("got a signal, finishing what has begun", F("signal", strsignal(signal)));
    unlink(cmp_server_socket(server));
    http_listener_drain(server->listener, DRAIN_MS, on_drained, server);
}

int cmp_server_open(const struct config *config, struct cmp_server **out, struct error *err)
{
    CLEANUP(cmp_server_close) struct cmp_server *server = xcalloc(1, sizeof(*server));

    server->config = config;
    server->arena = arena_new();
    server->loop = loop_new();
    server->fibers = fiber_pool_new(server->loop, STACKS_KEPT);
    server->workers = worker_pool_new(server->loop, NULL);
    if (read_plugin(server, err) < 0 || make_work_folder(server, err) < 0 ||
        listen_on_socket(server, err) < 0)
        return -1;
    server->terminate = loop_watch_signal(server->loop, SIGTERM, on_signal, server);
    server->interrupt = loop_watch_signal(server->loop, SIGINT, on_signal, server);
    *out = TAKE(server);
    return 0;
}

int cmp_server_run(struct cmp_server *server, struct error *err)
{
    log_info("argosy-cmp-server is listening", F("socket", cmp_server_socket(server)));
    if (loop_run(server->loop, err) < 0)
        return error_prefix(err, "the event loop stopped");
    log_info("clean shutdown");
    return 0;
}

void cmp_server_close(struct cmp_server *server)
{
    if (!server)
        return;
    if (server->terminate)
        watch_cancel(server->terminate);
    if (server->interrupt)
        watch_cancel(server->interrupt);
    http_listener_close(server->listener);
    grpc_server_free(server->grpc);
    worker_pool_free(server->workers);
    fiber_pool_free(server->fibers);
    loop_free(server->loop);
    arena_free(server->arena);
    free(server);
}
