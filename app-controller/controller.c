#include "controller.h"

#include "app_cache.h"
#include "argo/application.h"
#include "argo/catalog.h"
#include "argo/event_writer.h"
#include "argo/namespaces.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "cluster_info.h"
#include "config.h"
#include "controller_events.h"
#include "data/json.h"
#include "distribution.h"
#include "gitops/jq_process.h"
#include "gitops/time_zones.h"
#include "http/metrics_endpoint.h"
#include "io/loop.h"
#include "io/redis.h"
#include "kube/client.h"
#include "kube/kube_config.h"
#include "live/clusters.h"
#include "metrics.h"
#include "operation_state.h"
#include "project_finish.h"
#include "refresh.h"
#include "requests.h"
#include "rpc/client.h"
#include "rpc/context.h"
#include "rpc/events.h"
#include "rpc/keys.h"
#include "rpc/server.h"
#include "work/queue.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { STACKS_KEPT = 32, DRAIN_POLL_MS = 20, DRAIN_MS = 15000, PEM_LIMIT = 1 << 20 };

/* ---- which applications are ours ---- */

bool controller_allows_namespace(const struct controller *controller, const char *namespace)
{
    return namespace_is_allowed(&controller->config->application_namespaces, controller->namespace,
                                namespace);
}

bool controller_processes(const struct controller *controller, const struct json_doc *document)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct application app;

    if (!controller_allows_namespace(controller,
                                     json_cstr_at(json_doc_root(document), "metadata.namespace")))
        return false;
    if (application_read(json_doc_root(document), arena, &app, &err) < 0)
        return true; /* what is wrong with it shows when it is worked on */
    return !application_skips_reconcile(&app) && distribution_has(controller->distribution, &app);
}

/* ---- opening ---- */

static void open_app_cache(struct controller *controller)
{
    const struct config *config = controller->config;
    const struct app_cache_options options = {
        .loop = controller->loop,
        .redis = controller->redis,
        .expiry_ms = config->app_state_cache_expiration_ms > 0
                         ? config->app_state_cache_expiration_ms
                         : config->default_cache_expiration_ms,
        .is_compressed = redis_config_compresses(&config->redis),
        .tree_shard_size = config->tree_shard_size,
    };

    controller->app_cache = app_cache_new(&options);
}

static int open_rpc(struct controller *controller, struct error *err)
{
    CLEANUP(rpc_keys_free) struct rpc_keys *keys = NULL;
    const struct config *config = controller->config;
    struct rpc_context_options context = { .loop = controller->loop,
                                           .allow_plaintext = config->repo_server_plaintext };
    struct rpc_client_options client = { .address = config->repo_server,
                                         .fallback = "localhost:8081" };

    if (*config->rpc_keys && rpc_keys_load(config->rpc_keys, &keys, err) < 0)
        return -1;
    context.keys = keys;
    if (rpc_context_open(&context, &controller->rpc, err) < 0)
        return -1;
    client.rpc = controller->rpc;
    if (rpc_client_open(&client, &controller->repo_server, err) < 0)
        return -1;
    return rpc_publisher_open(controller->rpc, config->rpc_host, config->events_port,
                              &controller->events, err);
}

/* Once everything is there that a request may ask about. */
static int open_requests(struct controller *controller, struct error *err)
{
    const struct rpc_server_options options = {
        .rpc = controller->rpc,
        .host = controller->config->rpc_host,
        .port = controller->config->rpc_port,
        .methods = controller_methods,
        .context = controller,
    };

    return rpc_server_open(&options, &controller->requests, err);
}

static int open_kube(struct controller *controller, struct error *err)
{
    struct kube_client_options options = controller->config->kube.client;

    if (kube_config_load(&controller->config->kube.flags, &controller->kube_config, err) < 0)
        return -1;
    controller->namespace = controller->kube_config->namespace;
    options.user_agent = USER_AGENT;
    return kube_client_open(controller->loop, controller->kube_config, &options, &controller->kube,
                            err);
}

static int check_health(void *context, bool full, struct error *err)
{
    const struct controller *controller = context;

    (void)full;
    if (controller->is_draining)
        return error_set(err, ERR_UNAVAILABLE, "the controller is about to end");
    return 0;
}

static int open_endpoint(struct controller *controller, struct error *err)
{
    const struct metrics_endpoint_options options = {
        .loop = controller->loop,
        .host = "",
        .port = controller->config->metrics_port,
        .metrics = controller_metrics_registry(controller->metrics),
        .health = check_health,
        .context = controller,
    };

    return metrics_endpoint_open(&options, &controller->endpoint, err);
}

static void open_work(struct controller *controller)
{
    const struct config *config = controller->config;

    controller->requested = map_new();
    controller->delayed = map_new();
    controller->repo_errors = map_new();
    controller->kubectl.limit =
        config->kubectl_parallelism > 0 ? (size_t)config->kubectl_parallelism : 0;
    controller->refreshes =
        work_queue_new(controller->loop, controller->fibers, (size_t)config->status_processors,
                       refresh_application, controller);
    controller->operations =
        work_queue_new(controller->loop, controller->fibers, (size_t)config->operation_processors,
                       operation_process, controller);
    controller->projects =
        work_queue_new(controller->loop, controller->fibers, 1, project_process, controller);
}

static void open_catalog(struct controller *controller)
{
    const struct catalog_handlers handlers = controller_catalog_handlers(controller);
    const struct catalog_options options = {
        .client = controller->kube,
        .namespace = controller->namespace,
        .watches_all_namespaces = controller->config->application_namespaces.count > 0,
        .leaves_managers_out = true,
        .handlers = &handlers,
    };

    controller->catalog = catalog_new(&options);
}

static void open_event_writer(struct controller *controller)
{
    const struct event_writer_options options = {
        .client = controller->kube,
        .catalog = controller->catalog,
        .component = "argocd-application-controller",
        .reasons = &controller->config->event_reasons,
    };

    controller->event_writer = event_writer_new(&options);
}

int controller_open(const struct config *config, struct sandbox *sandbox, struct controller **out,
                    struct error *err)
{
    CLEANUP(controller_close) struct controller *controller = xcalloc(1, sizeof(*controller));

    controller->config = config;
    controller->opened_s = clock_now_ns() / 1000000000;
    controller->sandbox = sandbox;
    controller->loop = loop_new();
    sandbox_attach(sandbox, controller->loop);
    controller->fibers = fiber_pool_new(controller->loop, STACKS_KEPT);
    controller->zones = time_zones_new(NULL);
    controller->jq_process = jq_process_new(controller->loop, sandbox, 0, config->jq_timeout_ms);
    controller->jq = jq_process_runner(controller->jq_process);
    srandom((unsigned)(time(NULL) ^ getpid()));
    open_work(controller);
    controller->metrics = controller_metrics_new(controller);
    if (open_kube(controller, err) < 0 ||
        redis_config_open(&config->redis, controller->loop, &controller->redis, err) < 0 ||
        open_rpc(controller, err) < 0 || open_endpoint(controller, err) < 0)
        return -1;
    open_app_cache(controller);
    if (distribution_open(controller, &controller->distribution, err) < 0)
        return -1;
    open_catalog(controller);
    open_event_writer(controller);
    if (open_requests(controller, err) < 0)
        return -1;
    *out = TAKE(controller);
    return 0;
}

/* ---- closing ---- */

static void free_repo_errors(struct controller *controller)
{
    for (struct map_cursor at = { 0 };
         controller->repo_errors && map_next(controller->repo_errors, &at);)
        free(at.value);
    map_free(controller->repo_errors);
}

static void cancel_watches(struct controller *controller)
{
    struct watch **watches[] = { &controller->terminate, &controller->interrupt,
                                 &controller->drain_timer, &controller->cluster_info_timer,
                                 &controller->first_look };

    for (size_t i = 0; i < sizeof(watches) / sizeof(*watches); i++)
        if (*watches[i])
            watch_cancel(*watches[i]);
}

void controller_close(struct controller *controller)
{
    if (!controller)
        return;
    cancel_watches(controller);
    if (controller->delayed)
        refresh_cancel_delayed(controller);
    rpc_server_close(controller->requests);
    event_writer_free(controller->event_writer);
    catalog_free(controller->catalog);
    clusters_free(controller->clusters);
    distribution_free(controller->distribution);
    metrics_endpoint_close(controller->endpoint);
    app_cache_free(controller->app_cache);
    rpc_publisher_close(controller->events);
    rpc_client_close(controller->repo_server);
    rpc_context_close(controller->rpc);
    redis_close(controller->redis);
    kube_client_close(controller->kube);
    kube_config_unref(controller->kube_config);
    work_queue_free(controller->refreshes);
    work_queue_free(controller->operations);
    work_queue_free(controller->projects);
    controller_metrics_free(controller->metrics);
    jq_process_free(controller->jq_process);
    time_zones_free(controller->zones);
    free_repo_errors(controller);
    map_free(controller->requested);
    map_free(controller->delayed);
    fiber_pool_free(controller->fibers);
    sandbox_stop(controller->sandbox);
    loop_free(controller->loop);
    free(controller);
}

/* ---- running ---- */

static size_t active(const struct controller *controller)
{
    return fiber_pool_running(controller->fibers) +
           (event_writer_is_idle(controller->event_writer) ? 0 : 1);
}

/* What a burst of work has taken is given back to the host once it is done. */
static void on_interval(void *context)
{
    struct controller *controller = context;

    if (fiber_pool_trim(controller->fibers))
        mem_trim();
    cluster_info_update(controller);
}

static void look_whether_drained(void *context)
{
    struct controller *controller = context;

    if (active(controller) == 0)
        loop_stop(controller->loop);
    else if (loop_now_ms(controller->loop) > controller->drain_deadline_ms) {
        log_warn("work did not end in time and is cut off; it goes on at the next start",
                 F("active", active(controller)));
        _exit(0); /* its stacks cannot be unwound: every step can be repeated */
    }
}

static void on_signal(void *context, int signal)
{
    struct controller *controller = context;

    if (controller->is_draining)
        return;
    log_info("ending", F("signal", signal));
    controller->is_draining = true;
    rpc_server_drain(controller->requests, NULL, NULL);
    work_queue_drain(controller->refreshes);
    work_queue_drain(controller->operations);
    work_queue_drain(controller->projects);
    controller->drain_deadline_ms = loop_now_ms(controller->loop) + DRAIN_MS;
    controller->drain_timer =
        loop_watch_timer(controller->loop, DRAIN_POLL_MS, look_whether_drained, controller);
}

int controller_run(struct controller *controller, struct error *err)
{
    controller->terminate = loop_watch_signal(controller->loop, SIGTERM, on_signal, controller);
    controller->interrupt = loop_watch_signal(controller->loop, SIGINT, on_signal, controller);
    controller->cluster_info_timer = loop_watch_timer(
        controller->loop, controller->config->cluster_info_interval_ms, on_interval, controller);
    log_info("argosy-application-controller started", F("namespace", controller->namespace),
             F("metrics_port", controller->config->metrics_port));
    return loop_run(controller->loop, err);
}
