#include "argo/settings.h"
#include "base/arena.h"
#include "base/map.h"
#include "comparison_parts.h"
#include "data/json.h"
#include "gitops/options.h"
#include "gitops/resource.h"

/* ---- scope and namespace ---- */

/* The object with the namespace that its kind and the destination give it; tracking goes along. */
static int place_target(struct comparing *comparing, const struct json **target, struct error *err)
{
    struct group_version_kind gvk = resource_gvk(*target);
    struct str destination = comparing->request->app->destination.namespace;
    struct str namespace = resource_namespace(*target);
    int scope = cluster_cache_scope(comparing->cache, gvk.group, gvk.kind);
    struct json *edited, *metadata;

    if (scope == 0 ? str_is_empty(namespace) : !str_is_empty(namespace))
        return 0;
    if (scope != 0 && str_is_empty(destination))
        return 0;
    edited = json_edit(comparing->arena, *target);
    metadata = json_edit_object(comparing->arena, edited, "metadata");
    if (scope == 0)
        json_remove(comparing->arena, metadata, "namespace");
    else
        json_set(comparing->arena, metadata, "namespace",
                 json_new_string(comparing->arena, destination));
    *target = edited;
    return tracking_set(&comparing->tracking, edited, comparing->instance, destination,
                        comparing->arena, err);
}

/* What tells targets apart; those whose name is yet to be made differ by their place. */
static struct str identity(const struct comparing *comparing, const struct json *target,
                           size_t index)
{
    struct resource_key key = resource_key_of(target);
    struct str prefix = json_text_at(target, "metadata.generateName");

    if (str_is_empty(key.name) && !str_is_empty(prefix))
        key.name = str_of(arena_printf(comparing->arena, "%.*s%zu", STR_ARG(prefix), index));
    return resource_key_text(key, comparing->arena);
}

/* ---- one of each ---- */

struct repetition {
    size_t index, count;
};

static void keep_last(struct comparing *comparing, const struct json *target, struct str name,
                      struct map *seen)
{
    struct repetition *repetition = map_find(seen, name);

    if (repetition) {
        comparing->targets[repetition->index] = target;
        repetition->count++;
        return;
    }
    repetition = ARENA_NEW(comparing->arena, struct repetition);
    *repetition = (struct repetition){ comparing->target_count, 1 };
    map_put(seen, name, repetition);
    comparing->targets[comparing->target_count++] = target;
}

static void warn_of_repetitions(struct comparing *comparing, const struct map *seen)
{
    for (size_t i = 0; i < comparing->target_count; i++) {
        struct str name = identity(comparing, comparing->targets[i], i);
        const struct repetition *repetition = map_find(seen, name);

        if (repetition && repetition->count > 1)
            conditions_addf(&comparing->out->conditions, comparing->arena,
                            CONDITION_REPEATED_RESOURCE_WARNING,
                            "Resource %.*s appeared %zu times among application resources.",
                            STR_ARG(name), repetition->count);
    }
}

/* ---- what the settings leave out ---- */

static void drop_excluded(struct comparing *comparing)
{
    const struct resource_filter *filter = &comparing->request->settings->filter;
    struct str server = managed_cluster_info(comparing->request->cluster)->server;
    size_t kept = 0;

    for (size_t i = 0; i < comparing->target_count; i++) {
        const struct json *target = comparing->targets[i];
        struct group_version_kind gvk = resource_gvk(target);

        if (!resource_filter_excludes(filter, gvk.group, gvk.kind, server)) {
            comparing->targets[kept++] = target;
            continue;
        }
        conditions_addf(&comparing->out->conditions, comparing->arena,
                        CONDITION_EXCLUDED_RESOURCE_WARNING,
                        "Resource %.*s/%.*s %.*s is excluded in the settings", STR_ARG(gvk.group),
                        STR_ARG(gvk.kind), STR_ARG(resource_name(target)));
    }
    comparing->target_count = kept;
}

int comparing_normalize_targets(struct comparing *comparing, struct error *err)
{
    CLEANUP(map_free) struct map *seen = map_new();
    size_t most = 0, index = 0;

    for (size_t i = 0; i < comparing->request->source_count; i++)
        most += comparing->desired[i].count;
    /* One more: the namespace that may be managed too. */
    comparing->targets = arena_alloc(comparing->arena, (most + 1) * sizeof(*comparing->targets));
    for (size_t i = 0; i < comparing->request->source_count; i++) {
        for (size_t k = 0; k < comparing->desired[i].count; k++, index++) {
            const struct json *target = comparing->desired[i].objects[k];

            if (place_target(comparing, &target, err) < 0)
                return -1;
            keep_last(comparing, target, identity(comparing, target, index), seen);
        }
    }
    warn_of_repetitions(comparing, seen);
    drop_excluded(comparing);
    return 0;
}
