#include "metrics.h"

#include "argo/application.h"
#include "argo/catalog.h"
#include "argo/repository.h"
#include "base/arena.h"
#include "base/mem.h"
#include "base/metrics.h"
#include "config.h"
#include "controller.h"
#include "data/json.h"
#include "kube/client.h"
#include "live/clusters.h"
#include "work/queue.h"

#include <ctype.h>
#include <time.h>

enum family {
    APP_INFO,
    APP_LABELS,
    APP_CONDITION,
    APP_SYNC,
    APP_SYNC_DURATION,
    APP_RECONCILE,
    APP_ORPHANS,
    APP_REQUESTS,
    CLUSTER_EVENTS,
    CLUSTER_INFO,
    CLUSTER_OBJECTS,
    CLUSTER_RESOURCES,
    CLUSTER_AGE,
    CLUSTER_CONNECTION,
    QUEUE_DEPTH,
    QUEUE_ACTIVE,
    FAMILIES,
};

static const double reconcile_buckets[] = { 0.25, 0.5, 1, 2, 4, 8, 16, 0 };

static const struct metric_spec specs[FAMILIES] = {
    [APP_INFO] = { METRIC_GAUGE, "argocd_app_info", "Information about application.",
                   "namespace,name,project,autosync_enabled,repo,dest_server,dest_namespace,"
                   "sync_status,health_status,operation",
                   NULL },
    [APP_CONDITION] = { METRIC_GAUGE, "argocd_app_condition", "Report application conditions.",
                        "namespace,name,project,condition", NULL },
    [APP_SYNC] = { METRIC_COUNTER, "argocd_app_sync_total", "Number of application syncs.",
                   "namespace,name,project,dest_server,phase,dry_run", NULL },
    [APP_SYNC_DURATION] = { METRIC_COUNTER, "argocd_app_sync_duration_seconds_total",
                            "Application sync performance in seconds total.",
                            "namespace,name,project,dest_server", NULL },
    [APP_RECONCILE] = { METRIC_HISTOGRAM, "argocd_app_reconcile",
                        "Application reconciliation performance in seconds.",
                        "namespace,dest_server", reconcile_buckets },
    [APP_ORPHANS] = { METRIC_GAUGE, "argocd_app_orphaned_resources_count",
                      "Number of orphaned resources per application", "namespace,name,project",
                      NULL },
    [APP_REQUESTS] = { METRIC_COUNTER, "argosy_kube_requests_total",
                       "Requests sent to a cluster's API.", "server", NULL },
    [CLUSTER_EVENTS] = { METRIC_COUNTER, "argocd_cluster_events_total",
                         "Number of processes k8s resource events.", "server,group,kind", NULL },
    [CLUSTER_INFO] = { METRIC_GAUGE, "argocd_cluster_info", "Information about cluster.",
                       "server,k8s_version,name", NULL },
    [CLUSTER_OBJECTS] = { METRIC_GAUGE, "argocd_cluster_api_resource_objects",
                          "Number of k8s resource objects in the cache.", "server", NULL },
    [CLUSTER_RESOURCES] = { METRIC_GAUGE, "argocd_cluster_api_resources",
                            "Number of monitored k8s API resources.", "server", NULL },
    [CLUSTER_AGE] = { METRIC_GAUGE, "argocd_cluster_cache_age_seconds",
                      "Cluster cache age in seconds.", "server", NULL },
    [CLUSTER_CONNECTION] = { METRIC_GAUGE, "argocd_cluster_connection_status",
                             "The k8s cluster current connection status.", "server,k8s_version",
                             NULL },
    [QUEUE_DEPTH] = { METRIC_GAUGE, "workqueue_depth", "Current depth of workqueue", "name", NULL },
    [QUEUE_ACTIVE] = { METRIC_GAUGE, "argosy_workqueue_active", "Keys being worked on", "name",
                       NULL },
};

struct controller_metrics {
    struct controller *controller;
    struct metrics *registry;
    struct metric_family *families[FAMILIES];
    char *label_names; /* of argocd_app_labels */
};

/* ---- filled in when somebody looks ---- */

struct looking {
    struct controller_metrics *metrics;
    struct arena *arena;
};

static const char *text(struct str text_, struct arena *arena)
{
    return arena_strndup(arena, text_.ptr ? text_.ptr : "", text_.len);
}

static const char *dest_server(const struct controller *controller, const struct application *app,
                               struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(managed_cluster_unref) struct managed_cluster *cluster = NULL;

    if (!controller->clusters ||
        clusters_resolve(controller->clusters, &app->destination, &cluster, &err) < 0)
        return "";
    return text(managed_cluster_info(cluster)->server, arena);
}

static const char *or_unknown(struct str status, struct arena *arena)
{
    return str_is_empty(status) ? "Unknown" : text(status, arena);
}

static void add_labels(struct looking *looking, const struct application *app)
{
    struct controller_metrics *metrics = looking->metrics;
    const struct option_list *names = &metrics->controller->config->metrics_application_labels;
    const struct json *labels = json_at(app->document, "metadata.labels");
    const char **values = arena_alloc(looking->arena, (names->count + 3) * sizeof(*values));

    if (!metrics->families[APP_LABELS])
        return;
    values[0] = text(app->namespace, looking->arena);
    values[1] = text(app->name, looking->arena);
    values[2] = text(app->project, looking->arena);
    for (size_t i = 0; i < names->count; i++)
        values[i + 3] = json_cstr(json_get(labels, names->items[i]));
    metric_set(metric_series(metrics->families[APP_LABELS], values), 1);
}

static void add_conditions(struct looking *looking, const struct application *app)
{
    struct controller_metrics *metrics = looking->metrics;
    const struct option_list *wanted = &metrics->controller->config->metrics_application_conditions;

    for (struct json_cursor at = json_walk(json_get(app->status, "conditions")); json_next(&at);) {
        const char *type = json_cstr(json_get(at.value, "type"));
        bool is_wanted = false;

        for (size_t i = 0; i < wanted->count; i++)
            is_wanted = is_wanted || strcmp(wanted->items[i], type) == 0;
        if (!is_wanted)
            continue;
        metric_add(metric_series(metrics->families[APP_CONDITION],
                                 LABELS(text(app->namespace, looking->arena),
                                        text(app->name, looking->arena),
                                        text(app->project, looking->arena), type)),
                   1);
    }
}

static void add_application(void *context, const char *key, struct json_doc *document)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct looking *looking = context;
    struct controller *controller = looking->metrics->controller;
    struct arena *arena = looking->arena;
    struct application app;
    struct str repo;

    (void)key;
    if (!controller_processes(controller, document) ||
        application_read(json_doc_root(document), arena, &app, &err) < 0)
        return;
    repo =
        app.source_count > 0 ? repository_normalize_url(app.sources[0].repo_url, arena) : STR_EMPTY;
    metric_set(metric_series(looking->metrics->families[APP_INFO],
                             LABELS(text(app.namespace, arena), text(app.name, arena),
                                    text(app.project, arena),
                                    app.sync_policy.is_automated ? "true" : "false",
                                    text(repo, arena), dest_server(controller, &app, arena),
                                    text(app.destination.namespace, arena),
                                    or_unknown(json_text_at(app.status, "sync.status"), arena),
                                    or_unknown(json_text_at(app.status, "health.status"), arena),
                                    app.is_deleting          ? "delete"
                                    : app.operation.document ? "sync"
                                                             : "")),
               1);
    add_labels(looking, &app);
    add_conditions(looking, &app);
}

static void add_cluster(struct controller_metrics *metrics, const struct managed_cluster *cluster)
{
    const struct cluster *info = managed_cluster_info(cluster);
    struct cluster_cache *cache = managed_cluster_cache(cluster);
    const char *server = info->server.ptr;
    int64_t synced;

    if (!cache)
        return;
    synced = cluster_cache_synced_at(cache);
    metric_set(metric_series(metrics->families[CLUSTER_INFO],
                             LABELS(server, cluster_cache_version(cache), info->name.ptr)),
               1);
    metric_set(metric_series(metrics->families[CLUSTER_OBJECTS], LABELS(server)),
               (double)object_table_count(cluster_cache_objects(cache)));
    metric_set(metric_series(metrics->families[CLUSTER_RESOURCES], LABELS(server)),
               (double)cluster_cache_kind_count(cache));
    metric_set(metric_series(metrics->families[CLUSTER_AGE], LABELS(server)),
               synced > 0 ? (double)(time(NULL) - synced) : -1);
    metric_set(metric_series(metrics->families[CLUSTER_CONNECTION],
                             LABELS(server, cluster_cache_version(cache))),
               *cluster_cache_error(cache) ? 0 : 1);
    metric_set(metric_series(metrics->families[APP_REQUESTS], LABELS(server)),
               (double)kube_client_counts(cluster_cache_client(cache)).requests);
}

static void add_queue(struct controller_metrics *metrics, const char *name,
                      const struct work_queue *queue)
{
    metric_set(metric_series(metrics->families[QUEUE_DEPTH], LABELS(name)),
               (double)work_queue_depth(queue));
    metric_set(metric_series(metrics->families[QUEUE_ACTIVE], LABELS(name)),
               (double)work_queue_active(queue));
}

static void refresh(void *context)
{
    static const enum family transient[] = { APP_INFO,          APP_CONDITION,     CLUSTER_INFO,
                                             CLUSTER_OBJECTS,   CLUSTER_RESOURCES, CLUSTER_AGE,
                                             CLUSTER_CONNECTION };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct controller_metrics *metrics = context;
    struct controller *controller = metrics->controller;
    struct looking looking = { metrics, arena };
    struct managed_cluster *cluster;

    for (size_t i = 0; i < sizeof(transient) / sizeof(*transient); i++)
        metric_clear(metrics->families[transient[i]]);
    if (metrics->families[APP_LABELS])
        metric_clear(metrics->families[APP_LABELS]);
    if (controller->clusters) {
        catalog_each_application(controller->catalog, add_application, &looking);
        for (size_t i = 0; (cluster = clusters_at(controller->clusters, i)); i++)
            add_cluster(metrics, cluster);
    }
    add_queue(metrics, "app_reconciliation_queue", controller->refreshes);
    add_queue(metrics, "app_operation_processing_queue", controller->operations);
    add_queue(metrics, "project_reconciliation_queue", controller->projects);
}

/* ---- life ---- */

/* "label_" and the label's name, as far as a metric may have it. */
static char *label_names(const struct option_list *labels)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *names = "namespace,name,project";

    for (size_t i = 0; i < labels->count; i++) {
        char *name = arena_strndup(arena, labels->items[i], strlen(labels->items[i]));

        for (char *c = name; *c; c++)
            if (!isalnum((unsigned char)*c))
                *c = '_';
        names = arena_printf(arena, "%s,label_%s", names, name);
    }
    return xstrdup(names);
}

struct controller_metrics *controller_metrics_new(struct controller *controller)
{
    struct controller_metrics *metrics = xcalloc(1, sizeof(*metrics));
    const struct option_list *labels = &controller->config->metrics_application_labels;

    metrics->controller = controller;
    metrics->registry = metrics_new();
    metrics_register_process(metrics->registry);
    for (int i = 0; i < FAMILIES; i++)
        if (specs[i].name)
            metrics->families[i] = metrics_register(metrics->registry, &specs[i]);
    if (labels->count > 0) {
        struct metric_spec spec = { METRIC_GAUGE, "argocd_app_labels",
                                    "Argo Application labels converted to Prometheus labels", NULL,
                                    NULL };

        metrics->label_names = label_names(labels);
        spec.labels = metrics->label_names;
        metrics->families[APP_LABELS] = metrics_register(metrics->registry, &spec);
    }
    metrics_on_write(metrics->registry, refresh, metrics);
    return metrics;
}

void controller_metrics_free(struct controller_metrics *metrics)
{
    if (!metrics)
        return;
    metrics_free(metrics->registry);
    free(metrics->label_names);
    free(metrics);
}

struct metrics *controller_metrics_registry(struct controller_metrics *metrics)
{
    return metrics->registry;
}

/* ---- counting ---- */

void metrics_count_reconcile(struct controller_metrics *metrics, const struct application *app,
                             int64_t took_ms)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    metric_observe(metric_series(metrics->families[APP_RECONCILE],
                                 LABELS(text(app->namespace, arena),
                                        dest_server(metrics->controller, app, arena))),
                   (double)took_ms / 1000);
}

void metrics_count_sync(struct controller_metrics *metrics, const struct application *app,
                        const char *phase, bool is_dry_run, int64_t took_s)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *namespace = text(app->namespace, arena), *name = text(app->name, arena);
    const char *project = text(app->project, arena);
    const char *server = dest_server(metrics->controller, app, arena);

    metric_add(
        metric_series(metrics->families[APP_SYNC], LABELS(namespace, name, project, server, phase,
                                                          is_dry_run ? "true" : "false")),
        1);
    metric_add(metric_series(metrics->families[APP_SYNC_DURATION],
                             LABELS(namespace, name, project, server)),
               (double)took_s);
}

void metrics_count_cluster_event(struct controller_metrics *metrics, const char *server,
                                 const char *group, const char *kind)
{
    metric_add(metric_series(metrics->families[CLUSTER_EVENTS], LABELS(server, group, kind)), 1);
}

void metrics_set_orphans(struct controller_metrics *metrics, const struct application *app,
                         int64_t count)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    metric_set(metric_series(metrics->families[APP_ORPHANS],
                             LABELS(text(app->namespace, arena), text(app->name, arena),
                                    text(app->project, arena))),
               (double)count);
}

void metrics_forget(struct controller_metrics *metrics, const char *namespace, const char *name)
{
    static const enum family kept[] = { APP_SYNC, APP_SYNC_DURATION, APP_ORPHANS };

    (void)namespace; /* names are told apart by it so seldom that counters may begin anew */
    for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++)
        metric_remove_matching(metrics->families[kept[i]], "name", name);
}
