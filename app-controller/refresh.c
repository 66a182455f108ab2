#include "refresh.h"

#include "app_cache.h"
#include "app_tree.h"
#include "argo/application_validate.h"
#include "argo/catalog.h"
#include "argo/event_writer.h"
#include "argo/settings.h"
#include "argo/shape.h"
#include "autosync.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/map.h"
#include "base/mem.h"
#include "comparison.h"
#include "config.h"
#include "controller.h"
#include "data/json.h"
#include "gitops/hooks.h"
#include "gitops/tree.h"
#include "gitops/windows.h"
#include "io/loop.h"
#include "metrics.h"
#include "operation_state.h"
#include "project_load.h"
#include "rpc/events.h"
#include "status.h"
#include "work/queue.h"

#include <stdlib.h>

enum {
    CHECKED_FIRST =
        CONDITION_INVALID_SPEC_ERROR | CONDITION_UNKNOWN_ERROR | CONDITION_UNKNOWN_FIELD_WARNING,
    COMPARED = CONDITION_COMPARISON_ERROR | CONDITION_SHARED_RESOURCE_WARNING |
               CONDITION_REPEATED_RESOURCE_WARNING | CONDITION_EXCLUDED_RESOURCE_WARNING,
};

/* One refresh, filled in from step to step; the end writes what changed. */
struct refresh {
    struct controller *controller;
    const char *key;
    struct arena *arena;
    struct json_doc *document;
    struct application app;
    struct settings *settings;
    struct refresh_need need;
    int64_t begun_s;
    struct project project;
    struct managed_cluster *cluster;
    struct str instance;
    struct comparison comparison;
    struct conditions conditions;
    unsigned evaluated; /* types of condition that were looked into */
    struct json *tree;
    struct json *status; /* the new one */
    const struct json *finalizers;
    struct autosync_decision automation;
};

enum step_result { STEP_GO_ON, STEP_STOP, STEP_WRITE };

static int64_t now_s(void)
{
    return clock_now_ns() / 1000000000;
}

/* ---- the steps ---- */

static enum step_result decide(struct refresh *refresh)
{
    const struct config *config = refresh->controller->config;
    int requested = refresh_requested_level(refresh->controller, refresh->key);

    refresh->begun_s = now_s();
    refresh->need = refresh_decide(&refresh->app, requested, refresh->begun_s,
                                   config->resync_s * 1000, config->hard_resync_s * 1000);
    if (!refresh->need.is_needed)
        return STEP_STOP;
    map_remove(refresh->controller->requested, str_of(refresh->key));
    log_debug("refreshing", F("app", refresh->key), F("reason", refresh->need.reason),
              F("level", (int)refresh->need.level));
    return STEP_GO_ON;
}

static void warn_of_unknown_keys(struct refresh *refresh)
{
    const struct unknown_key *keys;
    size_t count =
        shape_unknown_keys(shape_application_spec, refresh->app.spec, refresh->arena, &keys);

    if (count > 0)
        conditions_add(&refresh->conditions, refresh->arena, CONDITION_UNKNOWN_FIELD_WARNING,
                       shape_unknown_keys_message(keys, count, refresh->arena).ptr);
}

/* Project, destination, spec: what is wrong with these is said before anything else is tried. */
static enum step_result check_spec(struct refresh *refresh)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct controller *controller = refresh->controller;
    int loaded;

    refresh->evaluated |= CHECKED_FIRST;
    warn_of_unknown_keys(refresh);
    loaded = project_load(controller, &refresh->app, refresh->arena, &refresh->project,
                          &refresh->conditions, &err);
    if (loaded < 0)
        conditions_add(&refresh->conditions, refresh->arena, CONDITION_UNKNOWN_ERROR,
                       error_text(&err));
    if (loaded > 0) {
        error_release(&err);
        if (clusters_resolve(controller->clusters, &refresh->app.destination, &refresh->cluster,
                             &err) < 0)
            refresh->cluster = NULL;
        application_validate(&refresh->app, &refresh->project,
                             refresh->cluster ? managed_cluster_info(refresh->cluster) : NULL,
                             error_text(&err), &refresh->conditions, refresh->arena);
    }
    if (!conditions_have_error(&refresh->conditions))
        return STEP_GO_ON;
    refresh->comparison = (struct comparison){ .status = SYNC_UNKNOWN, .health = HEALTH_UNKNOWN };
    return STEP_WRITE;
}

/* Only what belongs to the managed objects has changed: the tree is made anew, and no more. */
static enum step_result rebuild_tree_only(struct refresh *refresh)
{
    struct cluster_cache *cache = managed_cluster_cache(refresh->cluster);
    const struct app_tree_input input = {
        .controller = refresh->controller,
        .app = &refresh->app,
        .project = &refresh->project,
        .settings = refresh->settings,
        .cluster = managed_cluster_info(refresh->cluster),
        .cache = cache,
        .resources = json_get(refresh->app.status, "resources"),
    };

    if (refresh->need.level != REFRESH_TREE)
        return STEP_GO_ON;
    if (!cache || !cluster_cache_is_synced(cache) || !json_at(refresh->app.status, "sync.status")) {
        refresh->need.level = REFRESH_LATEST;
        return STEP_GO_ON;
    }
    refresh->evaluated = CONDITION_ORPHANED_RESOURCE_WARNING;
    refresh->conditions = (struct conditions){ 0 };
    refresh->tree = app_tree_make(&input, &refresh->conditions, refresh->arena);
    return STEP_WRITE;
}

static struct str *wanted_revisions(const struct refresh *refresh)
{
    const struct application *app = &refresh->app;
    struct str *revisions =
        arena_alloc(refresh->arena, (app->source_count + 1) * sizeof(*revisions));

    for (size_t i = 0; i < app->source_count; i++)
        revisions[i] = refresh->need.level == REFRESH_RECENT ? application_synced_revision(app, i)
                                                             : app->sources[i].target_revision;
    return revisions;
}

static enum step_result compare(struct refresh *refresh)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct application *app = &refresh->app;
    const struct comparison_request request = {
        .controller = refresh->controller,
        .app = app,
        .project = &refresh->project,
        .settings = refresh->settings,
        .cluster = refresh->cluster,
        .sources = app->sources,
        .revisions = wanted_revisions(refresh),
        .source_count = app->source_count,
        .has_multiple_sources = app->has_multiple_sources,
        .is_hard = refresh->need.is_hard,
        .asked_ms_ago = work_queue_asked_ms_ago(refresh->controller->refreshes, refresh->key),
        .is_forced =
            refresh->need.level == REFRESH_LATEST_FORCED || refresh->need.level == REFRESH_CATCH_UP,
        .local_manifests = app->operation_state.operation.manifests,
    };

    refresh->evaluated |= COMPARED;
    if (comparison_make(&request, refresh->arena, &refresh->comparison, &err) < 0) {
        log_warn("cannot compare an application", F("app", refresh->key),
                 F("error", error_text(&err)));
        return STEP_STOP;
    }
    if (refresh->comparison.is_abandoned)
        return STEP_STOP;
    for (size_t i = 0; i < refresh->comparison.conditions.count; i++)
        conditions_add(&refresh->conditions, refresh->arena,
                       refresh->comparison.conditions.items[i].type,
                       refresh->comparison.conditions.items[i].message.ptr);
    return STEP_GO_ON;
}

static enum step_result build_tree(struct refresh *refresh)
{
    struct controller *controller = refresh->controller;
    const struct comparison *comparison = &refresh->comparison;
    const struct app_tree_input input = {
        .controller = controller,
        .app = &refresh->app,
        .project = &refresh->project,
        .settings = refresh->settings,
        .cluster = managed_cluster_info(refresh->cluster),
        .cache = comparison->cache,
        .resources = comparison_resources(comparison, false, refresh->arena),
    };

    if (!comparison->cache || !cluster_cache_is_synced(comparison->cache))
        return STEP_GO_ON;
    refresh->evaluated |= CONDITION_ORPHANED_RESOURCE_WARNING;
    refresh->tree = app_tree_make(&input, &refresh->conditions, refresh->arena);
    app_cache_set_managed(controller->app_cache, refresh->instance,
                          app_tree_managed(comparison, refresh->settings, refresh->arena));
    return STEP_GO_ON;
}

static bool windows_permit(struct refresh *refresh)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct window_question question = { .now = now_s(), .zones = refresh->controller->zones };
    struct windows windows = windows_matching(&refresh->project, &refresh->app, refresh->arena);

    return windows_can_sync(windows, &question, &err) == 1;
}

static enum step_result automate(struct refresh *refresh)
{
    const struct config *config = refresh->controller->config;
    const struct autosync_limits limits = {
        .backoff_s = config->self_heal_backoff_s,
        .factor = config->self_heal_factor,
        .cap_s = config->self_heal_cap_s,
        .fixed_s = config->self_heal_timeout_s,
    };

    if (!windows_permit(refresh))
        return STEP_GO_ON;
    refresh->evaluated |= CONDITION_SYNC_ERROR;
    refresh->automation = autosync_decide(&refresh->app, &refresh->comparison, &limits, now_s(),
                                          &refresh->conditions, refresh->arena);
    if (refresh->automation.retry_after_ms > 0)
        refresh_request(refresh->controller, refresh->key, REFRESH_LATEST,
                        refresh->automation.retry_after_ms);
    return STEP_GO_ON;
}

/* ---- finalizers of hooks that run when the application goes ---- */

static bool has_delete_hook(const struct refresh *refresh, unsigned type)
{
    for (size_t i = 0; i < refresh->comparison.delete_hook_count; i++)
        if (hook_delete_types(refresh->comparison.delete_hooks[i]) & type)
            return true;
    return false;
}

static void want_finalizers(struct refresh *refresh, struct json *list, const char *name,
                            bool is_wanted, bool *changed)
{
    const char *names[] = { name, arena_printf(refresh->arena, "%s/cleanup", name) };

    for (size_t i = 0; i < 2; i++) {
        bool is_there = texts_contain(refresh->app.finalizers, names[i]);

        if (is_wanted)
            json_append(refresh->arena, list, json_new_cstr(refresh->arena, names[i]));
        *changed = *changed || is_wanted != is_there;
    }
}

static enum step_result keep_finalizers(struct refresh *refresh)
{
    struct json *list = json_new_array(refresh->arena);
    bool changed = false;

    if (refresh->app.is_deleting || refresh->comparison.failed_to_load)
        return STEP_GO_ON;
    for (size_t i = 0; i < refresh->app.finalizers.count; i++) {
        struct str name = refresh->app.finalizers.items[i];

        if (!str_has_prefix(name, STR("pre-delete-finalizer.argocd.argoproj.io")) &&
            !str_has_prefix(name, STR("post-delete-finalizer.argocd.argoproj.io")))
            json_append(refresh->arena, list, json_new_string(refresh->arena, name));
    }
    want_finalizers(refresh, list, "pre-delete-finalizer.argocd.argoproj.io",
                    has_delete_hook(refresh, HOOK_PRE_DELETE), &changed);
    want_finalizers(refresh, list, "post-delete-finalizer.argocd.argoproj.io",
                    has_delete_hook(refresh, HOOK_POST_DELETE), &changed);
    if (changed)
        refresh->finalizers = list;
    return STEP_GO_ON;
}

/* ---- the new status ---- */

static void set_sync(struct refresh *refresh)
{
    const struct comparison *comparison = &refresh->comparison;
    struct arena *arena = refresh->arena;
    struct json *sync = json_new_object(arena);

    if (!comparison->compared_to) { /* nothing was compared: what was before stays */
        sync = json_edit_object(arena, refresh->status, "sync");
        json_set_text(arena, sync, "status", sync_status_name(comparison->status));
        return;
    }
    json_set_text(arena, sync, "status", sync_status_name(comparison->status));
    json_set(arena, sync, "comparedTo", comparison->compared_to);
    if (refresh->app.has_multiple_sources && comparison->revisions.count > 0)
        json_set(arena, sync, "revisions", texts_to_json(comparison->revisions, arena));
    else if (comparison->revisions.count > 0 && !str_is_empty(comparison->revisions.items[0]))
        json_set(arena, sync, "revision", json_new_string(arena, comparison->revisions.items[0]));
    json_set(arena, refresh->status, "sync", sync);
}

static void set_health(struct refresh *refresh)
{
    const char *now = health_status_name(refresh->comparison.health);
    struct str before = json_text_at(refresh->app.status, "health.status");
    struct json *health;

    if (str_equals(before, now))
        return;
    health = json_edit_object(refresh->arena, refresh->status, "health");
    json_set_text(refresh->arena, health, "status", now);
    json_set_text(refresh->arena, health, "lastTransitionTime",
                  clock_rfc3339(now_s(), refresh->arena));
}

static void set_sources(struct refresh *refresh)
{
    const struct texts *types = &refresh->comparison.source_types;
    struct arena *arena = refresh->arena;

    if (types->count == 0)
        return;
    if (refresh->app.has_multiple_sources)
        json_set(arena, refresh->status, "sourceTypes", texts_to_json(*types, arena));
    else
        json_set(arena, refresh->status, "sourceType", json_new_string(arena, types->items[0]));
}

/*
 * Times count whole seconds. When an operation has gone on since the look began, the look may not
 * seem to come after its end: a second earlier it does not, whichever of the two is written first.
 */
static int64_t time_of_look(const struct refresh *refresh)
{
    const struct controller *controller = refresh->controller;
    const struct json_doc *latest = catalog_application(controller->catalog, refresh->key);
    const struct json *now =
        json_at(latest ? json_doc_root(latest) : NULL, "status.operationState");

    return json_equal(now, refresh->app.operation_state.document) ? refresh->begun_s
                                                                  : refresh->begun_s - 1;
}

static void set_comparison(struct refresh *refresh)
{
    bool inlines_health = refresh->controller->config->persist_resource_health;
    struct arena *arena = refresh->arena;
    bool has_time = json_get(refresh->app.status, "reconciledAt") != NULL;

    set_sync(refresh);
    set_health(refresh);
    if (refresh->comparison.compared_to) {
        json_set(arena, refresh->status, "resources",
                 comparison_resources(&refresh->comparison, inlines_health, arena));
        set_sources(refresh);
        if (!has_time || refresh->need.level >= REFRESH_LATEST)
            json_set_text(arena, refresh->status, "reconciledAt",
                          clock_rfc3339(time_of_look(refresh), arena));
        json_set_text(arena, refresh->status, "controllerNamespace",
                      refresh->controller->namespace);
        if (inlines_health)
            json_remove(arena, refresh->status, "resourceHealthSource");
        else
            json_set_text(arena, refresh->status, "resourceHealthSource", "appTree");
    }
}

static void make_status(struct refresh *refresh)
{
    struct arena *arena = refresh->arena;
    struct json *conditions;

    refresh->status =
        refresh->app.status ? json_edit(arena, refresh->app.status) : json_new_object(arena);
    if (refresh->need.level != REFRESH_TREE)
        set_comparison(refresh);
    conditions = conditions_merge(json_get(refresh->app.status, "conditions"), &refresh->conditions,
                                  refresh->evaluated, now_s(), arena);
    if (json_count(conditions) > 0)
        json_set(arena, refresh->status, "conditions", conditions);
    else
        json_remove(arena, refresh->status, "conditions");
    if (refresh->tree)
        json_set(
            arena, refresh->status, "summary",
            application_summary(refresh->app.document, json_get(refresh->tree, "nodes"), arena));
}

/* ---- the end ---- */

static void publish_tree(struct refresh *refresh)
{
    struct controller *controller = refresh->controller;
    struct json *tree = refresh->tree;

    if (!tree && refresh->need.level != REFRESH_TREE && !refresh->comparison.compared_to) {
        tree = application_tree_to_json(NULL, NULL, NULL, refresh->arena);
        app_cache_delete_managed(controller->app_cache, refresh->instance);
    }
    if (tree && app_cache_set_tree(controller->app_cache, refresh->instance, tree))
        rpc_publish(controller->events, "tree", str_of(refresh->key));
}

static void write_events(struct refresh *refresh)
{
    struct event_writer *writer = refresh->controller->event_writer;
    struct str sync_before = json_text_at(refresh->app.status, "sync.status");
    struct str health_before = json_text_at(refresh->app.status, "health.status");
    struct str sync = json_text_at(refresh->status, "sync.status");
    struct str health = json_text_at(refresh->status, "health.status");

    if (!str_equal(sync, sync_before))
        event_write(writer, &refresh->app, EVENT_NORMAL, "ResourceUpdated",
                    arena_printf(refresh->arena, "Updated sync status: %.*s -> %.*s",
                                 STR_ARG(sync_before), STR_ARG(sync)));
    if (!str_equal(health, health_before))
        event_write(writer, &refresh->app, EVENT_NORMAL, "ResourceUpdated",
                    arena_printf(refresh->arena, "Updated health status: %.*s -> %.*s",
                                 STR_ARG(health_before), STR_ARG(health)));
    if (refresh->automation.operation)
        event_write(writer, &refresh->app, EVENT_NORMAL, "OperationStarted",
                    refresh->automation.message);
}

static void write_everything(struct refresh *refresh)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct app_patch patch = {
        .app = &refresh->app,
        .arena = refresh->arena,
        .clears_refresh = refresh->need.level != REFRESH_TREE,
        .finalizers = refresh->finalizers,
    };

    make_status(refresh);
    publish_tree(refresh);
    if (refresh->need.level == REFRESH_CATCH_UP && refresh->comparison.compared_to)
        patch.changed_at = clock_rfc3339(refresh->begun_s, refresh->arena);
    if (refresh->need.level >= REFRESH_CATCH_UP)
        patch.spec = application_normalize_spec(&refresh->app, refresh->arena);
    if (refresh->automation.operation) {
        operation_state_start(refresh->status, refresh->automation.operation, now_s(),
                              refresh->arena);
        patch.operation = refresh->automation.operation;
        patch.is_exclusive = true;
    }
    patch.status = refresh->status;
    app_cache_settle(refresh->controller->app_cache);
    work_queue_give_place(refresh->controller->refreshes, refresh->key);
    if (app_patch_send(refresh->controller, &patch, &err) == 0) {
        write_events(refresh);
        return;
    }
    if (err.code == ERR_CONFLICT)
        refresh_request(refresh->controller, refresh->key, refresh->need.level, 0);
    else if (err.code != ERR_NOT_FOUND)
        log_warn("cannot write an application's status", F("app", refresh->key),
                 F("error", error_text(&err)));
}

static void run_steps(struct refresh *refresh)
{
    static enum step_result (*const steps[])(struct refresh * refresh) = {
        decide, check_spec, rebuild_tree_only, compare, build_tree, automate, keep_finalizers,
    };
    int64_t begun = clock_monotonic_ms();
    enum step_result result = STEP_WRITE;

    for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++) {
        result = steps[i](refresh);
        if (result != STEP_GO_ON)
            break;
    }
    if (result != STEP_STOP)
        write_everything(refresh);
    if (refresh->need.is_needed)
        metrics_count_reconcile(refresh->controller->metrics, &refresh->app,
                                clock_monotonic_ms() - begun);
}

/* When it is looked at next by itself: the time-outs count from the last look. */
static void schedule_next(struct controller *controller, const char *key)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct config *config = controller->config;
    struct json_doc *document = catalog_application(controller->catalog, key);
    struct application app;
    int64_t due;

    if (!document || application_read(json_doc_root(document), arena, &app, &err) < 0)
        return;
    due = refresh_due_ms(&app, now_s(), config->resync_s * 1000, config->hard_resync_s * 1000);
    if (due < 0)
        return;
    if (config->resync_jitter_s > 0)
        due += random() % (config->resync_jitter_s * 1000);
    work_queue_add_after(controller->refreshes, key, due);
}

void refresh_application(void *context, const char *key)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct controller *controller = context;
    struct json_doc *latest = catalog_application(controller->catalog, key);
    struct refresh refresh = { .controller = controller, .key = key, .arena = arena };

    if (!latest || !controller_processes(controller, latest)) {
        map_remove(controller->requested, str_of(key));
        return;
    }
    refresh.document = json_doc_ref(latest);
    if (application_read(json_doc_root(latest), arena, &refresh.app, &err) == 0) {
        refresh.settings = settings_ref(catalog_settings(controller->catalog));
        refresh.instance = application_instance_name(&refresh.app, controller->namespace, arena);
        run_steps(&refresh);
        schedule_next(controller, key);
        operation_queue_if_needed(controller, key);
    } else {
        log_warn("cannot read an application", F("app", key), F("error", error_text(&err)));
    }
    managed_cluster_unref(refresh.cluster);
    settings_unref(refresh.settings);
    json_doc_unref(refresh.document);
}
