#include "render/kustomize/resource.h"

#include "base/arena.h"
#include "data/go_quote.h"
#include "data/json.h"

/* ---- kinds ---- */

struct gvk gvk_of(struct str api_version, struct str kind)
{
    struct gvk gvk = { .kind = kind };

    if (!str_cut(api_version, '/', &gvk.group, &gvk.version)) {
        gvk.version = gvk.group;
        gvk.group = STR_EMPTY;
    }
    return gvk;
}

bool gvk_equal(struct gvk a, struct gvk b)
{
    return str_equal(a.kind, b.kind) && str_equal(a.version, b.version) &&
           str_equal(a.group, b.group);
}

static bool is_selected(struct str text, struct str selector)
{
    return selector.len == 0 || str_equal(text, selector);
}

bool gvk_is_selected(struct gvk gvk, struct gvk selector)
{
    return is_selected(gvk.kind, selector.kind) && is_selected(gvk.group, selector.group) &&
           is_selected(gvk.version, selector.version);
}

static struct str or_else(struct str text, const char *other)
{
    return text.len > 0 ? text : str_of(other);
}

const char *gvk_print(struct gvk gvk, struct arena *arena)
{
    return arena_printf(arena, "%.*s.%.*s.%.*s", STR_ARG(or_else(gvk.kind, "[noKind]")),
                        STR_ARG(or_else(gvk.version, "[noVer]")),
                        STR_ARG(or_else(gvk.group, "[noGrp]")));
}

/* ---- ids ---- */

struct str resource_id_namespace(const struct resource_id *id)
{
    if (gvk_is_cluster_scoped(id->gvk))
        return STR("_non_namespaceable_");
    return or_else(id->namespace, "default");
}

bool resource_id_same_namespace(const struct resource_id *a, const struct resource_id *b)
{
    return str_equal(resource_id_namespace(a), resource_id_namespace(b));
}

bool resource_id_equal(const struct resource_id *a, const struct resource_id *b)
{
    return str_equal(a->name, b->name) && gvk_equal(a->gvk, b->gvk) &&
           (str_equal(a->namespace, b->namespace) || resource_id_same_namespace(a, b));
}

const char *resource_id_print(const struct resource_id *id, struct arena *arena)
{
    return arena_printf(arena, "%s/%.*s.%.*s", gvk_print(id->gvk, arena),
                        STR_ARG(or_else(id->name, "[noName]")),
                        STR_ARG(or_else(id->namespace, "[noNs]")));
}

const char *resource_id_go_print(const struct resource_id *id, struct arena *arena)
{
    return arena_printf(
        arena,
        "resid.ResId{Gvk:resid.Gvk{Group:%s, Version:%s, Kind:%s, isClusterScoped:%s}, "
        "Name:%s, Namespace:%s}",
        go_quoted(id->gvk.group, arena).ptr, go_quoted(id->gvk.version, arena).ptr,
        go_quoted(id->gvk.kind, arena).ptr, gvk_is_cluster_scoped(id->gvk) ? "true" : "false",
        go_quoted(id->name, arena).ptr, go_quoted(id->namespace, arena).ptr);
}

/* ---- objects ---- */

/* What a scalar says; null says nothing. */
static struct str said(const struct knode *node)
{
    return knode_is_null(node) ? STR_EMPTY : knode_text(node);
}

void resource_touch(struct resource *resource)
{
    const struct knode *metadata = knode_get(resource->node, STR("metadata"));

    resource->current = (struct resource_id){
        .gvk = gvk_of(said(knode_get(resource->node, STR("apiVersion"))),
                      said(knode_get(resource->node, STR("kind")))),
        .name = said(knode_get(metadata, STR("name"))),
        .namespace = said(knode_get(metadata, STR("namespace"))),
    };
}

static int fail_object(const struct resource *resource, const char *what, struct arena *arena,
                       struct error *err)
{
    struct str api_version = knode_text(knode_get(resource->node, STR("apiVersion")));
    const struct resource_id *id = &resource->current;

    (void)arena;
    return error_set(
        err, ERR_INVALID, "missing %s in object {{%.*s %.*s} {{%.*s %.*s} map[] map[]}}", what,
        STR_ARG(api_version), STR_ARG(id->gvk.kind), STR_ARG(id->name), STR_ARG(id->namespace));
}

/* Lists of any kind have no name of their own. */
static bool is_list_kind(struct str kind)
{
    return str_has_suffix(kind, STR("List"));
}

int resource_make(struct knode *node, struct arena *arena, struct resource **out, struct error *err)
{
    struct resource *resource = ARENA_NEW(arena, struct resource);
    const struct knode *metadata = knode_get(node, STR("metadata"));

    if (!knode_get(node, STR("kind")) && !knode_get(node, STR("apiVersion")) &&
        (!metadata || (metadata->kind == KNODE_MAP && metadata->count == 0)))
        return error_set(err, ERR_INVALID, "missing Resource metadata");
    resource->node = node;
    resource_touch(resource);
    if (resource->current.gvk.kind.len == 0)
        return fail_object(resource, "kind", arena, err);
    if (resource->current.name.len == 0 && !is_list_kind(resource->current.gvk.kind))
        return fail_object(resource, "metadata.name", arena, err);
    *out = resource;
    return 0;
}

static int add_parsed(struct knode *node, struct arena *arena, struct resource_list *out,
                      size_t depth, struct error *err)
{
    struct str kind = knode_text(knode_get(node, STR("kind")));
    struct knode *items = knode_get(node, STR("items"));
    struct resource *resource;

    if (depth < KNODE_DEPTH_MAX && is_list_kind(kind) && knode_is(items, KNODE_LIST)) {
        for (uint32_t i = 0; i < items->count; i++) {
            if (add_parsed(items->items[i], arena, out, depth + 1, err) < 0)
                return -1;
        }
        return 0;
    }
    if (is_list_kind(kind) && items)
        return 0;
    if (resource_make(node, arena, &resource, err) < 0)
        return -1;
    resource_list_push(arena, out, resource);
    return out->count <= RESOURCES_MAX
               ? 0
               : error_set(err, ERR_TOO_LARGE, "more than %d objects", RESOURCES_MAX);
}

int resource_parse_all(struct str text, struct arena *arena, struct resource_list *out,
                       struct error *err)
{
    struct knode_list documents;
    struct resource_list list = { 0 };

    if (knode_parse(text, arena, &documents, err) < 0)
        return str_has_prefix(str_of(error_text(err)), STR("yaml: "))
                   ? error_prefix(err, "MalformedYAMLError")
                   : -1;
    for (size_t i = 0; i < documents.count; i++) {
        if (knode_is_null(documents.items[i]) ||
            (documents.items[i]->kind == KNODE_MAP && documents.items[i]->count == 0))
            continue;
        if (add_parsed(documents.items[i], arena, &list, 0, err) < 0)
            return -1;
    }
    *out = list;
    return 0;
}

int resource_parse(struct str text, struct arena *arena, struct resource_list *out,
                   struct error *err)
{
    struct resource_list all, list = { 0 };

    if (resource_parse_all(text, arena, &all, err) < 0)
        return -1;
    for (size_t i = 0; i < all.count; i++) {
        if (resource_list_add(arena, &list, all.items[i], err) < 0)
            return -1;
    }
    *out = list;
    return 0;
}

struct resource *resource_copy(const struct resource *resource, struct arena *arena)
{
    struct resource *copy = ARENA_NEW(arena, struct resource);

    *copy = *resource;
    copy->node = knode_copy(arena, resource->node);
    copy->previous.capacity = copy->previous.count;
    copy->prefixes.capacity = copy->prefixes.count;
    copy->suffixes.capacity = copy->suffixes.count;
    copy->transformations.capacity = copy->transformations.count;
    return copy;
}

void resource_keep_id(struct resource *resource, struct arena *arena)
{
    arena_list_push(arena, &resource->previous, resource->current);
}

const struct resource_id *resource_original(const struct resource *resource)
{
    return resource->previous.count > 0 ? &resource->previous.items[0] : &resource->current;
}

bool resource_is_empty(const struct resource *resource)
{
    return !resource->node || knode_is_null(resource->node) ||
           (resource->node->kind == KNODE_MAP && resource->node->count == 0);
}

void resource_set_name(struct resource *resource, struct str name, struct arena *arena)
{
    struct knode *metadata = knode_map_at(arena, resource->node, STR("metadata"));

    if (metadata)
        knode_set_text(arena, metadata, STR("name"), name);
    resource_touch(resource);
}

void resource_set_namespace(struct resource *resource, struct str name, struct arena *arena)
{
    struct knode *metadata = knode_map_at(arena, resource->node, STR("metadata"));

    if (metadata && name.len > 0)
        knode_set_text(arena, metadata, STR("namespace"), name);
    else if (metadata)
        knode_remove(metadata, STR("namespace"));
    resource_touch(resource);
}

bool resource_has_id(const struct resource *resource, const struct resource_id *id)
{
    for (size_t i = 0; i < resource->previous.count; i++) {
        if (resource_id_equal(&resource->previous.items[i], id))
            return true;
    }
    return resource_id_equal(&resource->current, id);
}

struct knode *resource_metadata_map(const struct resource *resource, struct str which)
{
    return knode_get(knode_get(resource->node, STR("metadata")), which);
}

/* ---- prefixes and suffixes ---- */

static bool same_ends(const struct str *a, size_t a_count, const struct str *b, size_t b_count)
{
    size_t shared = a_count < b_count ? a_count : b_count;

    if (shared == 0)
        return a_count == b_count;
    for (size_t i = 1; i <= shared; i++) {
        if (!str_equal(a[a_count - i], b[b_count - i]))
            return false;
    }
    return true;
}

bool resource_affixes_match(const struct resource *a, const struct resource *b, bool allow_empty)
{
    bool no_prefix = a->prefixes.count == 0 || b->prefixes.count == 0;
    bool no_suffix = a->suffixes.count == 0 || b->suffixes.count == 0;
    bool prefixes =
        same_ends(a->prefixes.items, a->prefixes.count, b->prefixes.items, b->prefixes.count);
    bool suffixes =
        same_ends(a->suffixes.items, a->suffixes.count, b->suffixes.items, b->suffixes.count);

    return (prefixes || (allow_empty && no_prefix)) && (suffixes || (allow_empty && no_suffix));
}

/* ---- lists ---- */

void resource_list_push(struct arena *arena, struct resource_list *list, struct resource *item)
{
    arena_list_push(arena, list, item);
}

int resource_list_add(struct arena *arena, struct resource_list *list, struct resource *item,
                      struct error *err)
{
    for (size_t i = 0; i < list->count; i++) {
        if (resource_id_equal(&list->items[i]->current, &item->current))
            return error_set(err, ERR_INVALID,
                             "may not add resource with an already registered id: %s",
                             resource_id_print(&item->current, arena));
    }
    if (list->count >= RESOURCES_MAX)
        return error_set(err, ERR_TOO_LARGE, "more than %d objects", RESOURCES_MAX);
    resource_list_push(arena, list, item);
    return 0;
}

void resource_list_drop_empty(struct resource_list *list)
{
    size_t kept = 0;

    for (size_t i = 0; i < list->count; i++) {
        if (!resource_is_empty(list->items[i]))
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
}
