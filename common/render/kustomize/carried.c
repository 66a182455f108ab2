#include "render/kustomize/carried.h"

#include "base/arena.h"
#include "data/json.h"
#include "render/kustomize/origin.h"
#include "render/kustomize/resource.h"

#define PREFIX "internal.config.kubernetes.io/"

/* ---- showing ---- */

static void put(struct arena *arena, struct json *annotations, const char *key, const char *text)
{
    if (text[0])
        json_set_text(arena, annotations, key, text);
}

static const char *joined(struct arena *arena, const char *list, struct str item)
{
    return arena_printf(arena, "%s%s%.*s", list, list[0] ? "," : "", STR_ARG(item));
}

static void put_previous(const struct resource *resource, struct arena *arena,
                         struct json *annotations)
{
    const char *kinds = "", *names = "", *namespaces = "";

    for (size_t i = 0; i < resource->previous.count; i++) {
        const struct resource_id *id = &resource->previous.items[i];

        kinds = joined(arena, kinds, id->gvk.kind);
        names = joined(arena, names, id->name);
        namespaces = joined(arena, namespaces, resource_id_namespace(id));
    }
    put(arena, annotations, PREFIX "previousKinds", kinds);
    put(arena, annotations, PREFIX "previousNames", names);
    put(arena, annotations, PREFIX "previousNamespaces", namespaces);
}

static void put_affixes(const struct resource *resource, struct arena *arena,
                        struct json *annotations)
{
    static const char *const behaviors[] = { "unspecified", "create", "replace", "merge" };
    const char *prefixes = "", *suffixes = "";

    for (size_t i = 0; i < resource->prefixes.count; i++)
        prefixes = joined(arena, prefixes, resource->prefixes.items[i]);
    for (size_t i = 0; i < resource->suffixes.count; i++)
        suffixes = joined(arena, suffixes, resource->suffixes.items[i]);
    put(arena, annotations, PREFIX "prefixes", prefixes);
    put(arena, annotations, PREFIX "suffixes", suffixes);
    if (resource->is_generated)
        put(arena, annotations, PREFIX "generatorBehavior", behaviors[resource->behavior]);
    if (resource->needs_hash)
        put(arena, annotations, PREFIX "needsHashSuffix", "enabled");
}

/* Of one that is not, what stands there is its own. */
static bool is_tracked(const struct resource *resource)
{
    return resource->origin || resource->transformations.count > 0;
}

static void put_origins(const struct resource *resource, struct arena *arena,
                        struct json *annotations)
{
    if (resource->origin)
        put(arena, annotations, CARRIED_ORIGIN, origin_print(resource->origin, arena).ptr);
    if (resource->transformations.count > 0)
        put(arena, annotations, CARRIED_TRANSFORMATIONS,
            origin_print_transformations(resource, arena).ptr);
}

static bool carries_any(const struct resource *resource)
{
    return resource->previous.count > 0 || resource->prefixes.count > 0 ||
           resource->suffixes.count > 0 || resource->needs_hash || resource->is_generated ||
           is_tracked(resource);
}

int carried_show(const struct resource *resource, struct arena *arena, const struct json **out,
                 struct error *err)
{
    const struct json *plain, *present;
    struct json *object, *annotations;

    if (knode_to_json(resource->node, arena, &plain, err) < 0)
        return -1;
    *out = plain;
    present = json_at(plain, "metadata.annotations");
    if (!carries_any(resource) ||
        (json_get(plain, "metadata") && !json_is(json_get(plain, "metadata"), JSON_OBJECT)) ||
        (present && !json_is(present, JSON_OBJECT) && !json_is(present, JSON_NULL)))
        return 0;
    object = json_edit(arena, plain);
    annotations =
        json_edit_object(arena, json_edit_object(arena, object, "metadata"), "annotations");
    put_previous(resource, arena, annotations);
    put_affixes(resource, arena, annotations);
    put_origins(resource, arena, annotations);
    *out = object;
    return 0;
}

static bool is_carried(const struct resource *resource, struct str key)
{
    if (str_has_prefix(key, STR(PREFIX)))
        return true;
    return is_tracked(resource) &&
           (str_equals(key, CARRIED_ORIGIN) || str_equals(key, CARRIED_TRANSFORMATIONS));
}

void carried_drop(const struct resource *resource, struct knode *object)
{
    struct knode *metadata = knode_get(object, STR("metadata"));
    struct knode *annotations = knode_get(metadata, STR("annotations"));
    uint32_t kept = 0, count = knode_is(annotations, KNODE_MAP) ? annotations->count : 0;

    for (uint32_t i = 0; i < count; i++) {
        if (!is_carried(resource, annotations->members[i].key))
            annotations->members[kept++] = annotations->members[i];
    }
    if (count > 0 && kept == 0)
        knode_remove(metadata, STR("annotations"));
    else if (count > 0)
        annotations->count = kept;
}

/* ---- strategic merges ---- */

/* Stands for all of them: a merge keeps or loses the map that they are in. */
#define MARK PREFIX "previousNames"

void carried_mark(struct resource *resource, struct arena *arena)
{
    struct knode *metadata = knode_get(resource->node, STR("metadata"));
    struct knode *annotations = knode_get(metadata, STR("annotations"));

    if (!carries_any(resource) || !knode_is(metadata, KNODE_MAP))
        return;
    if (!annotations || knode_is_null(annotations)) {
        annotations = knode_new_map(arena);
        knode_set(arena, metadata, STR("annotations"), annotations);
    }
    if (annotations->kind == KNODE_MAP)
        knode_set(arena, annotations, STR(MARK), knode_new_text(arena, STR("")));
}

static void forget(struct resource *resource)
{
    resource->previous.count = 0;
    resource->prefixes.count = 0;
    resource->suffixes.count = 0;
    resource->transformations.count = 0;
    resource->origin = NULL;
    resource->is_generated = false;
    resource->needs_hash = false;
}

void carried_settle(struct resource *resource)
{
    const struct knode *metadata = knode_get(resource->node, STR("metadata"));

    if (!carries_any(resource))
        return;
    if (knode_get(knode_get(metadata, STR("annotations")), STR(MARK)))
        carried_drop(resource, resource->node);
    else
        forget(resource);
}

/* ---- JSON patches ---- */

void carried_restore(struct resource *resource)
{
    struct knode *metadata = knode_get(resource->node, STR("metadata")), *annotations;

    if (metadata && metadata->kind != KNODE_MAP) {
        forget(resource);
        return;
    }
    carried_drop(resource, resource->node);
    annotations = knode_get(metadata, STR("annotations"));
    if (annotations && (annotations->kind == KNODE_SCALAR || annotations->count == 0))
        knode_remove(metadata, STR("annotations"));
}

/* ---- errors ---- */

static const char *told(const struct json *value, const char *null, struct arena *arena)
{
    if (json_is(value, JSON_NULL) || json_is(value, JSON_OBJECT) || json_is(value, JSON_ARRAY))
        return json_is(value, JSON_NULL) ? null : "";
    return json_is(value, JSON_STRING) ? str_dup(json_string(value), arena).ptr
                                       : json_print(value, JSON_COMPACT, arena).ptr;
}

/* A map of texts as Go prints it; `null` stands for one. */
static const char *print_map(const struct json *map, const char *null, struct arena *arena)
{
    const struct json *sorted;
    CLEANUP(error_release) struct error ignored = { 0 };
    const char *text = "map[";

    if (!json_is(map, JSON_OBJECT) ||
        json_parse(json_print(map, JSON_SORTED, arena), NULL, arena, &sorted, &ignored) < 0)
        return "map[]";
    for (struct json_cursor at = json_walk(sorted); json_next(&at);)
        text = arena_printf(arena, "%s%s%.*s:%s", text, text[4] ? " " : "", STR_ARG(at.key),
                            told(at.value, null, arena));
    return arena_printf(arena, "%s]", text);
}

static int fail_missing(const struct resource *resource, const char *what, struct arena *arena,
                        struct error *err)
{
    const struct json *object, *metadata;

    if (carried_show(resource, arena, &object, err) < 0)
        return -1;
    metadata = json_get(object, "metadata");
    return error_set(err, ERR_INVALID, "missing %s in object {{%s %s} {{%s %s} %s %s}}", what,
                     json_cstr_at(object, "apiVersion"), json_cstr_at(object, "kind"),
                     json_cstr_at(metadata, "name"), json_cstr_at(metadata, "namespace"),
                     print_map(json_get(metadata, "labels"), "", arena),
                     print_map(json_get(metadata, "annotations"), "null", arena));
}

static bool says_nothing(const struct knode *node)
{
    return knode_is_null(node) || knode_text(node).len == 0;
}

int carried_check(const struct resource *resource, struct arena *arena, struct error *err)
{
    const struct knode *metadata = knode_get(resource->node, STR("metadata"));

    if (says_nothing(knode_get(resource->node, STR("kind"))))
        return fail_missing(resource, "kind", arena, err);
    if (says_nothing(knode_get(metadata, STR("name"))) &&
        !str_has_suffix(resource->current.gvk.kind, STR("List")))
        return fail_missing(resource, "metadata.name", arena, err);
    return 0;
}
