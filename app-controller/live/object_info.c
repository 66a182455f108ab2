#include "live/object_info.h"

#include "base/arena.h"
#include "data/json.h"
#include "gitops/resource.h"

/* ---- packing ---- */

static struct json *pack_items(const struct resource_info *info, struct arena *arena)
{
    struct json *list = json_new_array(arena);

    for (size_t i = 0; i < info->item_count; i++) {
        json_append(arena, list, json_new_string(arena, info->items[i].name));
        json_append(arena, list, json_new_string(arena, info->items[i].value));
    }
    return list;
}

static struct json *pack_amounts(const struct resource_amount *amounts, size_t count,
                                 struct arena *arena)
{
    struct json *list = json_new_array(arena);

    for (size_t i = 0; i < count; i++) {
        json_append(arena, list, json_new_string(arena, amounts[i].name));
        json_append(arena, list, json_new_int(arena, amounts[i].milli));
    }
    return list;
}

static struct json *pack_pod(const struct pod_usage *pod, struct arena *arena)
{
    struct json *packed = json_new_object(arena);

    json_set(arena, packed, "node", json_new_string(arena, pod->node));
    json_set(arena, packed, "phase", json_new_string(arena, pod->phase));
    json_set(arena, packed, "requests", pack_amounts(pod->requests, pod->request_count, arena));
    return packed;
}

static struct json *pack_node(const struct node_info *node, struct arena *arena)
{
    struct json *packed = json_new_object(arena);

    json_set(arena, packed, "name", json_new_string(arena, node->name));
    json_set(arena, packed, "capacity", pack_amounts(node->capacity, node->capacity_count, arena));
    if (node->system_info)
        json_set(arena, packed, "systemInfo", node->system_info);
    if (node->labels)
        json_set(arena, packed, "labels", node->labels);
    return packed;
}

static struct json *pack_claims(const struct json *object, struct arena *arena)
{
    struct json *names = json_new_array(arena);

    for (struct json_cursor at = json_walk(json_at(object, "spec.volumeClaimTemplates"));
         json_next(&at);)
        json_append(arena, names, json_new_string(arena, json_text_at(at.value, "metadata.name")));
    return names;
}

struct json_doc *object_info_pack(const struct json *object, struct texts custom_labels,
                                  struct arena *arena)
{
    struct resource_info info = resource_info_of(object, custom_labels, arena);
    struct json *packed = json_new_object(arena);

    if (info.item_count > 0)
        json_set(arena, packed, "info", pack_items(&info, arena));
    if (info.images.count > 0)
        json_set(arena, packed, "images", texts_to_json(info.images, arena));
    if (info.networking)
        json_set(arena, packed, "networkingInfo", info.networking);
    if (info.pod)
        json_set(arena, packed, "pod", pack_pod(info.pod, arena));
    if (info.node)
        json_set(arena, packed, "node", pack_node(info.node, arena));
    if (str_equals(json_text_at(object, "kind"), "StatefulSet"))
        json_set(arena, packed, "claims", pack_claims(object, arena));
    return json_count(packed) > 0 ? json_doc_freeze(packed) : NULL;
}

/* ---- unpacking ---- */

static size_t unpack_amounts(const struct json *list, struct arena *arena,
                             const struct resource_amount **out)
{
    size_t count = json_count(list) / 2;
    struct resource_amount *amounts = arena_alloc(arena, count * sizeof(*amounts));

    for (size_t i = 0; i < count; i++) {
        amounts[i].name = json_string(json_item(list, i * 2));
        amounts[i].milli = json_int(json_item(list, i * 2 + 1), 0);
    }
    *out = amounts;
    return count;
}

static const struct pod_usage *unpack_pod(const struct json *packed, struct arena *arena)
{
    struct pod_usage *pod;

    if (!packed)
        return NULL;
    pod = ARENA_NEW(arena, struct pod_usage);
    pod->node = json_string(json_get(packed, "node"));
    pod->phase = json_string(json_get(packed, "phase"));
    pod->request_count = unpack_amounts(json_get(packed, "requests"), arena, &pod->requests);
    return pod;
}

static const struct node_info *unpack_node(const struct json *packed, struct arena *arena)
{
    struct node_info *node;

    if (!packed)
        return NULL;
    node = ARENA_NEW(arena, struct node_info);
    node->name = json_string(json_get(packed, "name"));
    node->capacity_count = unpack_amounts(json_get(packed, "capacity"), arena, &node->capacity);
    node->system_info = json_get(packed, "systemInfo");
    node->labels = json_get(packed, "labels");
    return node;
}

struct resource_info object_info_unpack(const struct json_doc *packed, struct arena *arena)
{
    const struct json *root = json_doc_root(packed), *list = json_get(root, "info");
    struct resource_info info = { 0 };
    struct info_item *items;

    info.item_count = json_count(list) / 2;
    items = arena_alloc(arena, info.item_count * sizeof(*items));
    for (size_t i = 0; i < info.item_count; i++) {
        items[i].name = json_string(json_item(list, i * 2));
        items[i].value = json_string(json_item(list, i * 2 + 1));
    }
    info.items = items;
    info.images = texts_of(json_get(root, "images"), arena);
    info.networking = json_get(root, "networkingInfo");
    info.pod = unpack_pod(json_get(root, "pod"), arena);
    info.node = unpack_node(json_get(root, "node"), arena);
    return info;
}

const struct json *object_info_claims(const struct json_doc *packed)
{
    return packed ? json_get(json_doc_root(packed), "claims") : NULL;
}
