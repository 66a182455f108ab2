/* What becomes of a generated object when there is one of its id already. */
#include "base/arena.h"
#include "render/kustomize/kustomize_private.h"

/* The members of both; those of `over` count. */
static void merge_texts(struct arena *arena, struct knode *owner, const struct knode *under,
                        struct str key, bool as_text)
{
    struct knode *own = knode_get(owner, key), *merged;

    if (!knode_is(under, KNODE_MAP) || under->count == 0)
        return;
    merged = knode_new_map(arena);
    for (uint32_t i = 0; i < under->count; i++)
        knode_set(arena, merged, under->members[i].key, knode_copy(arena, under->members[i].value));
    for (uint32_t i = 0; knode_is(own, KNODE_MAP) && i < own->count; i++)
        knode_set(arena, merged, own->members[i].key, own->members[i].value);
    for (uint32_t i = 0; as_text && i < merged->count; i++)
        merged->members[i].value = knode_new_text(arena, knode_text(merged->members[i].value));
    knode_set(arena, owner, key, merged);
}

static void take_metadata(struct arena *arena, struct resource *made, const struct resource *old)
{
    struct knode *metadata = knode_map_at(arena, made->node, STR("metadata"));

    merge_texts(arena, metadata, resource_metadata_map(old, STR("labels")), STR("labels"), true);
    merge_texts(arena, metadata, resource_metadata_map(old, STR("annotations")), STR("annotations"),
                true);
    resource_set_name(made, old->current.name, arena);
    resource_set_namespace(made, old->current.namespace, arena);
    made->previous.items = old->previous.items;
    made->previous.count = made->previous.capacity = old->previous.count;
    made->prefixes.items = old->prefixes.items;
    made->prefixes.count = made->prefixes.capacity = old->prefixes.count;
    made->suffixes.items = old->suffixes.items;
    made->suffixes.count = made->suffixes.capacity = old->suffixes.count;
    made->needs_hash = made->needs_hash && old->needs_hash;
    made->is_from_helm = made->is_from_helm || old->is_from_helm;
    made->transformations.items = old->transformations.items;
    made->transformations.count = made->transformations.capacity = old->transformations.count;
    if (made->behavior == BEHAVIOR_MERGE && old->origin)
        made->origin = old->origin;
}

static void merge_data(struct arena *arena, struct resource *made, const struct resource *old,
                       struct str key)
{
    const struct knode *data;

    merge_texts(arena, made->node, knode_get(old->node, key), key, true);
    data = knode_get(made->node, key);
    if (knode_is(data, KNODE_MAP) && data->count == 0)
        knode_remove(made->node, key);
}

static int fail_existing(const struct resource *made, struct arena *arena, struct error *err)
{
    return error_set(err, ERR_INVALID,
                     "id %s exists; can not use behavior: '%s', behavior must be merge or replace",
                     resource_id_go_print(&made->current, arena),
                     made->behavior == BEHAVIOR_CREATE ? "create" : "unspecified");
}

int accumulated_absorb(struct build *build, struct accumulated *into, struct resource *made,
                       struct error *err)
{
    struct arena *arena = build->arena;
    struct resource_list *all = &into->resources;
    bool merges = made->behavior == BEHAVIOR_MERGE || made->behavior == BEHAVIOR_REPLACE;
    size_t matches = 0, at = 0;

    for (size_t i = 0; i < all->count; i++) {
        if (!resource_has_id(all->items[i], &made->current))
            continue;
        matches++;
        at = i;
    }
    if (matches > 1)
        return error_set(err, ERR_INVALID, "found multiple objects that could accept merge of %s",
                         resource_id_print(&made->current, arena));
    if (matches == 0 && merges)
        return error_set(err, ERR_INVALID, "id %s does not exist; cannot merge or replace",
                         resource_id_go_print(&made->current, arena));
    if (matches == 0)
        return resource_list_add(arena, all, made, err);
    if (!merges)
        return fail_existing(made, arena, err);
    take_metadata(arena, made, all->items[at]);
    if (made->behavior == BEHAVIOR_MERGE) {
        merge_data(arena, made, all->items[at], STR("data"));
        merge_data(arena, made, all->items[at], STR("binaryData"));
    }
    *all->items[at] = *made; /* the same object to the vars that stand for it */
    return 0;
}
