/* Labels, annotations, replica counts. */
#include "base/arena.h"
#include "data/json.h"
#include "render/kustomize/kustomize_private.h"

#include <inttypes.h>

/* ---- labels and annotations ---- */

static int set_pairs(struct field_setter *setter, struct knode *node, struct error *err)
{
    const struct json *pairs = setter->context;

    if (knode_is_null(node) || node->kind != KNODE_MAP)
        return error_set(err, ERR_INVALID,
                         "wrong node kind: expected MappingNode but got %s: node contents:\n",
                         node->kind == KNODE_LIST ? "SequenceNode" : "ScalarNode");
    for (struct json_cursor at = json_walk(pairs); json_next(&at);)
        knode_set(setter->arena, node, str_dup(at.key, setter->arena),
                  knode_new_text(setter->arena, json_string(at.value)));
    return 0;
}

static int add_pairs(struct plugin *plugin, const char *key, struct error *err)
{
    union {
        const struct json *given;
        void *context;
    } pairs = { .given = json_get(plugin->config, key) };
    struct field_setter setter = { set_pairs, pairs.context, plugin->build->arena, true,
                                   KNODE_MAP };
    struct field_spec_list places = plugin_places(plugin, "fieldSpecs");
    struct resource_list *all = &plugin->into->resources;

    for (size_t i = 0; i < all->count && json_count(pairs.given) > 0; i++) {
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
        return error_set(err, ERR_INVALID,
                         "wrong node kind: expected ScalarNode but got %s: node contents:\n",
                         node->kind == KNODE_MAP ? "MappingNode" : "SequenceNode");
    knode_set_scalar(node, str_of(setter->context));
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
