#include "argo/settings.h"
#include "base/arena.h"
#include "comparison_parts.h"
#include "data/json.h"
#include "gitops/hooks.h"
#include "gitops/resource.h"

#include <stdlib.h>

/* ---- sync status ---- */

static const struct json *hook_target_of(const struct comparing *comparing, const struct json *live)
{
    struct resource_key key = resource_key_of(live);

    for (size_t i = 0; i < comparing->out->hook_count; i++)
        if (resource_key_equal(resource_key_of(comparing->out->hooks[i]), key))
            return comparing->out->hooks[i];
    return NULL;
}

static bool is_managed_namespace(const struct comparing *comparing, const struct json *target)
{
    const struct application *app = comparing->request->app;

    return target && app->sync_policy.managed_namespace_metadata &&
           resource_is_kind(target, "", "Namespace") &&
           str_equal(resource_name(target), app->destination.namespace);
}

static void judge_item(struct comparing *comparing, struct compared *item)
{
    const struct comparison_request *request = comparing->request;
    const struct json *object = item->live ? item->live : item->target;
    struct resource_key key = resource_key_of(object);
    int scope = cluster_cache_scope(comparing->cache, key.group, key.kind);
    bool is_namespaced = scope < 0 ? !str_is_empty(key.namespace) : scope == 1;
    const struct sync_status_input input = {
        .target = item->target,
        .live = item->live,
        .hook_target = item->target ? NULL : hook_target_of(comparing, item->live),
        .modified = item->diff.modified,
        .is_managed_namespace = is_managed_namespace(comparing, item->target),
        .is_permitted =
            project_permits_kind(request->project, key.group, key.kind, key.name, is_namespaced),
        .failed_to_load = comparing->out->failed_to_load,
        .app_options = request->app->sync_policy.options,
    };

    item->status = sync_status_of(&comparing->tracking, &input);
    if (scope == 1 && str_is_empty(key.namespace))
        conditions_addf(&comparing->out->conditions, comparing->arena, CONDITION_INVALID_SPEC_ERROR,
                        "Namespace for %.*s %.*s is missing.", STR_ARG(key.name),
                        STR_ARG(resource_print_gvk(resource_gvk(object), comparing->arena)));
}

/* What the namespace was to carry when it was last synced is something else now. */
static bool namespace_metadata_changed(const struct application *app)
{
    const struct json *now = app->sync_policy.managed_namespace_metadata;
    const struct json *then =
        json_get(app->operation_state.sync_result, "managedNamespaceMetadata");

    return now && then && !json_equal(now, then);
}

static void judge_application(struct comparing *comparing)
{
    struct comparison *out = comparing->out;

    if (out->failed_to_load) {
        out->status = SYNC_UNKNOWN;
        return;
    }
    out->status = SYNC_SYNCED;
    for (size_t i = 0; i < out->count; i++)
        if (out->items[i].status.makes_app_out_of_sync)
            out->status = SYNC_OUT_OF_SYNC;
    if (namespace_metadata_changed(comparing->request->app))
        out->status = SYNC_OUT_OF_SYNC;
}

/* ---- health ---- */

static void judge_health(struct comparing *comparing)
{
    const struct comparison_request *request = comparing->request;
    const struct resource_key self = { STR("argoproj.io"), STR("Application"),
                                       request->app->namespace, request->app->name };
    struct app_health sum = { .app = &self, .overrides = &request->settings->overrides };

    for (size_t i = 0; i < comparing->out->count; i++) {
        struct compared *item = &comparing->out->items[i];

        app_health_add(&sum, item->target, item->live, comparing->arena, &item->health);
    }
    comparing->out->health = app_health_status(&sum);
    if (!str_is_empty(sum.error))
        conditions_addf(&comparing->out->conditions, comparing->arena, CONDITION_COMPARISON_ERROR,
                        "error setting app health: %.*s", STR_ARG(sum.error));
}

/* ---- signatures ---- */

static void tell_problems(struct comparing *comparing)
{
    for (size_t i = 0; comparing->has_desired && i < comparing->request->source_count; i++)
        if (!str_is_empty(comparing->desired[i].problems))
            conditions_add(&comparing->out->conditions, comparing->arena,
                           CONDITION_COMPARISON_ERROR, comparing->desired[i].problems.ptr);
}

void comparing_judge(struct comparing *comparing)
{
    for (size_t i = 0; i < comparing->out->count; i++)
        judge_item(comparing, &comparing->out->items[i]);
    judge_application(comparing);
    judge_health(comparing);
    tell_problems(comparing);
}

/* ---- status.resources ---- */

static struct json *resource_entry(const struct compared *item, bool with_health,
                                   struct arena *arena)
{
    const struct sync_status_result *status = &item->status;
    struct json *entry = json_new_object(arena);
    const struct {
        const char *key;
        struct str text;
    } texts[] = {
        { "group", status->gvk.group }, { "version", status->gvk.version },
        { "kind", status->gvk.kind },   { "namespace", status->namespace },
        { "name", status->name },       { "status", str_of(sync_status_name(status->status)) },
    };

    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        if (!str_is_empty(texts[i].text))
            json_set(arena, entry, texts[i].key, json_new_string(arena, texts[i].text));
    if (with_health && item->health.is_known)
        json_set(arena, entry, "health", health_to_json(&item->health, arena));
    if (status->hook)
        json_set_bool(arena, entry, "hook", true);
    if (status->requires_pruning)
        json_set_bool(arena, entry, "requiresPruning", true);
    if (status->wave != 0)
        json_set_int(arena, entry, "syncWave", status->wave);
    if (status->requires_deletion_confirmation)
        json_set_bool(arena, entry, "requiresDeletionConfirmation", true);
    return entry;
}

static int compare_items(const void *a, const void *b)
{
    const struct sync_status_result *left = &(*(const struct compared *const *)a)->status;
    const struct sync_status_result *right = &(*(const struct compared *const *)b)->status;

    return resource_key_compare(
        (struct resource_key){ left->gvk.group, left->gvk.kind, left->namespace, left->name },
        (struct resource_key){ right->gvk.group, right->gvk.kind, right->namespace, right->name });
}

struct json *comparison_resources(const struct comparison *comparison, bool with_health,
                                  struct arena *arena)
{
    const struct compared **sorted = arena_alloc(arena, comparison->count * sizeof(*sorted));
    struct json *list = json_new_array(arena);

    for (size_t i = 0; i < comparison->count; i++)
        sorted[i] = &comparison->items[i];
    qsort(sorted, comparison->count, sizeof(*sorted), compare_items);
    for (size_t i = 0; i < comparison->count; i++)
        json_append(arena, list, resource_entry(sorted[i], with_health, arena));
    return list;
}
