/*
 * Applying a strategic patch, and uniting two of them: the patch of a three-way merge is the one
 * that adds and changes put over the one that deletes, with the directives of both kept.
 */
#include "data/strategic_merge.h"

#include "base/arena.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "data/strategic_merge_diff.h"
#include "data/strategic_merge_lists.h"

enum { MAX_MESSAGE = 16 * 1024 };

struct merging {
    struct arena *arena;
    struct error *err;
    bool unite; /* two patches: directives and nulls are kept */
    int depth;
};

static const struct json *merge_objects(struct merging merging, const struct json *original,
                                        const struct json *patch, struct schema_type type);

static int bad_format(const struct merging *merging, const char *of)
{
    return error_set(merging->err, ERR_INVALID, "invalid patch format of %s", of);
}

/* Go's name of a value's type. */
static const char *go_type(const struct json *value)
{
    static const char *const names[] = {
        [JSON_ABSENT] = "%!s(<nil>)",
        [JSON_NULL] = "%!s(<nil>)",
        [JSON_BOOL] = "bool",
        [JSON_INT] = "int64",
        [JSON_FLOAT] = "float64",
        [JSON_STRING] = "string",
        [JSON_ARRAY] = "[]interface {}",
        [JSON_OBJECT] = "map[string]interface {}",
    };

    return names[json_type(value)];
}

static int require_list(const struct merging *merging, const struct json *value)
{
    if (!value || json_is(value, JSON_ARRAY))
        return 0;
    return error_set(merging->err, ERR_INVALID, "expected a []interface {}, but received a %s",
                     go_type(value));
}

static bool is_directive_of(struct str key, const char *directive)
{
    return str_has_prefix(key, str_of(directive));
}

/* The list that `<directive>/<list>` is about. */
static bool cut_directive(struct str key, const char *directive, struct str *list)
{
    struct str head;

    return str_cut(key, '/', &head, list) && str_equals(head, directive);
}

/* ---- values that are put where there was nothing ---- */

/* Without the objects that carry `$patch`; NULL when the value is one. */
static const struct json *without_directives(const struct merging *merging,
                                             const struct json *value)
{
    bool is_object = json_is(value, JSON_OBJECT);
    struct json *copy;

    if (!is_object && !json_is(value, JSON_ARRAY))
        return value;
    if (strategic_directive(value))
        return NULL;
    copy = is_object ? json_new_object(merging->arena) : json_new_array(merging->arena);
    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        const struct json *member = at.value;

        if (is_object && !merging->unite && json_is(member, JSON_NULL))
            continue;
        member = without_directives(merging, member);
        if (member && is_object)
            json_set_str(merging->arena, copy, at.key, member);
        else if (member)
            json_append(merging->arena, copy, member);
    }
    return copy;
}

static void place(const struct merging *merging, struct json *object, struct str key,
                  const struct json *value)
{
    const struct json *kept = without_directives(merging, value);

    if (kept)
        json_set_str(merging->arena, object, key, kept);
    else
        json_remove_str(merging->arena, object, key);
}

/* ---- lists ---- */

static int bad_patch_type(const struct merging *merging, const struct json *directive,
                          const struct json *patch)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(MAX_MESSAGE);

    strategic_print(patch, &text);
    return error_set(merging->err, ERR_INVALID, "unknown patch type: %.*s in map: %s",
                     STR_ARG(json_string(directive)), text.ptr);
}

static const struct json *without_key(const struct merging *merging, const struct json *list,
                                      struct str key, const struct json *value)
{
    struct json *kept = json_new_array(merging->arena);

    for (struct json_cursor at = json_walk(list); json_next(&at);) {
        const struct json *found = json_get_str(at.value, key);

        if (!found || !strategic_same(found, value))
            json_append(merging->arena, kept, at.value);
    }
    return kept;
}

/* Carry out the items of a list's patch that are directives; `*patch` is what is left. */
static int apply_directives(const struct merging *merging, const struct json **original,
                            const struct json **patch, struct str key)
{
    struct json *left = json_new_array(merging->arena);
    bool replace = false;

    for (struct json_cursor at = json_walk(*patch); json_next(&at);) {
        const struct json *directive = strategic_directive(at.value), *value;
        struct str name = json_string(directive);

        if (!directive) {
            json_append(merging->arena, left, at.value);
        } else if (str_equals(name, "delete")) {
            if (strategic_require_key(at.value, key, &value, merging->err) < 0)
                return -1;
            *original = without_key(merging, *original, key, value);
        } else if (str_equals(name, "replace")) {
            replace = true;
        } else if (str_equals(name, "merge")) {
            return error_set(merging->err, ERR_INVALID,
                             "merging lists cannot yet be specified in the patch");
        } else {
            return bad_patch_type(merging, directive, at.value);
        }
    }
    *original = replace ? left : *original;
    *patch = replace ? json_new_array(merging->arena) : left;
    return 0;
}

static int merge_items(const struct merging *merging, const struct json *original,
                       const struct json *patch, struct schema_type items, struct str key,
                       const struct json **out)
{
    CLEANUP(strategic_index_free)
    struct strategic_index *index = strategic_index_new(original, key);
    struct json *merged = json_edit(merging->arena, original);

    for (struct json_cursor at = json_walk(patch); json_next(&at);) {
        const struct json *value, *item;
        ptrdiff_t place;

        if (strategic_require_key(at.value, key, &value, merging->err) < 0)
            return -1;
        place = strategic_index_find(index, value);
        if (place < 0) {
            strategic_index_add(index, value, json_count(merged));
            json_append(merging->arena, merged, at.value);
            continue;
        }
        item = merge_objects(*merging, json_item(merged, (size_t)place), at.value, items);
        if (!item)
            return -1;
        json_replace(merging->arena, merged, (size_t)place, item);
    }
    *out = merged;
    return 0;
}

static const struct json *remove_values(const struct merging *merging, const struct json *original,
                                        const struct json *values)
{
    CLEANUP(strategic_index_free)
    struct strategic_index *index = strategic_index_new(values, STR_EMPTY);
    struct json *kept = json_new_array(merging->arena);

    for (struct json_cursor at = json_walk(original); json_next(&at);)
        if (strategic_index_find(index, at.value) < 0)
            json_append(merging->arena, kept, at.value);
    return kept;
}

static const struct json *unite_values(const struct merging *merging, const struct json *original,
                                       const struct json *patch)
{
    struct json *both = json_edit(merging->arena, original);

    for (struct json_cursor at = json_walk(patch); json_next(&at);)
        json_append(merging->arena, both, at.value);
    return strategic_unique(both, merging->arena);
}

/* `deletes`: the patch is the list of `$deleteFromPrimitiveList`. */
static int merge_lists(const struct merging *merging, const struct json *original,
                       const struct json *patch, struct schema_type list, bool deletes,
                       const struct json **out)
{
    struct str key = schema_merge_key(list);
    const struct json *merged;
    struct schema_type items;
    enum json_type type;

    if (!strategic_has(list, SCHEMA_STRATEGY_MERGE) && !deletes) {
        *out = patch;
        return 0;
    }
    if (json_count(original) == 0 && json_count(patch) == 0) {
        *out = original;
        return 0;
    }
    if (strategic_items(list, &items, merging->err) < 0 ||
        strategic_item_type(original, patch, &type, merging->err) < 0)
        return -1;
    if (type != JSON_OBJECT && deletes && !merging->unite) {
        *out = remove_values(merging, original, patch);
        return 0;
    }
    if (type != JSON_OBJECT) {
        merged = unite_values(merging, original, patch);
    } else if (key.len == 0) {
        return error_set(merging->err, ERR_INVALID, "cannot merge lists without merge key for %s",
                         "struct");
    } else if (apply_directives(merging, &original, &patch, key) < 0 ||
               merge_items(merging, original, patch, items, key, &merged) < 0) {
        return -1;
    }
    return strategic_order(merged, patch, original, key, merging->arena, out, merging->err);
}

/* ---- $setElementOrder ---- */

/* The items of a patch have to stand in the order that it asks for. */
static int check_order(const struct merging *merging, const struct json *patch,
                       const struct json *order, struct str key)
{
    size_t p = 0, o = 0;

    if (json_count(order) == 0 || json_count(patch) == 0)
        return 0;
    while (p < json_count(patch) && o < json_count(order)) {
        const struct json *item = json_item(patch, p), *left = item, *right = json_item(order, o);

        if (strategic_directive(item)) {
            p++;
            continue;
        }
        if (key.len > 0 &&
            (strategic_require_key(item, key, &left, merging->err) < 0 ||
             strategic_require_key(json_item(order, o), key, &right, merging->err) < 0))
            return -1;
        p += strategic_same(left, right);
        o++;
    }
    while (p < json_count(patch) && strategic_is_deletion(json_item(patch, p)))
        p++;
    if (p < json_count(patch)) {
        CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(MAX_MESSAGE);

        strbuf_puts(&text, "The order in patch list:\n");
        strategic_print(patch, &text);
        strbuf_puts(&text, "\n doesn't match $setElementOrder list:\n");
        strategic_print(order, &text);
        return error_set(merging->err, ERR_INVALID, "%s\n", text.ptr);
    }
    return 0;
}

/*
 * The server's order as upstream sees it: its list is changed in place while the patch is applied,
 * so that items which the patch adds stand where deleted ones stood. Seen in the result, so kept.
 */
static const struct json *reused_order(const struct merging *merging, const struct json *original,
                                       const struct json *patch, struct str key)
{
    size_t count = json_count(original), length = count;
    const struct json **slots = arena_alloc(merging->arena, (count + 1) * sizeof(*slots));
    struct json *order = json_new_array(merging->arena);
    CLEANUP(strategic_index_free)
    struct strategic_index *known = strategic_index_new(original, key);

    for (size_t i = 0; i < count; i++)
        slots[i] = json_item(original, i);
    for (struct json_cursor at = json_walk(patch); json_next(&at);)
        for (size_t i = 0; strategic_is_deletion(at.value) && i < length;) {
            if (!strategic_same(strategic_key(slots[i], key), strategic_key(at.value, key))) {
                i++;
                continue;
            }
            length--;
            for (size_t n = i; n < length; n++)
                slots[n] = slots[n + 1];
        }
    for (struct json_cursor at = json_walk(patch); json_next(&at) && length < count;)
        if (!strategic_directive(at.value) &&
            strategic_index_find(known, strategic_key(at.value, key)) < 0)
            slots[length++] = at.value;
    for (size_t i = 0; i < count; i++)
        json_append(merging->arena, order, slots[i]);
    return order;
}

/* The list in the order asked for: 1 and `*out`, 0 when neither side has the list, -1. */
static int order_list(const struct merging *merging, const struct json *original,
                      const struct json *patch, const struct json *order, struct schema_type list,
                      const struct json **out)
{
    const struct json *merged = original;
    enum json_type type;

    if (check_order(merging, patch, order, schema_merge_key(list)) < 0)
        return -1;
    if (!original && !patch)
        return 0;
    if (!original)
        merged =
            without_directives(&(struct merging){ .arena = merging->arena, .unite = true }, patch);
    else if (patch && merge_lists(merging, original, patch, list, false, &merged) < 0)
        return -1;
    if (strategic_item_type(original, patch, &type, merging->err) < 0)
        return -1;
    if (original && patch && type == JSON_OBJECT && strategic_has(list, SCHEMA_STRATEGY_MERGE))
        original = reused_order(merging, original, patch, schema_merge_key(list));
    if (strategic_order(merged, order, original, schema_merge_key(list), merging->arena, out,
                        merging->err) < 0)
        return -1;
    return 1;
}

/* One `$setElementOrder/<list>` of a patch. The list's own patch is done with it. */
static int apply_order(const struct merging *merging, struct json *result, struct json *patch,
                       struct str key, const struct json *order, struct schema_type type)
{
    const struct json *original, *list_patch, *merged, *known = json_get_str(result, key);
    struct schema_type list;
    struct str name;
    int found;

    if (!json_is(order, JSON_ARRAY))
        return require_list(merging, order);
    if (merging->unite && known && !json_equal(known, order))
        return bad_format(merging, "setElementOrder list");
    if (merging->unite && !known)
        json_set_str(merging->arena, result, key, order);
    if (!cut_directive(key, STRATEGIC_SET_ORDER, &name))
        return bad_format(merging, "setElementOrder list");
    original = json_get_str(result, name);
    list_patch = json_get_str(patch, name);
    if (require_list(merging, original) < 0 || require_list(merging, list_patch) < 0 ||
        strategic_member(type, name, &list, merging->err) < 0)
        return -1;
    found = order_list(merging, original, list_patch, order, list, &merged);
    if (found > 0) {
        json_set_str(merging->arena, result, name, merged);
        json_remove_str(merging->arena, patch, name);
    }
    return found < 0 ? -1 : 0;
}

static int apply_orders(const struct merging *merging, struct json *result,
                        const struct json *patch, struct json *rest, struct schema_type type)
{
    for (struct json_cursor at = json_walk(patch); json_next(&at);) {
        if (!is_directive_of(at.key, STRATEGIC_SET_ORDER))
            continue;
        json_remove_str(merging->arena, rest, at.key);
        if (apply_order(merging, result, rest, at.key, at.value, type) < 0)
            return -1;
    }
    return 0;
}

/* ---- $retainKeys ---- */

static bool holds_key(const struct json *keys, struct str key)
{
    for (struct json_cursor at = json_walk(keys); json_next(&at);)
        if (json_is(at.value, JSON_STRING) && str_equal(json_string(at.value), key))
            return true;
    return false;
}

static int unite_retained_keys(const struct merging *merging, struct json *result,
                               const struct json *keys)
{
    const struct json *known = json_get(result, STRATEGIC_RETAIN_KEYS);

    if (!known) {
        json_set(merging->arena, result, STRATEGIC_RETAIN_KEYS, keys);
        return 0;
    }
    if (json_equal(known, keys))
        return 0;
    return error_set(merging->err, ERR_INVALID,
                     "%.*s and %.*s are not deep equal: this may happen when calculating the 3-way "
                     "diff patch",
                     STR_ARG(strategic_text(known, merging->arena)),
                     STR_ARG(strategic_text(keys, merging->arena)));
}

static int retain_keys(const struct merging *merging, struct json *result,
                       const struct json *original, struct json *patch)
{
    const struct json *keys = json_get(patch, STRATEGIC_RETAIN_KEYS);

    if (!keys)
        return 0;
    json_remove(merging->arena, patch, STRATEGIC_RETAIN_KEYS);
    if (merging->unite)
        return unite_retained_keys(merging, result, keys);
    if (!json_is(keys, JSON_ARRAY))
        return bad_format(merging, "retainKeys");
    for (struct json_cursor at = json_walk(patch); json_next(&at);)
        if (!json_is(at.value, JSON_NULL) && !is_directive_of(at.key, STRATEGIC_DELETE_FROM) &&
            !is_directive_of(at.key, STRATEGIC_SET_ORDER) && !holds_key(keys, at.key))
            return bad_format(merging, "retainKeys");
    for (struct json_cursor at = json_walk(original); json_next(&at);)
        if (!holds_key(keys, at.key))
            json_remove_str(merging->arena, result, at.key);
    return 0;
}

/* ---- members ---- */

static int merge_member(const struct merging *merging, struct json *result, struct str key,
                        const struct json *patch, struct schema_type type)
{
    const struct json *original = json_get_str(result, key), *merged;
    struct schema_type member;

    if (strategic_member(type, key, &member, merging->err) < 0)
        return -1;
    if (strategic_has(member, SCHEMA_STRATEGY_REPLACE))
        merged = patch;
    else
        merged = merge_objects(*merging, original, patch, member);
    if (!merged)
        return -1;
    json_set_str(merging->arena, result, key, merged);
    return 0;
}

static int merge_list_member(const struct merging *merging, struct json *result, struct str key,
                             const struct json *patch, struct schema_type type, bool deletes)
{
    const struct json *merged;
    struct schema_type list;

    if (strategic_member(type, key, &list, merging->err) < 0 ||
        merge_lists(merging, json_get_str(result, key), patch, list, deletes, &merged) < 0)
        return -1;
    json_set_str(merging->arena, result, key, merged);
    return 0;
}

static int merge_one(const struct merging *merging, struct json *result, struct str key,
                     const struct json *patch, struct schema_type type)
{
    bool deletes = is_directive_of(key, STRATEGIC_DELETE_FROM);
    const struct json *original;

    if (deletes && merging->unite) {
        json_set_str(merging->arena, result, key, patch);
        return 0;
    }
    if (deletes && !cut_directive(key, STRATEGIC_DELETE_FROM, &key))
        return bad_format(merging, "primitive list");
    if (json_is(patch, JSON_NULL)) {
        json_remove_str(merging->arena, result, key);
        if (!merging->unite)
            return 0;
    }
    original = json_get_str(result, key);
    if (!original || json_type(original) != json_type(patch)) {
        if (!deletes)
            place(merging, result, key, patch);
        return 0;
    }
    if (json_is(patch, JSON_OBJECT))
        return merge_member(merging, result, key, patch, type);
    if (json_is(patch, JSON_ARRAY))
        return merge_list_member(merging, result, key, patch, type, deletes);
    json_set_str(merging->arena, result, key, patch);
    return 0;
}

/* An object's patch that says what to do as a whole. */
static const struct json *apply_directive(const struct merging *merging, const struct json *patch,
                                          const struct json *directive)
{
    struct json *rest;

    if (str_equals(json_string(directive), "delete"))
        return json_new_object(merging->arena);
    if (!str_equals(json_string(directive), "replace")) {
        bad_patch_type(merging, directive, patch);
        return NULL;
    }
    rest = json_edit(merging->arena, patch);
    json_remove(merging->arena, rest, STRATEGIC_PATCH);
    return rest;
}

static const struct json *merge_objects(struct merging merging, const struct json *original,
                                        const struct json *patch, struct schema_type type)
{
    const struct json *directive = strategic_directive(patch);
    struct json *result, *rest;

    if (++merging.depth > STRATEGIC_MAX_DEPTH) {
        error_set(merging.err, ERR_TOO_LARGE, "the document is nested too deeply");
        return NULL;
    }
    if (directive)
        return apply_directive(&merging, patch, directive);
    result = json_is(original, JSON_OBJECT) ? json_edit(merging.arena, original)
                                            : json_new_object(merging.arena);
    rest = json_edit(merging.arena, patch);
    if (retain_keys(&merging, result, original, rest) < 0 ||
        apply_orders(&merging, result, patch, rest, type) < 0)
        return NULL;
    for (struct json_cursor at = json_walk(rest); json_next(&at);)
        if (merge_one(&merging, result, at.key, at.value, type) < 0)
            return NULL;
    return result;
}

/* ---- the three ways in ---- */

int strategic_merge_apply(const struct json *document, const struct json *patch,
                          struct schema_type type, struct arena *arena, const struct json **out,
                          struct error *err)
{
    struct merging merging = { .arena = arena, .err = err };
    const struct json *result;

    if (!json_is(patch, JSON_OBJECT) || (document && !json_is(document, JSON_OBJECT)))
        return error_set(err, ERR_INVALID, "invalid JSON document");
    result = merge_objects(merging, document, patch, type);
    if (!result)
        return -1;
    *out = result;
    return 0;
}

int strategic_merge_create(const struct json *original, const struct json *modified,
                           struct schema_type type, struct arena *arena, const struct json **out,
                           struct error *err)
{
    const struct strategic_diff diff = { .arena = arena, .err = err, .set_order = true };
    const struct json *patch = strategic_diff(&diff, original, modified, type);

    if (!patch)
        return -1;
    *out = patch;
    return 0;
}

int strategic_merge_create_three_way(const struct strategic_merge_three_way *input,
                                     struct arena *arena, const struct json **out,
                                     struct error *err)
{
    struct strategic_diff diff = {
        .arena = arena, .err = err, .ignore_deletions = true, .set_order = true
    };
    struct merging merging = { .arena = arena, .err = err, .unite = true };
    const struct json *changes, *deletions, *patch;

    changes = strategic_diff(&diff, input->current, input->modified, input->type);
    if (!changes)
        return -1;
    diff.ignore_deletions = false;
    diff.ignore_changes = true;
    deletions = strategic_diff(&diff, input->original, input->modified, input->type);
    if (!deletions)
        return -1;
    patch = merge_objects(merging, deletions, changes, input->type);
    if (!patch || (!input->overwrite && strategic_check_conflicts(input, patch, arena, err) < 0))
        return -1;
    *out = patch;
    return 0;
}
