#include "server.h"

#include "application/application_store.h"
#include "argo/catalog.h"
#include "argo/event_writer.h"
#include "base/arena.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/metrics.h"
#include "config.h"
#include "edge/certificate.h"
#include "edge/dispatch.h"
#include "edge/edge.h"
#include "edge/edge_metrics.h"
#include "edge/exchange.h"
#include "edge/reply_memory.h"
#include "gitops/jq_process.h"
#include "http/metrics_endpoint.h"
#include "io/item_store.h"
#include "io/loop.h"
#include "io/redis.h"
#include "io/redis_config.h"
#include "io/worker.h"
#include "kube/client.h"
#include "kube/kube_config.h"
#include "method.h"
#include "people/people.h"
#include "release.h"
#include "rpc/client.h"
#include "rpc/context.h"
#include "rpc/keys.h"
#include "webhook/webhook.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    LOCAL_ITEM_BYTES = 1 << 20,
    STACKS_KEPT = 32,
    DRAIN_MS = 20000,
    DRAIN_POLL_MS = 20,
    REPLY_MEMORY_BYTES = 16 * 1024 * 1024,
    START_POLL_MS = 10,
    TRIM_MS = 3000,
    JQ_TIMEOUT_MS = 1000,
    REVIEW_MS = 15000, /* an open stream outlives its caller's rights by that much */
};
#define USER_AGENT "argocd-server/argosy"

/* ---- what the catalog tells ---- */

static void on_application(void *context, const char *key, struct json_doc *before,
                           struct json_doc *now)
{
    const struct api_server *server = context;
    const struct application_change change = { key, before, now };

    reply_memory_forget(server->reply_memory, key);
    application_store_tell(server->applications, &change);
}

static void on_project(void *context, struct str name)
{
    (void)context, (void)name;
}

static void on_cluster_secret(void *context, struct str name, struct json_doc *now)
{
    (void)context, (void)name, (void)now;
}

static void on_repositories(void *context)
{
    struct api_server *server = context;

    if (server->edge)
        api_edge_reload(server->edge);
}

static void on_settings(void *context, const struct settings *settings)
{
    struct api_server *server = context;

    (void)settings;
    if (server->edge)
        api_edge_reload(server->edge);
}

/* What it lacks to begin with is made, and then the port is opened. */
static int start(struct api_server *server, struct error *err)
{
    if (people_start(server, err) < 0)
        return -1;
    if (!server->config->insecure && certificate_prepare(server, err) < 0)
        return -1;
    return api_edge_open(server, &server->edge, err);
}

static void review_streams(void *context)
{
    struct api_server *server = context;

    exchange_review_streams(server);
    server->is_reviewing = false;
}

static void on_review(void *context)
{
    struct api_server *server = context;

    if (server->is_reviewing || server->is_draining || !server->streams)
        return;
    server->is_reviewing = true;
    fiber_start(server->fibers, review_streams, server);
}

/* In a fiber: nobody is let in before it is known who may do what. */
static void begin_serving(void *context)
{
    struct api_server *server = context;
    CLEANUP(error_release) struct error err = { 0 };

    while (!people_is_ready(server) && !server->is_draining)
        fiber_sleep_ms(START_POLL_MS);
    if (server->is_draining)
        return;
    if (start(server, &err) < 0) {
        log_error("the server cannot start", F("error", error_text(&err)));
        server->failed = true;
        loop_stop(server->loop);
        return;
    }
    server->review_timer = loop_watch_timer(server->loop, REVIEW_MS, on_review, server);
    log_info("argosy-server is listening", F("port", api_edge_port(server->edge)));
}

static void on_ready(void *context)
{
    struct api_server *server = context;

    fiber_start(server->fibers, begin_serving, server);
}

static void open_catalog(struct api_server *server)
{
    const struct catalog_handlers handlers = {
        .on_application = on_application,
        .on_project = on_project,
        .on_settings = on_settings,
        .on_cluster_secret = on_cluster_secret,
        .on_repositories = on_repositories,
        .on_ready = on_ready,
        .context = server,
    };
    const struct catalog_options options = {
        .client = server->kube,
        .namespace = server->namespace,
        .watches_all_namespaces = server->config->application_namespaces.count > 0,
        .handlers = &handlers,
    };

    server->catalog = catalog_new(&options);
    server->reply_memory = reply_memory_new(server->catalog, REPLY_MEMORY_BYTES);
}

static void open_event_writer(struct api_server *server)
{
    const struct event_writer_options options = {
        .client = server->kube,
        .catalog = server->catalog,
        .component = "argocd-server",
        .reasons = &server->config->event_reasons,
    };

    server->event_writer = event_writer_new(&options);
}

/* ---- opening ---- */

static int open_kube(struct api_server *server, struct error *err)
{
    struct kube_client_options options = server->config->kube.client;

    if (kube_config_load(&server->config->kube.flags, &server->kube_config, err) < 0)
        return -1;
    server->namespace = server->kube_config->namespace;
    options.user_agent = USER_AGENT;
    return kube_client_open(server->loop, server->kube_config, &options, &server->kube, err);
}

static int open_rpc(struct api_server *server, struct error *err)
{
    CLEANUP(rpc_keys_free) struct rpc_keys *keys = NULL;
    const struct config *config = server->config;
    struct rpc_context_options context = { .loop = server->loop,
                                           .allow_plaintext = config->repo_server_plaintext };
    struct rpc_client_options repo_server = { .address = config->repo_server,
                                              .fallback = "localhost:8081" };
    struct rpc_client_options controller = { .address = config->controller,
                                             .fallback = "localhost:8085" };

    if (*config->rpc_keys && rpc_keys_load(config->rpc_keys, &keys, err) < 0)
        return -1;
    context.keys = keys;
    if (rpc_context_open(&context, &server->rpc, err) < 0)
        return -1;
    repo_server.rpc = controller.rpc = server->rpc;
    if (rpc_client_open(&repo_server, &server->repo_server, err) < 0)
        return -1;
    return rpc_client_open(&controller, &server->controller, err);
}

static void open_items(struct api_server *server)
{
    static const double buckets[] = { 0.1, 0.25, 0.5, 1, 2, 0 };
    static const struct metric_spec requests = {
        METRIC_COUNTER, "argocd_redis_request_total",
        "Number of redis requests executed during application reconciliation.",
        "initiator,command,failed", NULL
    };
    static const struct metric_spec durations = { METRIC_HISTOGRAM, "argocd_redis_request_duration",
                                                  "Redis requests duration.", "initiator",
                                                  buckets };
    const struct config *config = server->config;
    const struct item_store_options options = {
        .loop = server->loop,
        .redis = server->redis,
        .is_compressed = strcmp(config->redis.compress, "gzip") == 0,
        .default_expiry_ms = config->default_cache_expiration_ms,
        .local_bytes = LOCAL_ITEM_BYTES,
        .initiator = "argocd-server",
        .requests = metrics_register(server->metrics, &requests),
        .durations = metrics_register(server->metrics, &durations),
    };

    server->items = item_store_new(&options);
}

static void open_webhook(struct api_server *server)
{
    const struct config *config = server->config;
    const struct webhook_options options = {
        .loop = server->loop,
        .fibers = server->fibers,
        .catalog = server->catalog,
        .namespace = server->namespace,
        .application_namespaces = &config->application_namespaces,
        .kube = server->kube,
        .controllers = server->controller,
        .repo_server = { .client = server->repo_server,
                         .timeout_ms = (int64_t)config->repo_server_timeout_s * 1000 },
        .redis = server->redis,
        .items = server->items,
        .leaves_cache_cold = config->webhook_warming_disabled,
        .parallelism = (size_t)config->webhook_parallelism,
        .refresh_workers = (size_t)config->webhook_refresh_workers,
        .metrics = server->metrics,
    };

    server->webhook = webhook_new(&options);
}

int api_server_check_health(const struct api_server *server, struct error *err)
{
    if (server->is_draining)
        return error_set(err, ERR_UNAVAILABLE, "the server is about to end");
    if (!server->edge)
        return error_set(err, ERR_UNAVAILABLE, "the cluster has not been read yet");
    return 0;
}

static int check_health(void *context, bool full, struct error *err)
{
    (void)full;
    return api_server_check_health(context, err);
}

static int open_endpoint(struct api_server *server, struct error *err)
{
    const struct metrics_endpoint_options options = {
        .loop = server->loop,
        .host = server->config->metrics_address,
        .port = server->config->metrics_port,
        .metrics = server->metrics,
        .health = check_health,
        .context = server,
    };

    return metrics_endpoint_open(&options, &server->endpoint, err);
}

static void open_metrics(struct api_server *server)
{
    static const struct metric_spec info = { METRIC_GAUGE, "argocd_info",
                                             "ArgoCD version information", "version", NULL };
    const char *histogram = getenv("ARGOCD_ENABLE_GRPC_TIME_HISTOGRAM");

    server->metrics = metrics_new();
    metrics_register_process(server->metrics);
    metric_set(metric_series(metrics_register(server->metrics, &info), LABELS(RELEASE_VERSION)), 1);
    server->edge_metrics =
        edge_metrics_new(server->metrics, histogram && str_equals(str_of(histogram), "true"));
}

int api_server_open(const struct config *config, struct sandbox *sandbox, struct api_server **out,
                    struct error *err)
{
    CLEANUP(api_server_close) struct api_server *server = xcalloc(1, sizeof(*server));

    server->config = config;
    server->arena = arena_new();
    server->loop = loop_new();
    server->fibers = fiber_pool_new(server->loop, STACKS_KEPT);
    server->workers = worker_pool_new(server->loop, NULL);
    server->sandbox = sandbox;
    sandbox_attach(sandbox, server->loop);
    server->jq_process = jq_process_new(server->loop, sandbox, 0, JQ_TIMEOUT_MS);
    server->jq = jq_process_runner(server->jq_process);
    open_metrics(server);
    if (dispatch_new(api_services, &server->dispatch, err) < 0 || open_kube(server, err) < 0 ||
        redis_config_open(&config->redis, server->loop, &server->redis, err) < 0 ||
        open_rpc(server, err) < 0 || open_endpoint(server, err) < 0)
        return -1;
    open_items(server);
    server->applications = application_store_new(server);
    open_catalog(server);
    open_event_writer(server);
    people_open(server);
    people_register_metrics(server, server->metrics);
    open_webhook(server);
    *out = TAKE(server);
    return 0;
}

void api_server_close(struct api_server *server)
{
    struct watch *watches[] = { server->terminate, server->interrupt, server->drain_timer,
                                server->trim_timer, server->review_timer };

    for (size_t i = 0; i < sizeof(watches) / sizeof(*watches); i++)
        if (watches[i])
            watch_cancel(watches[i]);
    api_edge_close(server->edge);
    people_close(server);
    event_writer_free(server->event_writer);
    webhook_free(server->webhook);
    reply_memory_free(server->reply_memory);
    catalog_free(server->catalog);
    application_store_free(server->applications);
    metrics_endpoint_close(server->endpoint);
    rpc_client_close(server->controller);
    rpc_client_close(server->repo_server);
    rpc_context_close(server->rpc);
    item_store_free(server->items);
    redis_close(server->redis);
    kube_client_close(server->kube);
    kube_config_unref(server->kube_config);
    dispatch_free(server->dispatch);
    edge_metrics_free(server->edge_metrics);
    metrics_free(server->metrics);
    worker_pool_free(server->workers);
    jq_process_free(server->jq_process);
    fiber_pool_free(server->fibers);
    sandbox_stop(server->sandbox);
    loop_free(server->loop);
    arena_free(server->arena);
    free(server);
}

/* ---- running ---- */

static void look_whether_idle(void *context)
{
    struct api_server *server = context;

    if (fiber_pool_running(server->fibers) == 0 && webhook_pending(server->webhook) == 0) {
        loop_stop(server->loop);
    } else if (loop_now_ms(server->loop) > server->drain_deadline_ms) {
        log_warn("calls did not end in time and are cut off",
                 F("active", fiber_pool_running(server->fibers)));
        _exit(0); /* their stacks cannot be unwound */
    }
}

static void on_drained(void *context)
{
    struct api_server *server = context;

    webhook_drain(server->webhook);
    server->drain_deadline_ms = loop_now_ms(server->loop) + DRAIN_MS;
    server->drain_timer = loop_watch_timer(server->loop, DRAIN_POLL_MS, look_whether_idle, server);
}

static void on_signal(void *context, int signal)
{
    struct api_server *server = context;

    if (server->is_draining)
        return;
    log_info("ending", F("signal", signal));
    server->is_draining = true;
    if (server->edge)
        api_edge_drain(server->edge, DRAIN_MS, on_drained, server);
    else
        on_drained(server);
}

/*
 * What a burst of calls has taken is given back to the host once they are answered, and once more
 * when streams have had the time to send what they still held then.
 */
static void on_trim_time(void *context)
{
    struct api_server *server = context;
    bool is_due = fiber_pool_trim(server->fibers);

    if (is_due || server->trims_again)
        mem_trim();
    server->trims_again = is_due;
}

int api_server_run(struct api_server *server, struct error *err)
{
    server->terminate = loop_watch_signal(server->loop, SIGTERM, on_signal, server);
    server->interrupt = loop_watch_signal(server->loop, SIGINT, on_signal, server);
    server->trim_timer = loop_watch_timer(server->loop, TRIM_MS, on_trim_time, server);
    log_info("argosy-server started", F("namespace", server->namespace));
    if (loop_run(server->loop, err) < 0)
        return -1;
    return server->failed ? error_set(err, ERR_INTERNAL, "the server could not start") : 0;
}
