/* Labels, annotations, replica counts. */
#include "base/arena.h"
#include "data/json.h"
#include "render/kustomize/kustomize_private.h"

#include <inttypes.h>

/* ---- labels and annotations ---- */

/*
 * A new pair is one and the same value at all places of an object, as in the original: what changes
 * it at one of them later, a replacement for one, changes it at all.
 */
struct pair_job {
    const struct json *pairs;
    struct knode **values; /* of the object at hand */
};

static void set_pair(struct field_setter *setter, struct knode *map, const struct json_cursor *at)
{
    const struct pair_job *job = setter->context;
    struct knode *present = knode_get(map, at->key), *value;

    if (!job->values[at->index])
        job->values[at->index] = knode_new_text(setter->arena, json_string(at->value));
    value = job->values[at->index];
    knode_quote_if_misread(value, setter->arena);
    if (present) {
        knode_keep_style(value, present);
        knode_replace(present, value);
    } else {
        knode_set(setter->arena, map, str_dup(at->key, setter->arena), value);
    }
}

static int set_pairs(struct field_setter *setter, struct knode *node, struct error *err)
{
    const struct pair_job *job = setter->context;

    if (knode_is_null(node))
        return 0; /* and stays one */
    if (node->kind != KNODE_MAP)
        return knode_fail_kind(node, "MappingNode", setter->arena, err);
    for (struct json_cursor at = json_walk(job->pairs); json_next(&at);)
        set_pair(setter, node, &at);
    return 0;
}

static int add_pairs(struct plugin *plugin, const char *key, struct error *err)
{
    struct arena *arena = plugin->build->arena;
    struct pair_job job = { json_get(plugin->config, key), NULL };
    struct field_setter setter = { set_pairs, &job, arena, true, KNODE_MAP };
    size_t count = json_count(job.pairs);
    struct field_spec_list places = plugin_places(plugin, "fieldSpecs");
    struct resource_list *all = &plugin->into->resources;

    for (size_t i = 0; i < all->count && count > 0; i++) {
        job.values = arena_alloc(arena, count * sizeof(struct knode *));
        if (field_spec_apply_all(places, all->items[i], &setter, err) < 0)
            return -1;
    }
    return 0;
}

int transform_labels(struct plugin *plugin, struct error *err)
{
    return add_pairs(plugin, "labels", err);
}

int transform_annotations(struct plugin *plugin, struct error *err)
{
    return add_pairs(plugin, "annotations", err);
}

/* ---- replicas ---- */

static int set_count(struct field_setter *setter, struct knode *node, struct error *err)
{
    if (node->kind != KNODE_SCALAR)
        return knode_fail_kind(node, "ScalarNode", setter->arena, err);
    knode_set_scalar(node, str_of(setter->context));
    if (!node->quoted)
        node->tag = KNODE_INT; /* also where a text stood */
    return 0;
}

/* A present or previous name, of a kind that the place is for. */
static bool is_meant(const struct resource *resource, struct str name, struct gvk kind)
{
    for (size_t i = 0; i < resource->previous.count; i++) {
        const struct resource_id *id = &resource->previous.items[i];

        if (str_equal(id->name, name) && gvk_is_selected(id->gvk, kind))
            return true;
    }
    return str_equal(resource->current.name, name) && gvk_is_selected(resource->current.gvk, kind);
}

static int fail_unmatched(struct plugin *plugin, struct field_spec_list places, struct error *err)
{
    struct arena *arena = plugin->build->arena;
    const char *kinds = "";

    for (size_t i = 0; i < places.count; i++)
        kinds = arena_printf(arena, "%s%s%s", kinds, i ? " " : "",
                             gvk_print(places.items[i].gvk, arena));
    return error_set(err, ERR_INVALID,
                     "resource with name %s does not match a config with the following GVK [%s]",
                     json_cstr_at(plugin->config, "replica.name"), kinds);
}

int transform_replicas(struct plugin *plugin, struct error *err)
{
    struct arena *arena = plugin->build->arena;
    struct str name = plugin_text(plugin, "replica.name");
    int64_t count = json_int(json_at(plugin->config, "replica.count"), 0);
    struct field_setter setter = { set_count, arena_printf(arena, "%" PRId64, count), arena, true,
                                   KNODE_SCALAR };
    struct field_spec_list places = plugin_places(plugin, "fieldSpecs");
    struct resource_list *all = &plugin->into->resources;
    bool found = false;

    for (size_t at = 0; at < places.count; at++) {
        for (size_t i = 0; i < all->count; i++) {
            if (!is_meant(all->items[i], name, places.items[at].gvk))
                continue;
            found = true;
            if (field_spec_apply(&places.items[at], all->items[i], &setter, err) < 0)
                return -1;
        }
    }
    return found ? 0 : fail_unmatched(plugin, places, err);
}
