#include "render/kustomize/merge.h"

#include "base/arena.h"
#include "render/kustomize/merge_schema.h"
#include "render/kustomize/merge_types.h"

struct merging {
    struct arena *arena;
    struct merge_schema *schema; /* NULL: what is known of Kubernetes */
    struct error *err;
};

/* What is known of a place. */
struct place {
    const struct merge_type *type;   /* of a map, or of a list's items */
    const struct merge_field *field; /* a list that merges, when it has keys */
};

enum directive { DIRECTIVE_MERGE, DIRECTIVE_REPLACE, DIRECTIVE_DELETE, DIRECTIVE_BAD };

static int merge_value(struct merging *m, struct knode *into, struct knode *patch,
                       struct place place, struct knode **out);

static bool is_absent(const struct knode *node)
{
    return !node || knode_is_null(node);
}

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

        if (merge_value(m, into->members[i].value, knode_get(patch, key), place_of(type, key),
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
        if (merge_value(m, NULL, member->value, place_of(type, member->key), &merged) < 0)
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
    if (is_absent(into)) {
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
    if (!type && type_of(m, is_absent(into) ? patch : into, &type) < 0)
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

/* ---- lists that merge ---- */

struct tuple {
    struct str values[MERGE_KEYS_MAX]; /* empty: the item lacks it */
};

struct keyed {
    struct merging *m;
    const struct merge_field *field;
    const char *keys[MERGE_KEYS_MAX]; /* those that occur */
    size_t key_count;
    ARENA_LIST(struct tuple) tuples;
};

static struct str key_value(const struct keyed *k, const struct knode *item, size_t key)
{
    if (k->field->is_set)
        return knode_text(item);
    return knode_text(knode_get(item, str_of(k->keys[key])));
}

static bool list_has_key(const struct knode *list, const char *key)
{
    for (uint32_t i = 0; list && i < list->count; i++) {
        if (knode_text(knode_get(list->items[i], str_of(key))).len > 0)
            return true;
    }
    return false;
}

static void choose_keys(struct keyed *k, const struct knode *into, const struct knode *patch)
{
    if (k->field->is_set) {
        k->key_count = 1;
        return;
    }
    for (size_t i = 0; i < MERGE_KEYS_MAX && k->field->keys[i]; i++) {
        if (i == 0 || list_has_key(into, k->field->keys[i]) ||
            list_has_key(patch, k->field->keys[i]))
            k->keys[k->key_count++] = k->field->keys[i];
    }
}

static bool same_tuple(const struct keyed *k, const struct tuple *a, const struct tuple *b)
{
    for (size_t i = 0; i < k->key_count; i++) {
        if (!str_equal(a->values[i], b->values[i]))
            return false;
    }
    return true;
}

static int fail_item(const struct keyed *k, const struct knode *item, struct error *err)
{
    bool is_other_kind = !k->field->is_set && !is_absent(item) && item->kind != KNODE_MAP;

    if (is_other_kind)
        return error_set(err, ERR_INVALID,
                         "wrong node kind: expected MappingNode but got %s: node contents:\n%.*s",
                         item->kind == KNODE_LIST ? "SequenceNode" : "ScalarNode",
                         STR_ARG(knode_text(item)));
    return error_set(err, ERR_UNIMPLEMENTED,
                     "a strategic merge of a list whose items lack '%s' is not built in",
                     k->field->keys[0] ? k->field->keys[0] : "a value");
}

static bool is_known_tuple(const struct keyed *k, const struct tuple *tuple)
{
    for (size_t i = 0; i < k->tuples.count; i++) {
        if (same_tuple(k, &k->tuples.items[i], tuple))
            return true;
    }
    return false;
}

static int add_tuples(struct keyed *k, const struct knode *list)
{
    for (uint32_t i = 0; list && i < list->count; i++) {
        struct tuple tuple = { 0 };

        for (size_t key = 0; key < k->key_count; key++)
            tuple.values[key] = key_value(k, list->items[i], key);
        if (tuple.values[0].len == 0)
            return fail_item(k, list->items[i], k->m->err);
        if (!is_known_tuple(k, &tuple))
            arena_list_push(k->m->arena, &k->tuples, tuple);
    }
    return 0;
}

/* A key that the tuple lacks: with `strictly` the item must have it, with any value. */
static bool fits(const struct keyed *k, const struct knode *item, const struct tuple *tuple,
                 bool strictly)
{
    for (size_t i = 0; i < k->key_count; i++) {
        struct str value = key_value(k, item, i);

        if (tuple->values[i].len > 0 ? !str_equal(value, tuple->values[i])
                                     : strictly && value.len == 0)
            return false;
    }
    return true;
}

static struct knode *find_item(const struct keyed *k, const struct knode *list,
                               const struct tuple *tuple, bool strictly)
{
    for (uint32_t i = 0; list && i < list->count; i++) {
        if (fits(k, list->items[i], tuple, strictly))
            return list->items[i];
    }
    return NULL;
}

/* Put `item` where those that fit stand (NULL: take them out), or at the end. */
static void put_item(const struct keyed *k, struct knode *list, const struct tuple *tuple,
                     struct knode *item)
{
    bool placed = false;

    for (uint32_t i = 0; i < list->count;) {
        if (!fits(k, list->items[i], tuple, true)) {
            i++;
        } else if (item) {
            list->items[i++] = item;
            placed = true;
        } else {
            knode_remove_item(list, i);
        }
    }
    if (item && !placed)
        knode_append(k->m->arena, list, item);
}

/* The keys that the item has itself. */
static const struct tuple *tuple_of(const struct keyed *k, const struct knode *item,
                                    const struct tuple *otherwise)
{
    struct tuple *tuple = ARENA_NEW(k->m->arena, struct tuple);

    for (size_t i = 0; i < k->key_count; i++) {
        tuple->values[i] = key_value(k, item, i);
        if (tuple->values[i].len == 0)
            tuple->values[i] = otherwise->values[i];
    }
    return tuple;
}

static int merge_tuple(struct keyed *k, struct knode *into, struct knode *patch,
                       const struct tuple *tuple, struct knode *base, struct knode *made)
{
    struct place place = { k->field->type, NULL };
    struct knode *mine = find_item(k, into, tuple, true);
    struct knode *theirs = find_item(k, patch, tuple, true);
    struct knode *merged;

    if (!mine && !theirs) {
        mine = find_item(k, into, tuple, false);
        theirs = find_item(k, patch, tuple, false);
    }
    if (merge_value(k->m, mine, theirs, place, &merged) < 0)
        return -1;
    if (!merged || (merged->kind == KNODE_MAP && merged->count == 0)) {
        put_item(k, base, tuple, NULL);
        return 0;
    }
    put_item(k, made, tuple_of(k, merged, tuple), merged);
    return 0;
}

/* The keys of an item, those that it lacks left out: then they are not looked at. */
static void put_back(struct keyed *k, struct knode *made, struct knode *item)
{
    struct tuple tuple = { 0 };
    struct keyed partly = *k;

    partly.key_count = 0;
    for (size_t i = 0; i < k->key_count && key_value(k, item, i).len > 0; i++)
        tuple.values[partly.key_count++] = key_value(k, item, i);
    if (k->key_count > 1)
        put_item(&partly, made, &tuple, NULL);
    put_item(&partly, made, &tuple, item);
}

static int merge_keyed(struct keyed *k, struct knode *into, struct knode *patch, struct knode **out)
{
    struct knode *made = knode_new_list(k->m->arena);
    struct knode *base = is_absent(into) ? patch : into;

    into = is_absent(into) ? NULL : into;
    choose_keys(k, into, patch);
    if (add_tuples(k, patch) < 0 || add_tuples(k, into) < 0)
        return -1;
    for (size_t i = 0; i < k->tuples.count; i++) {
        if (merge_tuple(k, into, patch, &k->tuples.items[i], base, made) < 0)
            return -1;
    }
    for (uint32_t i = 0; i < base->count; i++)
        put_back(k, made, base->items[i]);
    *out = made;
    return 0;
}

static int merge_list(struct merging *m, struct knode *into, struct knode *patch,
                      struct place place, struct knode **out)
{
    struct keyed keyed = { .m = m, .field = place.field };
    enum directive directive;

    *out = patch ? patch : into;
    if (patch && knode_is_null(patch)) {
        *out = NULL;
        return 0;
    }
    if (!place.field)
        return 0;
    directive = patch && !is_absent(into) ? take_directive(m, patch) : DIRECTIVE_MERGE;
    if (directive == DIRECTIVE_BAD)
        return -1;
    if (directive == DIRECTIVE_DELETE) {
        *out = NULL;
        return 0;
    }
    if (directive == DIRECTIVE_REPLACE)
        into = NULL;
    return merge_keyed(&keyed, into, patch, out);
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

static int merge_value(struct merging *m, struct knode *into, struct knode *patch,
                       struct place place, struct knode **out)
{
    const struct knode *first = is_absent(into) ? patch : into;

    if (into && patch && !is_absent(into) && !is_absent(patch) && into->kind != patch->kind)
        return fail_kinds(m, into, patch);
    if (!first || is_absent(first) || first->kind == KNODE_MAP)
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
    if (merge_value(&merging, into, patch, place, out) < 0)
        return -1;
    /* A whole object that is to be replaced stays as it was: the original forgets the result. */
    if (*out)
        *out = into;
    return 0;
}
