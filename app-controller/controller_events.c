#include "controller_events.h"

#include "app_cache.h"
#include "argo/application.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/map.h"
#include "base/vec.h"
#include "config.h"
#include "controller.h"
#include "data/json.h"
#include "distribution.h"
#include "io/fiber.h"
#include "io/loop.h"
#include "kube/kube_config.h"
#include "metrics.h"
#include "operation_state.h"
#include "refresh.h"
#include "work/queue.h"

/* ---- many applications at once ---- */

struct selection {
    struct controller *controller;
    bool (*is_wanted)(const struct selection *selection, const struct json *application);
    enum refresh_level level;
    struct str text; /* what is_wanted looks for */
    struct str second;
};

static void request_if_wanted(void *context, const char *key, struct json_doc *application)
{
    const struct selection *selection = context;

    if (selection->is_wanted(selection, json_doc_root(application)))
        refresh_request(selection->controller, key, selection->level, 0);
}

static void refresh_all(struct controller *controller, struct selection selection)
{
    selection.controller = controller;
    catalog_each_application(controller->catalog, request_if_wanted, &selection);
}

static bool is_any(const struct selection *selection, const struct json *application)
{
    (void)selection;
    (void)application;
    return true;
}

void controller_refresh_all(struct controller *controller)
{
    if (controller->clusters) /* before, nothing has been looked at */
        refresh_all(controller, (struct selection){ .is_wanted = is_any, .level = REFRESH_LATEST });
}

static bool is_of_project(const struct selection *selection, const struct json *application)
{
    struct str project = json_text_at(application, "spec.project");

    return str_equal(str_is_empty(project) ? STR("default") : project, selection->text);
}

static bool is_on_cluster(const struct selection *selection, const struct json *application)
{
    struct str server = json_text_at(application, "spec.destination.server");
    struct str name = json_text_at(application, "spec.destination.name");

    return (!str_is_empty(server) && str_equal(server, selection->text)) ||
           (!str_is_empty(name) && str_equal(name, selection->second));
}

static bool has_comparison_error(const struct selection *selection, const struct json *application)
{
    (void)selection;
    for (struct json_cursor at = json_walk(json_at(application, "status.conditions"));
         json_next(&at);)
        if (str_equals(json_string(json_get(at.value, "type")), "ComparisonError"))
            return true;
    return false;
}

static bool may_have_orphans(const struct selection *selection, const struct json *application)
{
    struct str project = json_text_at(application, "spec.project");
    struct json_doc *document = catalog_project(selection->controller->catalog,
                                                str_is_empty(project) ? STR("default") : project);

    return document && json_at(json_doc_root(document), "spec.orphanedResources") &&
           str_equal(json_text_at(application, "spec.destination.namespace"), selection->text);
}

/* ---- the catalog ---- */

static bool is_automated(const struct json_doc *application, const char *field)
{
    const struct json *automated = json_at(json_doc_root(application), "spec.syncPolicy.automated");

    if (!json_is(automated, JSON_OBJECT) || !json_bool(json_get(automated, "enabled"), true))
        return false;
    return !field || json_bool(json_get(automated, field), false);
}

static bool was_switched_on(const struct json_doc *before, const struct json_doc *now)
{
    return (!is_automated(before, NULL) && is_automated(now, NULL)) ||
           (!is_automated(before, "selfHeal") && is_automated(now, "selfHeal"));
}

static void forget(struct controller *controller, const char *key, struct json_doc *before)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *root = json_doc_root(before);
    struct str name = json_text_at(root, "metadata.name"), instance;
    struct str namespace = json_text_at(root, "metadata.namespace");
    struct str project = json_text_at(root, "spec.project");

    instance = application_instance(name, namespace, controller->namespace, arena);
    app_cache_delete_managed(controller->app_cache, instance);
    app_cache_delete_tree(controller->app_cache, instance);
    metrics_forget(controller->metrics, namespace.ptr, name.ptr);
    map_remove(controller->requested, str_of(key));
    work_queue_remove_delayed(controller->refreshes, key);
    work_queue_remove_delayed(controller->operations, key);
    work_queue_add(controller->projects, str_is_empty(project) ? "default" : project.ptr);
}

static void on_application(void *context, const char *key, struct json_doc *before,
                           struct json_doc *now)
{
    struct controller *controller = context;

    if (!before || !now)
        distribution_changed(controller->distribution);
    if (!now) {
        forget(controller, key, before);
        return;
    }
    if (before && was_switched_on(before, now))
        refresh_request(controller, key, REFRESH_LATEST, 0);
    else
        work_queue_add(controller->refreshes, key);
    operation_queue_if_needed(controller, key);
}

static void look_for_orphan_watchers(void *context, struct json_doc *project)
{
    struct controller *controller = context;

    if (json_at(json_doc_root(project), "spec.orphanedResources"))
        controller->watches_orphans = true;
}

static void on_project(void *context, struct str name)
{
    struct controller *controller = context;

    controller->watches_orphans = false;
    catalog_each_project(controller->catalog, look_for_orphan_watchers, controller);
    work_queue_add(controller->projects, name.ptr);
    refresh_all(
        controller,
        (struct selection){ .is_wanted = is_of_project, .level = REFRESH_LATEST, .text = name });
}

static void on_settings(void *context, const struct settings *settings)
{
    struct controller *controller = context;

    if (!controller->clusters)
        return; /* the first ones */
    clusters_set_settings(controller->clusters, settings);
    refresh_all(controller, (struct selection){ .is_wanted = is_any, .level = REFRESH_LATEST });
}

static void on_cluster_secret(void *context, struct str name, struct json_doc *now)
{
    struct controller *controller = context;
    struct managed_cluster *cluster;

    if (now)
        clusters_put(controller->clusters, now);
    else
        clusters_remove(controller->clusters, name);
    distribution_changed(controller->distribution);
    for (size_t i = 0; (cluster = clusters_at(controller->clusters, i)); i++) {
        refresh_all(controller,
                    (struct selection){ .is_wanted = is_on_cluster,
                                        .level = REFRESH_LATEST,
                                        .text = managed_cluster_info(cluster)->server,
                                        .second = managed_cluster_info(cluster)->name });
    }
}

static void on_repositories(void *context)
{
    refresh_all(context,
                (struct selection){ .is_wanted = has_comparison_error, .level = REFRESH_LATEST });
}

static void put_cluster(void *context, struct json_doc *secret)
{
    clusters_put(context, secret);
}

static void open_clusters(struct controller *controller)
{
    const struct config *config = controller->config;
    struct kube_client_options client = config->kube.client;
    const struct clusters_options options = {
        .cache = { .loop = controller->loop,
                   .client = &client,
                   .jq = &controller->jq,
                   .on_change = controller_on_cluster_change,
                   .context = controller,
                   .resync_ms = config->cluster_resync_ms,
                   .watch_resync_ms = config->watch_resync_ms,
                   .retry_ms = config->cluster_retry_ms,
                   .page_limit = config->list_page_size },
        .settings = catalog_settings(controller->catalog),
        .local = controller->kube_config,
    };

    client.user_agent = USER_AGENT;
    controller->clusters = clusters_new(&options);
    catalog_each_secret(controller->catalog, "cluster", put_cluster, controller->clusters);
}

/*
 * A time of comparison counts whole seconds. One in the second in which this process began could be
 * of the one before it, for all that a reader can tell, so the first look waits for the next.
 */
static int64_t wait_before_first_look_ms(const struct controller *controller)
{
    int64_t wait_ms = (controller->opened_s + 1) * 1000 - clock_now_ns() / 1000000;

    return wait_ms > 0 && wait_ms <= 1000 ? wait_ms : 0;
}

static void look_at_all(void *context)
{
    struct controller *controller = context;
    int64_t wait_ms = wait_before_first_look_ms(controller);

    if (controller->first_look && wait_ms > 0) { /* the loop's time is that of its turn */
        watch_restart(controller->first_look, wait_ms);
        return;
    }
    if (controller->first_look)
        watch_cancel(TAKE(controller->first_look));
    /* Whatever was pushed while nobody listened is found out now. */
    refresh_all(controller, (struct selection){ .is_wanted = is_any, .level = REFRESH_CATCH_UP });
    work_queue_resume(controller->refreshes);
}

struct clusters_wanted {
    struct controller *controller;
    VEC(struct managed_cluster *) clusters; /* a reference each */
};

static void add_cluster(void *context, const char *key, struct json_doc *document)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(managed_cluster_unref) struct managed_cluster *cluster = NULL;
    struct clusters_wanted *wanted = context;
    struct application app;

    (void)key;
    if (!controller_processes(wanted->controller, document) ||
        application_read(json_doc_root(document), arena, &app, &err) < 0 ||
        clusters_resolve(wanted->controller->clusters, &app.destination, &cluster, &err) < 0)
        return; /* whoever compares it says why */
    for (size_t i = 0; i < wanted->clusters.count; i++)
        if (wanted->clusters.items[i] == cluster)
            return;
    vec_push(&wanted->clusters, TAKE(cluster));
}

/* Begin to read the clusters that will be looked at. In a fiber, since rules may wait for jq. */
static void start_clusters(void *context)
{
    struct clusters_wanted wanted = { .controller = context };

    catalog_each_application(wanted.controller->catalog, add_cluster, &wanted);
    for (size_t i = 0; i < wanted.clusters.count; i++) {
        CLEANUP(error_release) struct error err = { 0 };
        struct cluster_cache *cache;

        if (managed_cluster_open(wanted.clusters.items[i], &cache, &err) == 0)
            cluster_cache_start(cache);
        managed_cluster_unref(wanted.clusters.items[i]);
    }
    vec_release(&wanted.clusters);
}

static void look_at_all_in_the_next_second(struct controller *controller)
{
    int64_t wait_ms = wait_before_first_look_ms(controller);

    if (wait_ms == 0) {
        look_at_all(controller);
        return;
    }
    work_queue_pause(controller->refreshes);
    fiber_start(controller->fibers, start_clusters, controller);
    controller->first_look = loop_watch_once(controller->loop, wait_ms, look_at_all, controller);
}

static void on_ready(void *context)
{
    struct controller *controller = context;

    open_clusters(controller);
    catalog_each_project(controller->catalog, look_for_orphan_watchers, controller);
    log_info("everything is read",
             F("applications", catalog_application_count(controller->catalog)));
    look_at_all_in_the_next_second(controller);
}

struct catalog_handlers controller_catalog_handlers(struct controller *controller)
{
    return (struct catalog_handlers){
        .on_application = on_application,
        .on_project = on_project,
        .on_settings = on_settings,
        .on_cluster_secret = on_cluster_secret,
        .on_repositories = on_repositories,
        .on_ready = on_ready,
        .context = controller,
    };
}

/* ---- clusters ---- */

static bool is_the_application(const struct cluster_change *change, struct json_doc *application)
{
    return str_equals(change->key.kind, "Application") &&
           str_equals(change->key.group, "argoproj.io") &&
           str_equal(change->uid, json_text_at(json_doc_root(application), "metadata.uid"));
}

static void tell_orphan_watchers(struct controller *controller, const struct cluster_change *change)
{
    if (!controller->watches_orphans || str_is_empty(change->key.namespace))
        return;
    refresh_all(controller, (struct selection){ .is_wanted = may_have_orphans,
                                                .level = REFRESH_RECENT,
                                                .text = change->key.namespace });
}

void controller_on_cluster_change(void *context, const struct cluster_change *change)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct controller *controller = context;
    struct json_doc *application;
    const char *key;

    if (str_is_empty(change->application)) {
        tell_orphan_watchers(controller, change);
        return;
    }
    key = application_qualify(change->application, controller->namespace, arena).ptr;
    application = catalog_application(controller->catalog, key);
    if (!application || is_the_application(change, application))
        return;
    refresh_request(controller, key, change->is_root ? REFRESH_RECENT : REFRESH_TREE, 0);
    if (change->is_root)
        operation_queue_if_needed(controller, key);
}
