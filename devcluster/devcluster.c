#include "devcluster.h"

#include "admin.h"
#include "api_server.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "cluster.h"
#include "config.h"
#include "data/digest.h"
#include "http/listener.h"
#include "io/loop.h"
#include "io/tls.h"
#include "keep.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/ssl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { KUBECONFIG_MAX = 16 << 20, VALID_DAYS = 3650, TOKEN_BYTES = 16, GRACE_MS = 1000 };

struct devcluster {
    struct config config;
    struct loop *loop;
    char *token;
    SSL_CTX *tls;
    struct tls_pair pair;
    VEC(struct cluster *) clusters;
    VEC(struct http_listener *) listeners;
    struct admin *admin;
    struct watch *signals[2];
};

/* ---- certificate and token ---- */

static int load_pair(struct devcluster *devcluster, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    static const char *const hosts[] = { "localhost",
                                         "127.0.0.1",
                                         "::1",
                                         "kubernetes",
                                         "kubernetes.default",
                                         "kubernetes.default.svc",
                                         "10.96.0.1",
                                         NULL };
    struct tls_self_signed request = { .kind = TLS_KEY_ECDSA_P256,
                                       .hosts = hosts,
                                       .common_name = "argosy-devcluster",
                                       .valid_days = VALID_DAYS,
                                       .is_authority = true };
    const char *folder = devcluster->config.data_folder;
    struct str certificate, key;

    if (folder[0] && keep_read(folder, "tls.crt", arena, &certificate, err) == 1 &&
        keep_read(folder, "tls.key", arena, &key, err) == 1) {
        devcluster->pair.certificate = xstrdup(certificate.ptr);
        devcluster->pair.key = xstrdup(key.ptr);
        return 0;
    }
    if (tls_self_sign(&request, &devcluster->pair, err) < 0)
        return -1;
    if (!folder[0])
        return 0;
    if (keep_write(folder, "tls.crt", str_of(devcluster->pair.certificate), err) < 0 ||
        keep_write(folder, "tls.key", str_of(devcluster->pair.key), err) < 0)
        return -1;
    return 0;
}

static int load_tls(struct devcluster *devcluster, struct error *err)
{
    static const char *const protocols[] = { "h2", "http/1.1", NULL };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct tls_options options = { .is_server = true,
                                   .protocols = protocols,
                                   .allow_unverified = true };
    const char *file = devcluster->config.client_authorities, *slash = strrchr(file, '/');
    struct str others = STR_EMPTY;
    int got = 1;

    if (file[0])
        got = keep_read(slash ? arena_strndup(arena, file, (size_t)(slash - file)) : ".",
                        slash ? slash + 1 : file, arena, &others, err);
    if (got == 0)
        return error_set(err, ERR_NOT_FOUND, "there is no '%s'", file);
    if (got < 0 || load_pair(devcluster, err) < 0)
        return -1;
    options.authorities =
        str_of(arena_printf(arena, "%s\n%.*s", devcluster->pair.certificate, STR_ARG(others)));
    options.certificate = str_of(devcluster->pair.certificate);
    options.key = str_of(devcluster->pair.key);
    return tls_context_new(&options, &devcluster->tls, err);
}

static int load_token(struct devcluster *devcluster, struct error *err)
{
    if (devcluster->config.token[0]) {
        devcluster->token = xstrdup(devcluster->config.token);
        return 0;
    }
    if (keep_secret(devcluster->config.data_folder, "admin-token", TOKEN_BYTES, &devcluster->token,
                    err) < 0)
        return -1;
    devcluster->config.token = devcluster->token;
    return 0;
}

/* ---- clusters ---- */

static int open_cluster(struct devcluster *devcluster, unsigned number, struct error *err)
{
    struct cluster_options options = { .loop = devcluster->loop,
                                       .config = &devcluster->config,
                                       .number = number,
                                       .authority = devcluster->pair.certificate };
    struct http_listener_options port = {
        .loop = devcluster->loop,
        .host = devcluster->config.address,
        .port = devcluster->config.port ? devcluster->config.port + (int)number : 0,
        .handler = api_server_handle,
        .tls = devcluster->tls,
    };
    struct http_listener *listener;
    struct cluster *cluster;

    if (cluster_open(&options, &cluster, err) < 0)
        return -1;
    vec_push(&devcluster->clusters, cluster);
    port.context = cluster;
    if (http_listener_open(&port, &listener, err) < 0)
        return -1;
    vec_push(&devcluster->listeners, listener);
    return 0;
}

/* ---- kubeconfig ---- */

static void add_entries(const struct devcluster *devcluster, struct strbuf *out, const char *part,
                        struct arena *arena)
{
    struct str authority = base64_encode(str_of(devcluster->pair.certificate), arena);
    const char *host = devcluster->config.address;

    if (!host[0] || strcmp(host, "0.0.0.0") == 0 || strcmp(host, "::") == 0)
        host = "127.0.0.1";
    strbuf_printf(out, "%s:\n", part);
    for (unsigned i = 0; i < devcluster->clusters.count; i++) {
        if (strcmp(part, "clusters") == 0) {
            strbuf_printf(out,
                          "- name: devcluster-%u\n  cluster:\n    server: https://%s:%d\n    "
                          "certificate-authority-data: %.*s\n",
                          i, host, http_listener_port(devcluster->listeners.items[i]),
                          STR_ARG(authority));
        } else if (strcmp(part, "users") == 0) {
            strbuf_printf(out, "- name: devcluster-%u\n  user:\n    token: %s\n", i,
                          devcluster->token);
        } else {
            strbuf_printf(
                out,
                "- name: devcluster-%u\n  context:\n    cluster: devcluster-%u\n    user: "
                "devcluster-%u\n",
                i, i, i);
        }
    }
}

static int write_kubeconfig(const struct devcluster *devcluster, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(KUBECONFIG_MAX);
    const char *path = devcluster->config.kubeconfig_out, *slash = strrchr(path, '/');
    const char *folder = slash ? arena_strndup(arena, path, (size_t)(slash - path)) : ".";

    if (!path[0])
        return 0;
    strbuf_puts(&text, "apiVersion: v1\nkind: Config\ncurrent-context: devcluster-0\n");
    add_entries(devcluster, &text, "clusters", arena);
    add_entries(devcluster, &text, "users", arena);
    add_entries(devcluster, &text, "contexts", arena);
    if (strbuf_check(&text, "the kubeconfig", err) < 0)
        return -1;
    return keep_write(folder, slash ? slash + 1 : path, (struct str){ text.ptr, text.len }, err);
}

/* ---- its life ---- */

int devcluster_open(const struct config *config, struct devcluster **out, struct error *err)
{
    CLEANUP(devcluster_close) struct devcluster *devcluster = xcalloc(1, sizeof(*devcluster));

    devcluster->config = *config;
    devcluster->loop = loop_new();
    if (config->data_folder[0] && mkdir(config->data_folder, 0700) < 0 && errno != EEXIST)
        return error_set_errno(err, errno, "cannot make '%s'", config->data_folder);
    if (load_token(devcluster, err) < 0 || load_tls(devcluster, err) < 0)
        return -1;
    for (int i = 0; i < config->clusters; i++)
        if (open_cluster(devcluster, (unsigned)i, err) < 0)
            return -1;
    if (config->admin_port >= 0 &&
        admin_open(&devcluster->config, devcluster->loop, devcluster->clusters.items,
                   devcluster->clusters.count, &devcluster->admin, err) < 0)
        return -1;
    if (write_kubeconfig(devcluster, err) < 0)
        return -1;
    *out = TAKE(devcluster);
    return 0;
}

void devcluster_close(struct devcluster *devcluster)
{
    if (!devcluster)
        return;
    for (size_t i = 0; i < 2; i++)
        if (devcluster->signals[i])
            watch_cancel(devcluster->signals[i]);
    admin_close(devcluster->admin);
    for (size_t i = 0; i < devcluster->listeners.count; i++)
        http_listener_close(devcluster->listeners.items[i]);
    vec_release(&devcluster->listeners);
    for (size_t i = 0; i < devcluster->clusters.count; i++)
        cluster_close(devcluster->clusters.items[i]);
    vec_release(&devcluster->clusters);
    tls_context_free(devcluster->tls);
    tls_pair_release(&devcluster->pair);
    if (devcluster->token)
        secret_wipe(devcluster->token, strlen(devcluster->token));
    free(devcluster->token);
    loop_free(devcluster->loop);
    free(devcluster);
}

static void on_signal(void *context, int number)
{
    struct devcluster *devcluster = context;

    log_info("stopping", F("signal", number));
    loop_stop(devcluster->loop);
}

int devcluster_run(struct devcluster *devcluster, struct error *err)
{
    devcluster->signals[0] = loop_watch_signal(devcluster->loop, SIGTERM, on_signal, devcluster);
    devcluster->signals[1] = loop_watch_signal(devcluster->loop, SIGINT, on_signal, devcluster);
    log_info("serving", F("clusters", devcluster->clusters.count),
             F("port", http_listener_port(devcluster->listeners.items[0])),
             F("admin_port", devcluster->admin ? admin_port(devcluster->admin) : -1));
    return loop_run(devcluster->loop, err);
}
