/* The suffix that makes a name change with the content. */
#include "base/arena.h"
#include "data/digest.h"
#include "data/json.h"
#include "render/kustomize/kustomize_private.h"

enum { SUFFIX_LENGTH = 10 };

/* Digits and vowels that could make words become others. */
static const char *suffix_of(struct str text, struct arena *arena)
{
    char *suffix = arena_strndup(arena, digest_sha256(text, arena), SUFFIX_LENGTH);

    for (char *at = suffix; *at; at++) {
        static const char from[] = "013ae", to[] = "ghkmt";
        const char *found = strchr(from, *at);

        if (found)
            *at = to[found - from];
    }
    return suffix;
}

static const struct json *member_or_empty(const struct json *object, const char *key,
                                          struct arena *arena)
{
    const struct json *found = json_get(object, key);

    return found ? found : json_new_cstr(arena, "");
}

int resource_hash(const struct resource *resource, struct arena *arena, const char **out,
                  struct error *err)
{
    struct json *hashed = json_new_object(arena);
    const struct json *object;
    bool is_secret = str_equals(resource->current.gvk.kind, "Secret");

    if (knode_to_exact_json(resource->node, arena, &object, err) < 0)
        return -1;
    if (!is_secret && !str_equals(resource->current.gvk.kind, "ConfigMap")) {
        *out = suffix_of(json_print(object, JSON_SORTED, arena), arena);
        return 0;
    }
    json_set_text(arena, hashed, "kind", is_secret ? "Secret" : "ConfigMap");
    if (is_secret)
        json_set(arena, hashed, "type", member_or_empty(object, "type", arena));
    if (is_secret && json_get(object, "stringData"))
        json_set(arena, hashed, "stringData", json_get(object, "stringData"));
    if (!is_secret && json_get(object, "binaryData"))
        json_set(arena, hashed, "binaryData", json_get(object, "binaryData"));
    json_set_text(arena, hashed, "name", "");
    json_set(arena, hashed, "data", member_or_empty(object, "data", arena));
    *out = suffix_of(json_print(hashed, JSON_SORTED, arena), arena);
    return 0;
}

int transform_hashes(struct plugin *plugin, struct error *err)
{
    struct arena *arena = plugin->build->arena;
    struct resource_list *all = &plugin->into->resources;

    for (size_t i = 0; i < all->count; i++) {
        struct resource *resource = all->items[i];
        const char *hash;

        if (!resource->needs_hash)
            continue;
        if (resource_hash(resource, arena, &hash, err) < 0)
            return -1;
        resource_keep_id(resource, arena);
        resource_set_name(
            resource, str_of(arena_printf(arena, "%.*s-%s", STR_ARG(resource->current.name), hash)),
            arena);
    }
    return 0;
}
