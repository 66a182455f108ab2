#include "render/kustomize/field_spec.h"

#include "base/arena.h"
#include "render/kustomize/node_path.h"

#include <string.h>

/* ---- paths ---- */

static struct str unescaped(struct str part, struct arena *arena)
{
    char *text = arena_alloc(arena, part.len + 1);
    size_t len = 0;

    for (size_t i = 0; i < part.len; i++) {
        if (part.ptr[i] == '\\' && i + 1 < part.len && part.ptr[i + 1] == '/')
            i++;
        text[len++] = part.ptr[i];
    }
    return (struct str){ text, len };
}

size_t field_path_split(struct str path, struct arena *arena, struct str parts[FIELD_PATH_MAX])
{
    size_t count = 0, begin = 0;
    bool escaped = false;

    for (size_t i = 0; i <= path.len && count < FIELD_PATH_MAX; i++) {
        if (i < path.len && path.ptr[i] == '\\' && i + 1 < path.len && path.ptr[i + 1] == '/') {
            escaped = true;
            i++;
            continue;
        }
        if (i < path.len && path.ptr[i] != '/')
            continue;
        parts[count] = (struct str){ path.ptr + begin, i - begin };
        if (escaped)
            parts[count] = unescaped(parts[count], arena);
        /* "/metadata" is "metadata" */
        count += count > 0 || i > begin;
        begin = i + 1;
        escaped = false;
    }
    return count;
}

/* ---- walking ---- */

struct walk {
    const struct field_spec *spec;
    struct field_setter *setter;
    const struct str *parts;
    size_t count;
};

static int walk(const struct walk *w, struct knode *node, size_t at, struct error *err);

static bool is_sequence_part(struct str *part)
{
    if (!str_has_suffix(*part, STR("[]")))
        return false;
    part->len -= 2;
    return true;
}

/* A null that becomes a text says "null" or "~" when that is how it was written. */
static void become(struct knode *node, enum knode_kind kind)
{
    if (kind == KNODE_SCALAR)
        *node = (struct knode){ .kind = kind, .tag = KNODE_STR, .text = node->text };
    else
        *node = (struct knode){ .kind = kind, .items = NULL };
}

static struct knode *make_field(const struct walk *w, struct knode *map, struct str name,
                                enum knode_kind kind)
{
    struct arena *arena = w->setter->arena;
    struct knode *made = kind == KNODE_SCALAR ? knode_new_plain(arena, STR_EMPTY)
                         : kind == KNODE_LIST ? knode_new_list(arena)
                                              : knode_new_map(arena);

    knode_set(arena, map, str_dup(name, arena), made);
    return made;
}

static int fail_in_list(const struct walk *w, size_t at, struct error *err)
{
    const char *rest = "";

    for (size_t i = at; i < w->count; i++)
        rest = arena_printf(w->setter->arena, "%s%s%.*s", rest, i > at ? " " : "",
                            STR_ARG(w->parts[i]));
    return error_prefix(err, "visit traversal on path: [%s]", rest);
}

/* What looks like an item's place is one to the original, even where a map has such a key. */
static int find_field(const struct walk *w, struct knode *map, struct str name, struct knode **out,
                      struct error *err)
{
    if (!strchr("*-[0123456789", name.ptr[0])) {
        *out = knode_get(map, name);
        return 0;
    }
    if (node_path_step(map, name, w->setter->arena, out, err) < 0)
        return error_prefix(err, "fieldName: %.*s", STR_ARG(name));
    return 0;
}

static int walk_map(const struct walk *w, struct knode *map, size_t at, struct error *err)
{
    struct str name = w->parts[at];
    bool is_sequence = is_sequence_part(&name);
    bool creates = w->spec->create && w->setter->can_create && !is_sequence;
    enum knode_kind kind = is_sequence          ? KNODE_LIST
                           : at + 1 == w->count ? w->setter->kind
                                                : KNODE_MAP;
    struct knode *field;

    if (name.len == 0)
        return error_set(err, ERR_INVALID, "cannot set or create an empty field name");
    if (find_field(w, map, name, &field, err) < 0)
        return -1;
    if (!field && !creates)
        return 0;
    if (!field)
        field = make_field(w, map, name, kind);
    else if (knode_is_null(field) && (creates || is_sequence))
        become(field, kind);
    return walk(w, field, at + 1, err);
}

static int walk(const struct walk *w, struct knode *node, size_t at, struct error *err)
{
    if (at == w->count)
        return w->setter->set(w->setter, node, err);
    if (knode_is_null(node))
        return 0;
    if (node->kind == KNODE_MAP)
        return walk_map(w, node, at, err);
    if (node->kind == KNODE_SCALAR)
        return error_set(err, ERR_INVALID, "expected sequence or mapping node");
    for (uint32_t i = 0; node->items && i < node->count; i++) {
        if (walk(w, node->items[i], at, err) < 0)
            return fail_in_list(w, at, err);
    }
    return 0;
}

int field_spec_apply(const struct field_spec *spec, struct resource *resource,
                     struct field_setter *setter, struct error *err)
{
    struct str parts[FIELD_PATH_MAX];
    struct walk w = { spec, setter, parts, 0 };

    if (!gvk_is_selected(resource->current.gvk, spec->gvk))
        return 0;
    w.count = field_path_split(spec->path, setter->arena, parts);
    if (walk(&w, resource->node, 0, err) == 0)
        return 0;
    resource_touch(resource); /* it is named as it is by now */
    return error_prefix(err, "considering field '%.*s' of object %s", STR_ARG(spec->path),
                        resource_id_print(&resource->current, setter->arena));
}

int field_spec_apply_all(struct field_spec_list specs, struct resource *resource,
                         struct field_setter *setter, struct error *err)
{
    for (size_t i = 0; i < specs.count; i++) {
        if (field_spec_apply(&specs.items[i], resource, setter, err) < 0)
            return -1;
    }
    return 0;
}
