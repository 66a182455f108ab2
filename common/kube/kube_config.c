#include "kube/kube_config.h"

#include "base/mem.h"
#include "base/strbuf.h"
#include "kube/kube_config_builder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a reference points at; `config` is its first member. */
struct shared_config {
    struct kube_config config;
    struct arena *arena;
    atomic_int references;
};

const struct kube_config *kube_config_ref(const struct kube_config *config)
{
    struct shared_config *shared = (struct shared_config *)(uintptr_t)config;

    atomic_fetch_add_explicit(&shared->references, 1, memory_order_relaxed);
    return config;
}

void kube_config_unref(const struct kube_config *config)
{
    struct shared_config *shared = (struct shared_config *)(uintptr_t)config;

    if (!shared || atomic_fetch_sub_explicit(&shared->references, 1, memory_order_acq_rel) > 1)
        return;
    arena_free(shared->arena);
    free(shared);
}

void config_builder_init(struct config_builder *builder)
{
    *builder = (struct config_builder){ .arena = arena_new() };
    builder->config.namespace = "default";
    builder->config.ca_pem = STR_EMPTY;
    builder->config.client_cert_pem = builder->config.client_key_pem = STR_EMPTY;
}

void config_builder_release(struct config_builder *builder)
{
    arena_free(builder->arena);
    *builder = (struct config_builder){ 0 };
}

const struct kube_config *config_builder_finish(struct config_builder *builder)
{
    struct shared_config *shared = xcalloc(1, sizeof(*shared));

    shared->config = builder->config;
    shared->arena = TAKE(builder->arena);
    atomic_init(&shared->references, 1);
    return &shared->config;
}

/* ---- texts ---- */

const char *config_text(struct config_builder *builder, struct str text)
{
    return text.len ? arena_strndup(builder->arena, text.ptr, text.len) : NULL;
}

static void wipe(void *object)
{
    struct str *secret = object;

    secret_wipe((char *)(uintptr_t)secret->ptr, secret->len);
}

struct str config_secret_str(struct config_builder *builder, struct str text)
{
    struct str *secret = ARENA_NEW(builder->arena, struct str);

    *secret = str_dup(text, builder->arena);
    arena_defer(builder->arena, wipe, secret);
    return *secret;
}

const char *config_secret(struct config_builder *builder, struct str text)
{
    return text.len ? config_secret_str(builder, text).ptr : NULL;
}

const char *const *config_list(struct config_builder *builder, const char *const *list)
{
    size_t count = 0;

    if (!list)
        return NULL;
    while (list[count])
        count++;

    const char **copy = arena_alloc(builder->arena, (count + 1) * sizeof(*copy));

    for (size_t i = 0; i < count; i++)
        copy[i] = arena_strndup(builder->arena, list[i], strlen(list[i]));
    return copy;
}

/* ---- copies ---- */

void config_copy_impersonation(struct config_builder *builder,
                               const struct kube_impersonation *from)
{
    struct kube_impersonation *to = &builder->config.impersonation;
    const char **groups = arena_alloc(builder->arena, (from->group_count + 1) * sizeof(*groups));
    struct kube_extra *extra =
        arena_alloc(builder->arena, (from->extra_count + 1) * sizeof(*extra));

    for (size_t i = 0; i < from->group_count; i++)
        groups[i] = str_dup(str_of(from->groups[i]), builder->arena).ptr;
    for (size_t i = 0; i < from->extra_count; i++) {
        extra[i].key = str_dup(str_of(from->extra[i].key), builder->arena).ptr;
        extra[i].value = str_dup(str_of(from->extra[i].value), builder->arena).ptr;
    }
    *to = (struct kube_impersonation){
        .user = config_text(builder, str_of(from->user)),
        .uid = config_text(builder, str_of(from->uid)),
        .groups = groups,
        .group_count = from->group_count,
        .extra = extra,
        .extra_count = from->extra_count,
    };
}

static void copy_exec(struct config_builder *builder, const struct kube_exec *from)
{
    struct kube_exec *to = ARENA_NEW(builder->arena, struct kube_exec);

    *to = *from;
    to->api_version = str_dup(str_of(from->api_version), builder->arena).ptr;
    to->command = str_dup(str_of(from->command), builder->arena).ptr;
    to->args = config_list(builder, from->args);
    to->env = config_list(builder, from->env);
    to->install_hint = config_text(builder, str_of(from->install_hint));
    to->cluster_config = config_text(builder, str_of(from->cluster_config));
    builder->config.exec = to;
}

void config_copy(struct config_builder *builder, const struct kube_config *from)
{
    struct kube_config *to = &builder->config;

    *to = *from;
    to->server = str_dup(str_of(from->server), builder->arena).ptr;
    to->namespace = str_dup(str_of(from->namespace), builder->arena).ptr;
    to->ca_pem = str_dup(from->ca_pem, builder->arena);
    to->tls_server_name = config_text(builder, str_of(from->tls_server_name));
    to->proxy_url = config_text(builder, str_of(from->proxy_url));
    to->client_cert_pem = str_dup(from->client_cert_pem, builder->arena);
    to->client_key_pem = config_secret_str(builder, from->client_key_pem);
    to->token = config_secret(builder, str_of(from->token));
    to->token_file = config_text(builder, str_of(from->token_file));
    to->username = config_text(builder, str_of(from->username));
    to->password = config_secret(builder, str_of(from->password));
    if (from->exec)
        copy_exec(builder, from->exec);
    config_copy_impersonation(builder, &from->impersonation);
}

const struct kube_config *kube_config_as(const struct kube_config *config,
                                         const struct kube_impersonation *who)
{
    static const struct kube_impersonation nobody = { 0 };
    CLEANUP(config_builder_release) struct config_builder builder;

    config_builder_init(&builder);
    config_copy(&builder, config);
    config_copy_impersonation(&builder, who ? who : &nobody);
    return config_builder_finish(&builder);
}

void config_set_server(struct config_builder *builder, struct str server, bool has_tls)
{
    const char *scheme = "";

    while (server.len && server.ptr[server.len - 1] == '/')
        server.len--;
    if (server.len && str_find(server, STR("://")) < 0)
        scheme = has_tls ? "https://" : "http://";
    builder->config.server = arena_printf(builder->arena, "%s%.*s", scheme, STR_ARG(server));
}

/* ---- files ---- */

int config_read_file(const char *path, struct arena *arena, struct str *out, struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(CONFIG_FILE_MAX_BYTES);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    char piece[4096];
    ssize_t got;

    if (fd < 0)
        return error_set(err, errno == ENOENT ? ERR_NOT_FOUND : ERR_INVALID, "open %s: %s", path,
                         errno == ENOENT ? "no such file or directory" : strerrordesc_np(errno));
    while ((got = read(fd, piece, sizeof(piece))) > 0)
        strbuf_add(&text, piece, (size_t)got);
    secret_wipe(piece, sizeof(piece));

    int failure = got < 0 ? errno : 0;

    close(fd);
    if (failure)
        return error_set_errno(err, failure, "read %s", path);
    if (strbuf_check(&text, path, err) < 0)
        return -1;
    *out = str_dup((struct str){ text.ptr, text.len }, arena);
    secret_wipe(text.ptr, text.len);
    return 0;
}

/* ---- in a pod ---- */

static const char *pod_namespace(struct config_builder *builder, const char *folder)
{
    CLEANUP(error_release) struct error ignored = { 0 };
    const char *named = getenv("POD_NAMESPACE");
    struct str text = STR_EMPTY;

    if (named && *named)
        return config_text(builder, str_of(named));
    /* A pod without the file has the default one, as client-go says. */
    if (config_read_file(arena_printf(builder->arena, "%s/namespace", folder), builder->arena,
                         &text, &ignored) < 0)
        return "default";
    text = str_trim(text);
    return text.len ? config_text(builder, text) : "default";
}

int config_load_in_cluster(struct config_builder *builder, const char *folder, struct error *err)
{
    const char *host = getenv("KUBERNETES_SERVICE_HOST");
    const char *port = getenv("KUBERNETES_SERVICE_PORT");
    struct kube_config *config = &builder->config;
    struct str token = STR_EMPTY;

    if (!host || !*host || !port || !*port)
        return error_set(err, ERR_PRECONDITION,
                         "unable to load in-cluster configuration, KUBERNETES_SERVICE_HOST and "
                         "KUBERNETES_SERVICE_PORT must be defined");
    config->token_file = arena_printf(builder->arena, "%s/token", folder);
    if (config_read_file(config->token_file, builder->arena, &token, err) < 0)
        return -1;
    config->token = config_secret(builder, str_trim(token));
    secret_wipe((char *)(uintptr_t)token.ptr, token.len);
    /* Without the file the system's authorities are trusted: a managed cluster may have it so. */
    if (config_read_file(arena_printf(builder->arena, "%s/ca.crt", folder), builder->arena,
                         &config->ca_pem, err) < 0) {
        if (err->code != ERR_NOT_FOUND)
            return -1;
        error_release(err);
    }
    config->server = arena_printf(
        builder->arena, strchr(host, ':') ? "https://[%s]:%s" : "https://%s:%s", host, port);
    config->namespace = pod_namespace(builder, folder);
    config->is_in_cluster = true;
    return 0;
}

int kube_config_in_cluster(const struct kube_config **out, struct error *err)
{
    CLEANUP(config_builder_release) struct config_builder builder;

    config_builder_init(&builder);
    if (config_load_in_cluster(&builder, SERVICE_ACCOUNT_FOLDER, err) < 0)
        return -1;
    *out = config_builder_finish(&builder);
    return 0;
}
