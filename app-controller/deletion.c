#include "deletion.h"

#include "app_cache.h"
#include "argo/application.h"
#include "argo/catalog.h"
#include "argo/conditions.h"
#include "argo/event_writer.h"
#include "argo/project.h"
#include "argo/settings.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/strbuf.h"
#include "comparison.h"
#include "config.h"
#include "controller.h"
#include "data/json.h"
#include "desired.h"
#include "gitops/hooks.h"
#include "gitops/options.h"
#include "io/fiber.h"
#include "kube/client.h"
#include "kube/status.h"
#include "live/clusters.h"
#include "project_load.h"
#include "status.h"
#include "sync/apply.h"
#include "work/queue.h"

enum { LOOK_AGAIN_MS = 5000 };

#define CASCADE "resources-finalizer.argocd.argoproj.io"
#define PRE_DELETE "pre-delete-finalizer.argocd.argoproj.io"
#define POST_DELETE "post-delete-finalizer.argocd.argoproj.io"

/*
 * The finalizers are worked off one after another:
 *
 *     pre-delete hooks -> the application's objects, last wave first -> post-delete hooks
 *                      -> cleaning up after the hooks -> gone
 */
struct deleting {
    struct controller *controller;
    const char *key;
    struct arena *arena;
    struct application app;
    struct settings *settings;
    struct project project;
    struct managed_cluster *cluster;
    struct cluster_cache *cache;
    struct kube_impersonation act_as;
    struct apply_target where;
    struct str instance;
};

enum step_result { STEP_GO_ON, STEP_WAIT, STEP_FAILED };

static bool has_finalizer(const struct deleting *deleting, const char *name)
{
    return texts_contain(deleting->app.finalizers, name);
}

static bool is_cascade(struct str name)
{
    return str_equals(name, CASCADE) || str_equals(name, CASCADE "/foreground") ||
           str_equals(name, CASCADE "/background");
}

static bool is_cascading(const struct deleting *deleting)
{
    for (size_t i = 0; i < deleting->app.finalizers.count; i++)
        if (is_cascade(deleting->app.finalizers.items[i]))
            return true;
    return false;
}

/* The first cascade finalizer decides how dependents go. */
static const char *propagation(const struct deleting *deleting)
{
    for (size_t i = 0; i < deleting->app.finalizers.count; i++)
        if (is_cascade(deleting->app.finalizers.items[i]))
            return str_equals(deleting->app.finalizers.items[i], CASCADE "/background")
                       ? "Background"
                       : "Foreground";
    return "Foreground";
}

/* ---- finalizers ---- */

static bool is_pre_delete(struct str name)
{
    return str_equals(name, PRE_DELETE);
}

static bool is_post_delete(struct str name)
{
    return str_equals(name, POST_DELETE);
}

static bool is_pre_cleanup(struct str name)
{
    return str_equals(name, PRE_DELETE "/cleanup");
}

static bool is_post_cleanup(struct str name)
{
    return str_equals(name, POST_DELETE "/cleanup");
}

static bool is_ours(struct str name)
{
    return is_cascade(name) || is_pre_delete(name) || is_post_delete(name) ||
           is_pre_cleanup(name) || is_post_cleanup(name);
}

static int remove_finalizers(struct deleting *deleting, bool (*is_done)(struct str name),
                             struct error *err)
{
    struct json *kept = json_new_array(deleting->arena);
    const struct app_patch patch = { .app = &deleting->app,
                                     .arena = deleting->arena,
                                     .finalizers = kept };

    for (size_t i = 0; i < deleting->app.finalizers.count; i++)
        if (!is_done(deleting->app.finalizers.items[i]))
            json_append(deleting->arena, kept,
                        json_new_string(deleting->arena, deleting->app.finalizers.items[i]));
    if (app_patch_send(deleting->controller, &patch, err) < 0) {
        /* Invalid: one that stays is gone already, and what is gone may not come back. The pass
         * began with what the application was; the next one follows its change. */
        if (!kube_is_not_found(err) && !kube_is_invalid(err))
            return -1;
        error_release(err);
    }
    return 0;
}

static enum step_result finish_step(struct deleting *deleting, bool (*is_done)(struct str name),
                                    struct error *err)
{
    return remove_finalizers(deleting, is_done, err) < 0 ? STEP_FAILED : STEP_WAIT;
}

/* ---- the objects ---- */

struct live_list {
    const struct json **items;
    size_t count;
};

static void release_document(void *document)
{
    json_doc_unref(document);
}

static struct live_list live_objects(struct deleting *deleting)
{
    struct object_table *objects = cluster_cache_objects(deleting->cache);
    struct live_list list = { 0 };
    size_t most = 0;

    for (struct live_object *object =
             object_table_first_of_application(objects, deleting->instance);
         object; object = object_table_next_of_application(object))
        most++;
    list.items = arena_alloc(deleting->arena, most * sizeof(*list.items));
    for (struct live_object *object =
             object_table_first_of_application(objects, deleting->instance);
         object; object = object_table_next_of_application(object)) {
        struct object_key key = live_object_key(object);
        struct json_doc *manifest = live_object_manifest(object);
        struct project_object asked = { key.group, key.kind, key.name, key.namespace,
                                        !str_is_empty(key.namespace) };

        if (!manifest || !project_permits_resource(&deleting->project, &asked,
                                                   managed_cluster_info(deleting->cluster)))
            continue;
        arena_defer(deleting->arena, release_document, json_doc_ref(manifest));
        list.items[list.count++] = json_doc_root(manifest);
    }
    return list;
}

static bool is_itself(const struct deleting *deleting, const struct json *object)
{
    return resource_is_kind(object, "argoproj.io", "Application") &&
           str_equal(resource_name(object), deleting->app.name) &&
           str_equal(resource_namespace(object), deleting->app.namespace);
}

static bool is_deletable(const struct deleting *deleting, const struct json *object)
{
    struct str option = sync_option_value(object, deleting->app.sync_policy.options, "Delete");

    return !resource_is_crd(object) && !is_itself(deleting, object) &&
           !str_equals(option, "false") &&
           !str_equals(resource_annotation(object, "helm.sh/resource-policy"), "keep") &&
           hook_delete_types(object) == 0;
}

static bool is_confirmed(const struct deleting *deleting)
{
    int64_t approved = 0, asked = 0;
    const char *annotation =
        application_annotation(&deleting->app, "argocd.argoproj.io/deletion-approved");

    return clock_parse_rfc3339(str_of(annotation), &approved) &&
           clock_parse_rfc3339(deleting->app.deletion_timestamp, &asked) && approved >= asked;
}

static bool needs_confirmation(const struct deleting *deleting, const struct json *object)
{
    struct resource_key key = resource_key_of(object);

    for (struct json_cursor at = json_walk(json_get(deleting->app.status, "resources"));
         json_next(&at);) {
        if (json_bool(json_get(at.value, "requiresDeletionConfirmation"), false) &&
            str_equal(json_string(json_get(at.value, "name")), key.name) &&
            str_equal(json_string(json_get(at.value, "kind")), key.kind) &&
            str_equal(json_string(json_get(at.value, "group")), key.group) &&
            str_equal(json_string(json_get(at.value, "namespace")), key.namespace))
            return true;
    }
    return false;
}

struct removal {
    struct deleting *deleting;
    struct live_list list;
    const char *propagation;
    struct error err;
};

static void remove_one(void *context, size_t index)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct removal *removal = context;

    if (apply_delete(&removal->deleting->where, removal->list.items[index], removal->propagation,
                     &err) == 0 ||
        kube_is_not_found(&err))
        return;
    if (!removal->err.message)
        error_move(&removal->err, &err);
}

static struct live_list last_wave(struct deleting *deleting, struct live_list list)
{
    struct live_list last = { arena_alloc(deleting->arena, list.count * sizeof(*last.items)), 0 };
    int64_t wave = 0;

    for (size_t i = 0; i < list.count; i++)
        if (i == 0 || sync_wave(list.items[i]) > wave)
            wave = sync_wave(list.items[i]);
    for (size_t i = 0; i < list.count; i++)
        if (sync_wave(list.items[i]) == wave)
            last.items[last.count++] = list.items[i];
    return last;
}

static enum step_result delete_objects(struct deleting *deleting, struct error *err)
{
    struct live_list all, deletable;
    struct removal removal = { .deleting = deleting, .propagation = propagation(deleting) };

    if (!is_cascading(deleting))
        return STEP_GO_ON;
    all = live_objects(deleting);
    deletable.items = arena_alloc(deleting->arena, all.count * sizeof(*deletable.items));
    deletable.count = 0;
    for (size_t i = 0; i < all.count; i++) {
        if (!is_deletable(deleting, all.items[i]))
            continue;
        if (json_at(all.items[i], "metadata.deletionTimestamp"))
            return STEP_WAIT;
        if (needs_confirmation(deleting, all.items[i]) && !is_confirmed(deleting))
            return STEP_WAIT;
        deletable.items[deletable.count++] = all.items[i];
    }
    if (deletable.count == 0)
        return finish_step(deleting, is_cascade, err);
    log_info("deleting an application's objects", F("app", deleting->key),
             F("objects", deletable.count));
    removal.list = last_wave(deleting, deletable);
    fiber_each(removal.list.count, (size_t)deleting->controller->config->kubectl_parallelism,
               remove_one, &removal);
    if (removal.err.message) {
        error_move(err, &removal.err);
        return STEP_FAILED;
    }
    return STEP_WAIT;
}

/* ---- hooks ---- */

static struct live_list delete_hooks(struct deleting *deleting, unsigned type, struct error *err)
{
    const struct application *app = &deleting->app;
    struct str *revisions =
        arena_alloc(deleting->arena, (app->source_count + 1) * sizeof(*revisions));
    const struct comparison_request request = {
        .controller = deleting->controller,
        .app = app,
        .project = &deleting->project,
        .settings = deleting->settings,
        .cluster = deleting->cluster,
        .sources = app->sources,
        .revisions = revisions,
        .source_count = app->source_count,
        .has_multiple_sources = app->has_multiple_sources,
        .is_sync = true,
    };
    struct comparison comparison;
    struct live_list hooks = { 0 };

    for (size_t i = 0; i < app->source_count; i++)
        revisions[i] = app->sources[i].target_revision;
    if (comparison_make(&request, deleting->arena, &comparison, err) < 0)
        return hooks;
    for (size_t i = 0; i < comparison.conditions.count && comparison.failed_to_load; i++) {
        if (comparison.conditions.items[i].type == CONDITION_COMPARISON_ERROR) {
            error_set(err, ERR_UNAVAILABLE, "%.*s",
                      STR_ARG(comparison.conditions.items[i].message));
            return hooks;
        }
    }
    hooks.items = arena_alloc(deleting->arena, comparison.delete_hook_count * sizeof(*hooks.items));
    for (size_t i = 0; i < comparison.delete_hook_count; i++)
        if (hook_delete_types(comparison.delete_hooks[i]) & type)
            hooks.items[hooks.count++] = comparison.delete_hooks[i];
    return hooks;
}

static int create_hook(struct deleting *deleting, const struct json *hook, struct error *err)
{
    const struct apply_request request = { .target = hook, .is_replace = true };
    struct str message;

    if (apply_object(&deleting->where, &request, deleting->arena, &message, err) == 0)
        return 0;
    if (!kube_already_exists(err))
        return -1;
    error_release(err); /* there, though not yet seen: it counts from the next pass on */
    return 0;
}

struct hook_state {
    struct strbuf failed;
    size_t created, progressing;
};

static int look_at_hook(struct deleting *deleting, const struct json *hook,
                        struct hook_state *state, struct error *err)
{
    const struct json *live = NULL;
    int found = apply_get(&deleting->where, hook, deleting->arena, &live, err);
    struct health health;

    if (found < 0)
        return -1;
    if (found == 0) {
        state->created++;
        return create_hook(deleting, hook, err);
    }
    health = health_assess(live, &deleting->settings->overrides, deleting->arena);
    if (health.is_known && health.status == HEALTH_PROGRESSING)
        state->progressing++;
    if (!health.is_known || health.status != HEALTH_DEGRADED)
        return 0;
    strbuf_printf(&state->failed, "%s%.*s/%.*s", state->failed.len > 0 ? ", " : "",
                  STR_ARG(resource_namespace(live)), STR_ARG(resource_name(live)));
    return apply_delete(&deleting->where, live, "Foreground", err);
}

static enum step_result run_hooks(struct deleting *deleting, const char *finalizer, unsigned type,
                                  bool (*is_done)(struct str name), struct error *err)
{
    struct hook_state state = { .failed = STRBUF_INIT(ERROR_MESSAGE_MAX) };
    struct live_list hooks;
    enum step_result result = STEP_WAIT;

    if (!has_finalizer(deleting, finalizer))
        return STEP_GO_ON;
    hooks = delete_hooks(deleting, type, err);
    for (size_t i = 0; i < hooks.count && !err->message; i++)
        if (look_at_hook(deleting, hooks.items[i], &state, err) < 0)
            break;
    if (err->message) {
        error_prefix(err, "error executing %s hooks",
                     type == HOOK_PRE_DELETE ? "pre-delete" : "post-delete");
        result = STEP_FAILED;
    } else if (state.failed.len > 0) {
        error_set(err, ERR_ABORTED, "error executing %s hooks: %s hook(s) failed: %s",
                  type == HOOK_PRE_DELETE ? "pre-delete" : "post-delete",
                  hook_type_name((enum hook_type)type), state.failed.ptr);
        result = STEP_FAILED;
    } else if (state.created + state.progressing == 0) {
        result = remove_finalizers(deleting, is_done, err) < 0 ? STEP_FAILED : STEP_GO_ON;
    }
    strbuf_release(&state.failed);
    return result;
}

/* Hooks whose policy says so go with the application. */
static enum step_result clean_up(struct deleting *deleting, const char *finalizer, unsigned type,
                                 bool (*is_done)(struct str name), struct error *err)
{
    enum health_status worst = HEALTH_HEALTHY;
    struct live_list all, hooks;
    unsigned policy;

    if (!has_finalizer(deleting, finalizer))
        return STEP_GO_ON;
    all = live_objects(deleting);
    hooks.items = arena_alloc(deleting->arena, all.count * sizeof(*hooks.items));
    hooks.count = 0;
    for (size_t i = 0; i < all.count; i++) {
        struct health health;

        if (!(hook_delete_types(all.items[i]) & type))
            continue;
        hooks.items[hooks.count++] = all.items[i];
        health = health_assess(all.items[i], &deleting->settings->overrides, deleting->arena);
        if (health.is_known && health_is_worse(worst, health.status))
            worst = health.status;
    }
    policy = worst == HEALTH_DEGRADED  ? HOOK_DELETE_FAILED
             : worst == HEALTH_HEALTHY ? HOOK_DELETE_SUCCEEDED
                                       : 0;
    for (size_t i = 0; i < hooks.count; i++) {
        if ((hook_delete_policies(hooks.items[i]) & policy) &&
            apply_delete(&deleting->where, hooks.items[i], "Foreground", err) < 0) {
            if (!kube_is_not_found(err))
                return STEP_FAILED;
            error_release(err);
        }
    }
    return finish_step(deleting, is_done, err);
}

/* ---- one pass ---- */

/* Nobody can be asked to delete anything: what is left is the application itself. */
static int let_go(struct deleting *deleting, struct error *err)
{
    return remove_finalizers(deleting, is_ours, err);
}

static int impersonate(struct deleting *deleting, struct error *err)
{
    struct account_request request = { managed_cluster_info(deleting->cluster)->server,
                                       deleting->app.destination.namespace,
                                       deleting->app.namespace };
    struct str user;
    int found;

    if (!deleting->settings->impersonation_enabled)
        return 0;
    found = project_service_account(&deleting->project, &request, deleting->arena, &user, err);
    if (found < 0)
        return error_prefix(err, "cannot apply impersonation");
    if (found > 0) {
        deleting->act_as.user = arena_printf(deleting->arena, "%.*s", STR_ARG(user));
        deleting->where.act_as = &deleting->act_as;
    }
    return 0;
}

static int open_cluster(struct deleting *deleting, struct error *err)
{
    if (managed_cluster_open(deleting->cluster, &deleting->cache, err) < 0 ||
        cluster_cache_sync(deleting->cache, err) < 0)
        return -1;
    deleting->where.client = cluster_cache_client(deleting->cache);
    deleting->where.discovery = cluster_cache_discovery(deleting->cache, deleting->arena);
    return impersonate(deleting, err);
}

static int work_off(struct deleting *deleting, struct error *err)
{
    CLEANUP(error_release) struct error ignored = { 0 };
    enum step_result result;

    if (project_load(deleting->controller, &deleting->app, deleting->arena, &deleting->project,
                     NULL, err) <= 0)
        return -1;
    if (clusters_resolve(deleting->controller->clusters, &deleting->app.destination,
                         &deleting->cluster, &ignored) < 0)
        return let_go(deleting, err);
    if (open_cluster(deleting, err) < 0)
        return -1;
    result = run_hooks(deleting, PRE_DELETE, HOOK_PRE_DELETE, is_pre_delete, err);
    if (result == STEP_GO_ON)
        result = delete_objects(deleting, err);
    if (result == STEP_GO_ON)
        result = run_hooks(deleting, POST_DELETE, HOOK_POST_DELETE, is_post_delete, err);
    if (result == STEP_GO_ON)
        result = clean_up(deleting, PRE_DELETE "/cleanup", HOOK_PRE_DELETE, is_pre_cleanup, err);
    if (result == STEP_GO_ON)
        clean_up(deleting, POST_DELETE "/cleanup", HOOK_POST_DELETE, is_post_cleanup, err);
    return err->message ? -1 : 0;
}

static void report(struct deleting *deleting, struct error *failure)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct conditions conditions = { 0 };
    struct json *status = deleting->app.status ? json_edit(deleting->arena, deleting->app.status)
                                               : json_new_object(deleting->arena);
    const struct app_patch patch = { .app = &deleting->app,
                                     .arena = deleting->arena,
                                     .status = status };

    conditions_add(&conditions, deleting->arena, CONDITION_DELETION_ERROR, error_text(failure));
    json_set(deleting->arena, status, "conditions",
             conditions_merge(json_get(deleting->app.status, "conditions"), &conditions,
                              CONDITION_DELETION_ERROR, clock_now_ns() / 1000000000,
                              deleting->arena));
    if (app_patch_send(deleting->controller, &patch, &err) < 0 && err.code != ERR_NOT_FOUND)
        log_warn("cannot write a condition", F("app", deleting->key), F("error", error_text(&err)));
    event_write(deleting->controller->event_writer, &deleting->app, EVENT_WARNING,
                "StatusRefreshed",
                arena_printf(deleting->arena, "Unable to delete application resources: %s",
                             error_text(failure)));
}

static bool has_ours(const struct application *app)
{
    for (size_t i = 0; i < app->finalizers.count; i++)
        if (is_ours(app->finalizers.items[i]))
            return true;
    return false;
}

void deletion_process(struct controller *controller, const char *key)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(json_doc_unref) struct json_doc *document = NULL;
    struct deleting deleting = { .controller = controller, .key = key, .arena = arena };
    struct json_doc *latest = catalog_application(controller->catalog, key);

    if (!latest)
        return;
    document = json_doc_ref(latest);
    if (application_read(json_doc_root(document), arena, &deleting.app, &err) < 0)
        return;
    deleting.instance = application_instance_name(&deleting.app, controller->namespace, arena);
    if (!has_ours(&deleting.app)) {
        app_cache_delete_managed(controller->app_cache, deleting.instance);
        app_cache_delete_tree(controller->app_cache, deleting.instance);
        return;
    }
    deleting.settings = settings_ref(catalog_settings(controller->catalog));
    if (work_off(&deleting, &err) < 0)
        report(&deleting, &err);
    work_queue_add_after(controller->operations, key, LOOK_AGAIN_MS);
    managed_cluster_unref(deleting.cluster);
    settings_unref(deleting.settings);
}
