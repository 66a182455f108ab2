#include "base/arena.h"
#include "base/map.h"
#include "comparison_parts.h"
#include "data/json.h"
#include "gitops/hooks.h"
#include "gitops/resource.h"

/*
 * Each target is put beside the live object of its key. What is live and nobody's target comes
 * behind them: a sync may prune it.
 */

static struct str key_text(const struct json *object, struct str namespace, struct arena *arena)
{
    struct resource_key key = resource_key_of(object);

    key.namespace = namespace;
    return resource_key_text(key, arena);
}

/* The same object seen through two API groups counts once, as the one that is a target. */
static void drop_twins(struct comparing *comparing)
{
    CLEANUP(map_free) struct map *by_uid = map_new(), *wanted = map_new();
    struct arena *arena = comparing->arena;
    size_t kept = 0;

    for (size_t i = 0; i < comparing->target_count; i++)
        map_put(wanted, resource_key_text(resource_key_of(comparing->targets[i]), arena),
                comparing);
    for (size_t i = 0; i < comparing->live_count; i++) {
        const struct json *live = comparing->live[i];
        size_t twin = (size_t)(uintptr_t)map_find(by_uid, resource_uid(live));
        bool is_wanted = map_find(wanted, resource_key_text(resource_key_of(live), arena)) != NULL;

        if (twin == 0 || str_is_empty(resource_uid(live))) {
            comparing->live[kept++] = live;
            map_put(by_uid, resource_uid(live),
                    (void *)(uintptr_t)kept); // NOLINT(performance-no-int-to-ptr)
        } else if (is_wanted) {
            struct str other = resource_key_text(resource_key_of(comparing->live[twin - 1]), arena);

            if (map_find(wanted, other))
                comparing->live[kept++] = live;
            else
                comparing->live[twin - 1] = live;
        }
    }
    comparing->live_count = kept;
}

static const struct json *take_live(struct map *pool, const struct json *object,
                                    struct str namespace, struct arena *arena)
{
    return map_remove(pool, key_text(object, namespace, arena));
}

static const struct json *live_of(const struct comparing *comparing, struct map *pool,
                                  const struct json *target)
{
    struct group_version_kind gvk = resource_gvk(target);
    int scope = cluster_cache_scope(comparing->cache, gvk.group, gvk.kind);
    struct str own = resource_namespace(target);
    struct str namespace = str_is_empty(own) ? comparing->request->app->destination.namespace : own;
    const struct json *live = NULL;

    if (scope != 0)
        live = take_live(pool, target, namespace, comparing->arena);
    if (!live && scope != 1)
        live = take_live(pool, target, STR_EMPTY, comparing->arena);
    return live;
}

static void add_item(struct comparing *comparing, const struct json *target,
                     const struct json *live)
{
    comparing->out->items[comparing->out->count++] = (struct compared){
        .target = target,
        .live = live,
        .sync_target = target,
        .resource_version = json_text_at(live, "metadata.resourceVersion"),
    };
}

void comparing_pair(struct comparing *comparing)
{
    CLEANUP(map_free) struct map *pool = map_new();
    struct comparison *out = comparing->out;
    const struct json **hooks =
        arena_alloc(comparing->arena, comparing->target_count * sizeof(*hooks));
    const struct json **delete_hooks =
        arena_alloc(comparing->arena, comparing->target_count * sizeof(*delete_hooks));

    drop_twins(comparing);
    for (size_t i = 0; i < comparing->live_count; i++)
        map_put(pool, resource_key_text(resource_key_of(comparing->live[i]), comparing->arena),
                (void *)(uintptr_t)comparing->live[i]); // NOLINT(performance-no-int-to-ptr)
    out->items = arena_alloc(comparing->arena, (comparing->target_count + comparing->live_count) *
                                                   sizeof(*out->items));
    for (size_t i = 0; i < comparing->target_count; i++) {
        const struct json *target = comparing->targets[i];

        if (hook_delete_types(target) != 0)
            delete_hooks[out->delete_hook_count++] = target;
        if (hook_is_hook(target)) {
            if (hook_types(target) & HOOK_SYNC_PHASES)
                hooks[out->hook_count++] = target;
        } else if (hook_delete_types(target) == 0) {
            add_item(comparing, target, live_of(comparing, pool, target));
        }
    }
    out->hooks = hooks;
    out->delete_hooks = delete_hooks;
    for (size_t i = 0; i < comparing->live_count; i++) {
        const struct json *live = comparing->live[i];
        struct str key = resource_key_text(resource_key_of(live), comparing->arena);

        if (map_remove(pool, key))
            add_item(comparing, NULL, live);
    }
}
