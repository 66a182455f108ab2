#include "render/kustomize/merge.h"

#include "base/arena.h"
#include "render/kustomize/merge_parts.h"
#include "render/kustomize/merge_schema.h"

enum directive { DIRECTIVE_MERGE, DIRECTIVE_REPLACE, DIRECTIVE_DELETE, DIRECTIVE_BAD };

/* ---- directives ---- */

static enum directive directive_named(struct merging *m, struct str text)
{
    if (str_equals(text, "merge"))
        return DIRECTIVE_MERGE;
    if (str_equals(text, "replace"))
        return DIRECTIVE_REPLACE;
    if (str_equals(text, "delete"))
        return DIRECTIVE_DELETE;
    error_set(m->err, ERR_INVALID, "unknown patch strategy '%.*s'", STR_ARG(text));
    return DIRECTIVE_BAD;
}

/* What a map, or an item of its own in a list, says; it is taken out. */
static enum directive take_directive(struct merging *m, struct knode *patch)
{
    const struct knode *found = knode_get(patch, STR("$patch"));

    if (found) {
        enum directive directive = directive_named(m, knode_text(found));

        knode_remove(patch, STR("$patch"));
        return directive;
    }
    for (uint32_t i = 0; knode_is(patch, KNODE_LIST) && i < patch->count; i++) {
        const struct knode *item = patch->items[i];

        found =
            knode_is(item, KNODE_MAP) && item->count == 1 ? knode_get(item, STR("$patch")) : NULL;
        if (found) {
            knode_remove_item(patch, i);
            return directive_named(m, knode_text(found));
        }
    }
    return DIRECTIVE_MERGE;
}

/* ---- maps ---- */

static struct place place_of(const struct merge_type *type, struct str name)
{
    const struct merge_field *field = merge_field_find(type, name);

    if (!field)
        return (struct place){ NULL, NULL };
    return (struct place){ field->type, field->keys[0] || field->is_set ? field : NULL };
}

/* An explicit null of the document stays one; a field with nothing behind it does not. */
static struct knode *kept_null(struct knode *into)
{
    return into && into->kind == KNODE_SCALAR && into->text.len > 0 ? into : NULL;
}

/* Members of the document's map. */
static int merge_members(struct merging *m, struct knode *into, struct knode *patch,
                         const struct merge_type *type)
{
    for (uint32_t i = 0; i < into->count;) {
        struct str key = into->members[i].key;
        struct knode *merged = NULL;

        if (merge_nodes(m, into->members[i].value, knode_get(patch, key), place_of(type, key),
                        &merged) < 0)
            return -1;
        knode_remove(patch, key); /* what is left there is new */
        /* What a replacement made has no type yet; each field that is walked past is set again. */
        if (knode_is(merged, KNODE_SCALAR) && merged->tag == KNODE_PLAIN)
            knode_quote_if_misread(merged, m->arena);
        if (!merged || (knode_is_null(merged) && merged != into->members[i].value))
            knode_remove(into, key);
        else if (merged != into->members[i].value)
            /* In its place, so that it is seen wherever else the same label was put. */
            knode_replace(into->members[i++].value, merged);
        else
            i++;
    }
    return 0;
}

/* What only the patch has. */
static int add_members(struct merging *m, struct knode *result, const struct knode *patch,
                       const struct merge_type *type)
{
    for (uint32_t i = 0; patch && i < patch->count; i++) {
        const struct knode_member *member = &patch->members[i];
        struct knode *merged;

        if (knode_get(result, member->key))
            continue;
        if (merge_nodes(m, NULL, member->value, place_of(type, member->key), &merged) < 0)
            return -1;
        if (!merged || knode_is_null(merged))
            continue;
        knode_set(m->arena, result, member->key, merged);
        result->members[result->count - 1].is_text = member->is_text;
    }
    return 0;
}

/* A document of its own inside of what nobody knows. */
static int type_of(struct merging *m, const struct knode *node, const struct merge_type **out)
{
    struct str version = knode_text(knode_get(node, STR("apiVersion")));
    struct str kind = knode_text(knode_get(node, STR("kind")));

    *out = NULL;
    if (version.len == 0 || kind.len == 0)
        return 0;
    if (m->schema)
        return merge_schema_find(m->schema, gvk_of(version, kind), out, m->err) < 0 ? -1 : 0;
    *out = merge_type_find(gvk_of(version, kind));
    return 0;
}

/* 1: `*out` is all there is to it. */
static int start_map(struct merging *m, struct knode *into, struct knode *patch, struct knode **out)
{
    enum directive directive;

    *out = into;
    if (merge_is_absent(into)) {
        *out = patch;
        if (!patch || patch->kind != KNODE_MAP) {
            if (!patch)
                *out = kept_null(into);
            return 1;
        }
    } else if (patch && knode_is_null(patch)) {
        *out = NULL;
        return 1;
    }
    directive = patch ? take_directive(m, patch) : DIRECTIVE_MERGE;
    if (directive == DIRECTIVE_BAD)
        return -1;
    if (directive == DIRECTIVE_DELETE) {
        *out = NULL;
        return 1;
    }
    if (directive == DIRECTIVE_REPLACE)
        *out = patch;
    return 0;
}

static int merge_map(struct merging *m, struct knode *into, struct knode *patch,
                     const struct merge_type *type, struct knode **out)
{
    int started = start_map(m, into, patch, out);

    if (started != 0)
        return started < 0 ? -1 : 0;
    if (!type && type_of(m, merge_is_absent(into) ? patch : into, &type) < 0)
        return -1;
    if (*out == patch) {
        struct knode *made = knode_new_map(m->arena);

        if (add_members(m, made, patch, type) < 0)
            return -1;
        *patch = *made;
        return 0;
    }
    if (merge_members(m, into, patch, type) < 0)
        return -1;
    return add_members(m, into, patch, type);
}

/* ---- lists ---- */

static int merge_list(struct merging *m, struct knode *into, struct knode *patch,
                      struct place place, struct knode **out)
{
    bool is_directed = merge_has_directives(patch);
    enum directive directive;

    *out = patch ? patch : into;
    if (patch && knode_is_null(patch)) {
        *out = NULL;
        return 0;
    }
    if (!place.field)
        return 0;
    directive = patch && !merge_is_absent(into) ? take_directive(m, patch) : DIRECTIVE_MERGE;
    if (directive == DIRECTIVE_BAD)
        return -1;
    if (directive == DIRECTIVE_DELETE) {
        *out = NULL;
        return 0;
    }
    if (directive == DIRECTIVE_REPLACE)
        into = NULL;
    return merge_keyed_list(m, place.field, is_directed, into, patch, out);
}

/* ---- any value ---- */

static const char *kind_name(const struct knode *node)
{
    return node->kind == KNODE_MAP    ? "MappingNode"
           : node->kind == KNODE_LIST ? "SequenceNode"
                                      : "ScalarNode";
}

static int fail_kinds(struct merging *m, const struct knode *into, const struct knode *patch)
{
    return knode_fail_kind(patch, kind_name(into), m->arena, m->err);
}

static void merge_scalar(struct knode *into, struct knode *patch, struct knode **out)
{
    *out = patch ? patch : into;
    if (patch && knode_is_null(patch))
        *out = NULL;
    else if (patch && into)
        knode_keep_style(patch, into);
}

int merge_nodes(struct merging *m, struct knode *into, struct knode *patch, struct place place,
                struct knode **out)
{
    const struct knode *first = merge_is_absent(into) ? patch : into;

    if (into && patch && !merge_is_absent(into) && !merge_is_absent(patch) &&
        into->kind != patch->kind)
        return fail_kinds(m, into, patch);
    if (!first || merge_is_absent(first) || first->kind == KNODE_MAP)
        return merge_map(m, into, patch, place.field ? NULL : place.type, out);
    if (first->kind == KNODE_LIST)
        return merge_list(m, into, patch, place, out);
    merge_scalar(into, patch, out);
    return 0;
}

int merge_apply(struct merge_schema *schema, struct knode *into, struct knode *patch,
                struct arena *arena, struct knode **out, struct error *err)
{
    struct merging merging = { arena, schema, err };
    struct place place = { NULL, NULL };

    if (type_of(&merging, patch, &place.type) < 0 ||
        (!place.type && type_of(&merging, into, &place.type) < 0))
        return -1;
    if (merge_nodes(&merging, into, patch, place, out) < 0)
        return -1;
    /* A whole object that is to be replaced stays as it was: the original forgets the result. */
    if (*out)
        *out = into;
    return 0;
}
