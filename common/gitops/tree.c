#include "gitops/tree.h"

#include "base/arena.h"
#include "data/json.h"

#include <stdlib.h>

static void set_text(struct arena *arena, struct json *object, const char *key, struct str text)
{
    if (text.len > 0)
        json_set(arena, object, key, json_new_string(arena, text));
}

static void set_list(struct arena *arena, struct json *object, const char *key,
                     const struct json *list)
{
    if (json_count(list) > 0)
        json_set(arena, object, key, list);
}

static struct json *ref_to_json(const struct resource_ref *ref, struct arena *arena)
{
    struct json *object = json_new_object(arena);

    set_text(arena, object, "group", ref->group);
    set_text(arena, object, "version", ref->version);
    set_text(arena, object, "kind", ref->kind);
    set_text(arena, object, "namespace", ref->namespace);
    set_text(arena, object, "name", ref->name);
    set_text(arena, object, "uid", ref->uid);
    return object;
}

static struct json *items_to_json(const struct resource_info *info, struct arena *arena)
{
    struct json *list = json_new_array(arena);

    for (size_t i = 0; i < info->item_count; i++) {
        struct json *item = json_new_object(arena);

        set_text(arena, item, "name", info->items[i].name);
        set_text(arena, item, "value", info->items[i].value);
        json_append(arena, list, item);
    }
    return list;
}

struct json *resource_node_to_json(const struct resource_node *node, struct arena *arena)
{
    struct json *object = ref_to_json(&node->ref, arena);
    struct json *parents = json_new_array(arena);
    struct json *health = health_to_json(&node->health, arena);

    for (size_t i = 0; i < node->parent_count; i++)
        json_append(arena, parents, ref_to_json(&node->parents[i], arena));
    set_list(arena, object, "parentRefs", parents);
    if (node->info) {
        set_list(arena, object, "info", items_to_json(node->info, arena));
        if (node->info->networking)
            json_set(arena, object, "networkingInfo", node->info->networking);
    }
    set_text(arena, object, "resourceVersion", node->resource_version);
    if (node->info && node->info->images.count > 0)
        json_set(arena, object, "images", texts_to_json(node->info->images, arena));
    if (health)
        json_set(arena, object, "health", health);
    set_text(arena, object, "createdAt", node->created_at);
    return object;
}

/* ---- managed resources ---- */

static void set_state(struct arena *arena, struct json *object, const char *key,
                      const struct json *state)
{
    struct str text = state ? json_print(state, JSON_SORTED, arena) : STR("null");

    json_set(arena, object, key, json_new_string(arena, text));
}

struct json *managed_resource_to_json(const struct managed_resource *resource, struct arena *arena)
{
    struct json *object = json_new_object(arena);

    set_text(arena, object, "group", resource->key.group);
    set_text(arena, object, "kind", resource->key.kind);
    set_text(arena, object, "namespace", resource->key.namespace);
    set_text(arena, object, "name", resource->key.name);
    set_state(arena, object, "targetState", resource->target);
    set_state(arena, object, "liveState", resource->live);
    if (resource->hook)
        json_set_bool(arena, object, "hook", true);
    set_state(arena, object, "normalizedLiveState", resource->normalized_live);
    set_state(arena, object, "predictedLiveState", resource->predicted_live);
    set_text(arena, object, "resourceVersion", resource->resource_version);
    if (resource->modified)
        json_set_bool(arena, object, "modified", true);
    return object;
}

/* ---- trees ---- */

struct sortable {
    struct str key;
    const struct json *value;
};

static int compare_sortables(const void *a, const void *b)
{
    return str_compare(((const struct sortable *)a)->key, ((const struct sortable *)b)->key);
}

static struct str node_key(const struct json *node, struct arena *arena)
{
    return str_of(arena_printf(arena, "%s/%s/%s/%s", json_cstr_at(node, "group"),
                               json_cstr_at(node, "kind"), json_cstr_at(node, "namespace"),
                               json_cstr_at(node, "name")));
}

static struct str host_key(const struct json *host, struct arena *arena)
{
    (void)arena;
    return json_string(json_get(host, "name"));
}

static struct json *sorted(const struct json *list,
                           struct str (*key)(const struct json *, struct arena *),
                           struct arena *arena)
{
    size_t count = json_count(list);
    struct sortable *items = arena_alloc(arena, (count + 1) * sizeof(*items));
    struct json *result = json_new_array(arena);

    for (struct json_cursor at = json_walk(list); json_next(&at);)
        items[at.index] = (struct sortable){ key(at.value, arena), at.value };
    qsort(items, count, sizeof(*items), compare_sortables);
    for (size_t i = 0; i < count; i++)
        json_append(arena, result, items[i].value);
    return result;
}

struct json *application_tree_to_json(const struct json *nodes, const struct json *orphaned,
                                      const struct json *hosts, struct arena *arena)
{
    struct json *tree = json_new_object(arena);

    set_list(arena, tree, "nodes", sorted(nodes, node_key, arena));
    set_list(arena, tree, "orphanedNodes", sorted(orphaned, node_key, arena));
    set_list(arena, tree, "hosts", sorted(hosts, host_key, arena));
    return tree;
}

size_t application_tree_shards(const struct json *tree, size_t shard_size, struct arena *arena,
                               const struct json *const **out)
{
    static const char *const lists[] = { "nodes", "orphanedNodes", "hosts" };
    size_t total = 0, count, placed = 0;
    struct json **shards;

    for (int i = 0; i < 3; i++)
        total += json_count(json_get(tree, lists[i]));
    count = shard_size == 0 || total == 0 ? 1 : (total + shard_size - 1) / shard_size;
    shards = arena_alloc(arena, count * sizeof(struct json *));
    for (size_t i = 0; i < count; i++)
        shards[i] = json_new_object(arena);
    for (int i = 0; i < 3; i++) {
        for (struct json_cursor at = json_walk(json_get(tree, lists[i])); json_next(&at);) {
            struct json *shard = shards[count == 1 ? 0 : placed++ / shard_size];
            struct json *list = json_edit_get(arena, shard, lists[i]);

            if (!list) {
                list = json_new_array(arena);
                json_set(arena, shard, lists[i], list);
            }
            json_append(arena, list, at.value);
        }
    }
    if (count > 0)
        json_set_int(arena, shards[0], "shardsCount", (int64_t)count);
    *out = (const struct json *const *)shards;
    return count;
}
