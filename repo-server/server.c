#include "server.h"

#include "argo/integrity_policy.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/mem.h"
#include "cache/chart_cache.h"
#include "flight.h"
#include "gpg_keyring.h"
#include "http/metrics_endpoint.h"
#include "io/child.h"
#include "io/item_store.h"
#include "io/loop.h"
#include "io/redis.h"
#include "io/sandbox.h"
#include "io/tree.h"
#include "io/worker.h"
#include "rpc/context.h"
#include "rpc/keys.h"
#include "source/artifact_store.h"
#include "source/git_store.h"

#include <signal.h>
#include <string.h>

enum {
    STACKS_KEPT = 16,
    CLEANING_MS = 20 * 1000,
    TREE_IDLE_MS = 10 * 60 * 1000,
    ARTIFACT_IDLE_MS = 60 * 60 * 1000,
    REPOSITORY_IDLE_MS = 24 * 60 * 60 * 1000,
    LOCAL_CACHE_BYTES = 8 * 1024 * 1024,
    PEM_LIMIT = 4 * 1024 * 1024,
    CHART_CACHE_BYTES = 32 * 1024 * 1024,
    CHARTS_KEPT = 256,
    CHART_PLACES_KEPT = 4096,
};

static void open_items(struct repo_server *server)
{
    const struct config *config = server->config;
    struct item_store_options options = {
        .loop = server->loop,
        .redis = server->redis,
        .is_compressed = redis_config_compresses(&config->redis),
        .default_expiry_ms = config->default_expiry_ms,
        .local_bytes = LOCAL_CACHE_BYTES,
        .initiator = "argocd-repo-server",
        .requests = server->metrics.redis_requests,
        .durations = server->metrics.redis_durations,
    };

    server->items = item_store_new(&options);
}

/* ---- repositories ---- */

static int open_git(struct repo_server *server, struct error *err)
{
    const struct config *config = server->config;
    struct git_store_options options = {
        .loop = server->loop,
        .workers = server->workers,
        .items = server->items,
        .metrics = &server->metrics,
        .runner = { .loop = server->loop,
                    .program = "git",
                    .ask_pass = server->helper,
                    .timeout_ms = config->exec_timeout_ms,
                    .grace_ms = config->exec_grace_ms,
                    .listing_timeout_ms = config->git_request_timeout_ms,
                    .builtin_config = config->enable_builtin_git_config },
        .paths = { config->tls_folder, config->ssh_folder },
        .folder = arena_printf(server->arena, "%s/_argocd-repo", config->temporary_folder),
        .attempts = config->git_attempts,
        .retry_ms = config->git_retry_ms,
        .retry_max_ms = config->git_retry_max_ms,
        .retry_factor = config->git_retry_factor,
        .refs_expiry_ms = config->revision_expiry_ms,
        .lock_expiry_ms = config->lock_expiry_ms,
        .max_fetch_bytes = config->git_max_fetch_bytes,
        .tree_idle_ms = TREE_IDLE_MS,
        .repository_idle_ms = REPOSITORY_IDLE_MS,
    };

    return git_store_open(&options, &server->git, err);
}

/* ---- charts and artifacts ---- */

static int open_material(struct repo_server *server, struct error *err)
{
    const struct config *config = server->config;
    struct artifact_store_options options = {
        .workers = server->workers,
        .folder = arena_printf(server->arena, "%s/_argosy-artifacts", config->temporary_folder),
        .idle_ms = ARTIFACT_IDLE_MS,
    };

    if (artifact_store_open(&options, &server->artifacts, err) < 0)
        return -1;
    server->remote = (struct remote_options){ .loop = server->loop,
                                              .tls_folder = config->tls_folder,
                                              .timeout_ms = config->exec_timeout_ms };
    server->helm = (struct helm_access){ .items = server->items,
                                         .artifacts = server->artifacts,
                                         .workers = server->workers,
                                         .index_bytes_max = config->helm_index_bytes,
                                         .chart_bytes_max = config->helm_extracted_bytes,
                                         .extracted_bytes_max = config->helm_extracted_bytes,
                                         .index_expiry_ms = config->revision_expiry_ms,
                                         .item_expiry_ms = config->repo_expiry_ms };
    server->oci = (struct oci_access){
        .items = server->items,
        .artifacts = server->artifacts,
        .workers = server->workers,
        .media_types = &config->oci_media_types,
        .layer_bytes_max = config->disable_oci_limit ? INT64_MAX : config->oci_extracted_bytes,
        .extracted_bytes_max = config->disable_oci_limit ? 0 : config->oci_extracted_bytes,
        .tags_expiry_ms = config->revision_expiry_ms,
        .item_expiry_ms = config->repo_expiry_ms,
    };
    server->upload = (struct upload_access){
        .artifacts = server->artifacts,
        .workers = server->workers,
        .archive_bytes_max = config->streamed_tar_bytes,
        .extracted_bytes_max = config->streamed_extracted_bytes,
    };
    server->material = (struct material_access){ .git = server->git,
                                                 .helm = &server->helm,
                                                 .oci = &server->oci,
                                                 .upload = &server->upload,
                                                 .remote = &server->remote,
                                                 .with_submodules = config->submodules_enabled,
                                                 .allow_oob_symlinks = config->allow_oob_symlinks };
    return 0;
}

static void set_up_plugins(struct repo_server *server)
{
    const struct config *config = server->config;

    server->plugins = (struct plugin_access){ .loop = server->loop,
                                              .workers = server->workers,
                                              .folder = config->plugin_folder,
                                              .temporary_folder = config->temporary_folder,
                                              .excluded = &config->plugin_tar_exclude,
                                              .chunk_bytes = config->plugin_chunk_bytes,
                                              .timeout_ms = config->exec_timeout_ms };
}

/* Fibers of our own may still be under way when the last call has been answered. */
static void stop_when_idle(struct repo_server *server)
{
    if (server->is_drained && !server->is_cleaning && !server->is_loading_keys)
        loop_stop(server->loop);
}

static void clean(void *context)
{
    struct repo_server *server = context;

    git_store_clean(server->git);
    artifact_store_clean(server->artifacts);
    server->is_cleaning = false;
    stop_when_idle(server);
}

/* ---- keys ---- */

static void set_up_keyring(struct repo_server *server)
{
    struct gpg_keyring_options options = { .loop = server->loop,
                                           .home = server->config->gpg_home,
                                           .source = server->config->gpg_source };

    server->keyring = gpg_keyring_new(&options);
}

/* Whoever verifies first need not wait for them, and what is wrong with them is known at once. */
static void load_in_fiber(void *context)
{
    struct repo_server *server = context;
    CLEANUP(error_release) struct error problem = { 0 };
    CLEANUP(gpg_ring_release) struct gpg_ring *ring = NULL;

    if (gpg_keyring_use(server->keyring, &ring, &problem) < 0)
        log_warn("sources whose signatures are wanted will be refused",
                 F("error", error_text(&problem)));
    server->is_loading_keys = false;
    stop_when_idle(server);
}

static void load_keys(struct repo_server *server)
{
    if (!integrity_policy_is_enabled(server->config->gpg_enabled))
        return;
    server->is_loading_keys = true;
    fiber_start(server->fibers, load_in_fiber, server);
}

/** What a burst of calls has taken is given back to the host once they are answered. */
static void return_memory(struct repo_server *server)
{
    struct rpc_server_stats stats = rpc_server_stats(server->listener);

    if (stats.calls > 0 || stats.handled == server->calls_trimmed)
        return;
    server->calls_trimmed = stats.handled;
    fiber_pool_trim(server->fibers);
    mem_trim();
}

static void on_cleaning_time(void *context)
{
    struct repo_server *server = context;

    if (server->is_cleaning || server->is_draining)
        return;
    return_memory(server);
    server->is_cleaning = true;
    fiber_start(server->fibers, clean, server);
}

/* ---- who is listened to ---- */

static int open_listener(struct repo_server *server, struct error *err)
{
    const struct config *config = server->config;
    CLEANUP(rpc_keys_free) struct rpc_keys *keys = NULL;
    struct rpc_context_options context = { .loop = server->loop,
                                           .allow_plaintext = config->disable_tls };
    struct rpc_server_options options = {
        .host = strcmp(config->address, "0.0.0.0") == 0 ? "" : config->address,
        .port = config->port,
        .methods = repo_methods,
        .context = server,
        .max_message_bytes = (size_t)config->max_message_mb * 1024 * 1024,
    };

    if (config->rpc_keys[0] && rpc_keys_load(config->rpc_keys, &keys, err) < 0)
        return error_prefix(err, "cannot load the keys of --rpc-keys");
    context.keys = keys;
    if (rpc_context_open(&context, &server->rpc, err) < 0)
        return -1;
    options.rpc = server->rpc;
    return rpc_server_open(&options, &server->listener, err);
}

static int open_endpoint(struct repo_server *server, struct error *err)
{
    struct metrics_endpoint_options options = {
        .loop = server->loop,
        .host = server->config->metrics_address,
        .port = server->config->metrics_port,
        .metrics = server->metrics.registry,
    };

    return metrics_endpoint_open(&options, &server->endpoint, err);
}

/* ---- from start to end ---- */

static void on_drained(void *context)
{
    struct repo_server *server = context;

    server->is_drained = true;
    stop_when_idle(server);
}

static void on_signal(void *context, int signal)
{
    struct repo_server *server = context;

    if (server->is_draining)
        return;
    server->is_draining = true;
    log_info("got a signal, finishing what has begun", F("signal", strsignal(signal)));
    rpc_server_drain(server->listener, on_drained, server);
}

static void warn_about_sandbox(const struct sandbox *sandbox)
{
    struct sandbox_status status = sandbox_status(sandbox);

    log_info("renderers are confined", F("landlock_abi", status.landlock_abi),
             F("seccomp", status.seccomp), F("memory_limit", status.memory_limit));
}

static int open_parts(struct repo_server *server, struct error *err)
{
    static const struct chart_cache_limits charts = { CHART_CACHE_BYTES, CHARTS_KEPT,
                                                      CHART_PLACES_KEPT };

    server->arena = arena_new();
    server->helper = child_program_beside("argosy", server->arena);
    repo_metrics_init(&server->metrics);
    server->loop = loop_new();
    sandbox_attach(server->sandbox, server->loop);
    server->fibers = fiber_pool_new(server->loop, STACKS_KEPT);
    server->workers = worker_pool_new(server->loop, NULL);
    server->flights = flights_new();
    server->charts = chart_cache_new(&charts);
    if (redis_config_open(&server->config->redis, server->loop, &server->redis, err) < 0)
        return error_prefix(err, "cannot use redis");
    open_items(server);
    set_up_plugins(server);
    set_up_keyring(server);
    if (open_git(server, err) < 0 || open_material(server, err) < 0)
        return -1;
    if (open_endpoint(server, err) < 0)
        return error_prefix(err, "cannot listen on --metrics-port");
    if (open_listener(server, err) < 0)
        return error_prefix(err, "cannot listen on --port");
    server->cleaning = loop_watch_timer(server->loop, CLEANING_MS, on_cleaning_time, server);
    server->terminate = loop_watch_signal(server->loop, SIGTERM, on_signal, server);
    server->interrupt = loop_watch_signal(server->loop, SIGINT, on_signal, server);
    load_keys(server);
    return 0;
}

int repo_server_open(const struct config *config, struct sandbox *sandbox, struct repo_server **out,
                     struct error *err)
{
    CLEANUP(repo_server_close) struct repo_server *server = xcalloc(1, sizeof(*server));

    server->config = config;
    server->sandbox = sandbox;
    server->rendering.limit = config->parallelism_limit > 0 ? (size_t)config->parallelism_limit : 0;
    if (open_parts(server, err) < 0)
        return -1;
    warn_about_sandbox(sandbox);
    *out = TAKE(server);
    return 0;
}

int repo_server_run(struct repo_server *server, struct error *err)
{
    log_info("argosy-repo-server is listening", F("port", rpc_server_port(server->listener)),
             F("metrics_port", metrics_endpoint_port(server->endpoint)));
    if (loop_run(server->loop, err) < 0)
        return error_prefix(err, "the event loop stopped");
    log_info("clean shutdown");
    return 0;
}

static void cancel_watch(struct watch *watch)
{
    if (watch)
        watch_cancel(watch);
}

void repo_server_close(struct repo_server *server)
{
    if (!server)
        return;
    cancel_watch(server->cleaning);
    cancel_watch(server->terminate);
    cancel_watch(server->interrupt);
    rpc_server_close(server->listener);
    rpc_context_close(server->rpc);
    metrics_endpoint_close(server->endpoint);
    chart_cache_free(server->charts);
    gpg_keyring_free(server->keyring);
    artifact_store_close(server->artifacts);
    git_store_close(server->git);
    flights_free(server->flights);
    item_store_free(server->items);
    redis_close(server->redis);
    worker_pool_free(server->workers);
    fiber_pool_free(server->fibers);
    sandbox_stop(server->sandbox);
    loop_free(server->loop);
    repo_metrics_release(&server->metrics);
    arena_free(server->arena);
    free(server);
}
