/*
 * Applying a strategic patch, and uniting two of them: the patch of a three-way merge is the one
 * that adds and changes put over the one that deletes, with the directives of both kept.
 */
#include "data/strategic_merge.h"

#include "base/arena.h"
#include "data/json.h"
#include "data/strategic_merge_diff.h"
#include "data/strategic_merge_items.h"
#include "data/strategic_merge_lists.h"

int strategic_bad_format(const struct strategic_merging *merging, const char *of)
{
    return error_set(merging->err, ERR_INVALID, "invalid patch format of %s", of);
}

bool strategic_is_directive(struct str key, const char *directive)
{
    return str_has_prefix(key, str_of(directive));
}

/* The list that `<directive>/<list>` is about. */
bool strategic_cut_directive(struct str key, const char *directive, struct str *list)
{
    struct str head;

    return str_cut(key, '/', &head, list) && str_equals(head, directive);
}

/* ---- values that are put where there was nothing ---- */

/* Without the objects that carry `$patch`; NULL when the value is one. */
const struct json *strategic_without_directives(const struct strategic_merging *merging,
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
        member = strategic_without_directives(merging, member);
        if (member && is_object)
            json_set_str(merging->arena, copy, at.key, member);
        else if (member)
            json_append(merging->arena, copy, member);
    }
    return copy;
}

static void place(const struct strategic_merging *merging, struct json *object, struct str key,
                  const struct json *value)
{
    const struct json *kept = strategic_without_directives(merging, value);

    if (kept)
        json_set_str(merging->arena, object, key, kept);
    else
        json_remove_str(merging->arena, object, key);
}

/* ---- $retainKeys ---- */

static bool holds_key(const struct json *keys, struct str key)
{
    for (struct json_cursor at = json_walk(keys); json_next(&at);)
        if (json_is(at.value, JSON_STRING) && str_equal(json_string(at.value), key))
            return true;
    return false;
}

static int unite_retained_keys(const struct strategic_merging *merging, struct json *result,
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

static int retain_keys(const struct strategic_merging *merging, struct json *result,
                       const struct json *original, struct json *patch)
{
    const struct json *keys = json_get(patch, STRATEGIC_RETAIN_KEYS);

    if (!keys)
        return 0;
    json_remove(merging->arena, patch, STRATEGIC_RETAIN_KEYS);
    if (merging->unite)
        return unite_retained_keys(merging, result, keys);
    if (!json_is(keys, JSON_ARRAY))
        return strategic_bad_format(merging, "retainKeys");
    for (struct json_cursor at = json_walk(patch); json_next(&at);)
        if (!json_is(at.value, JSON_NULL) &&
            !strategic_is_directive(at.key, STRATEGIC_DELETE_FROM) &&
            !strategic_is_directive(at.key, STRATEGIC_SET_ORDER) && !holds_key(keys, at.key))
            return strategic_bad_format(merging, "retainKeys");
    for (struct json_cursor at = json_walk(original); json_next(&at);)
        if (!holds_key(keys, at.key))
            json_remove_str(merging->arena, result, at.key);
    return 0;
}

/* ---- members ---- */

static int merge_member(const struct strategic_merging *merging, struct json *result,
                        struct str key, const struct json *patch, struct schema_type type)
{
    const struct json *original = json_get_str(result, key), *merged;
    struct schema_type member;

    if (strategic_member(type, key, &member, merging->err) < 0)
        return -1;
    if (strategic_has(member, SCHEMA_STRATEGY_REPLACE))
        merged = patch;
    else
        merged = strategic_merge_objects(*merging, original, patch, member);
    if (!merged)
        return -1;
    json_set_str(merging->arena, result, key, merged);
    return 0;
}

static int merge_list_member(const struct strategic_merging *merging, struct json *result,
                             struct str key, const struct json *patch, struct schema_type type,
                             bool deletes)
{
    const struct json *merged;
    struct schema_type list;

    if (strategic_member(type, key, &list, merging->err) < 0 ||
        strategic_merge_lists(merging, json_get_str(result, key), patch, list, deletes, &merged) <
            0)
        return -1;
    json_set_str(merging->arena, result, key, merged);
    return 0;
}

static int merge_one(const struct strategic_merging *merging, struct json *result, struct str key,
                     const struct json *patch, struct schema_type type)
{
    bool deletes = strategic_is_directive(key, STRATEGIC_DELETE_FROM);
    const struct json *original;

    if (deletes && merging->unite) {
        json_set_str(merging->arena, result, key, patch);
        return 0;
    }
    if (deletes && !strategic_cut_directive(key, STRATEGIC_DELETE_FROM, &key))
        return strategic_bad_format(merging, "primitive list");
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
static const struct json *apply_directive(const struct strategic_merging *merging,
                                          const struct json *patch, const struct json *directive)
{
    struct json *rest;

    if (str_equals(json_string(directive), "delete"))
        return json_new_object(merging->arena);
    if (!str_equals(json_string(directive), "replace")) {
        strategic_bad_patch_type(merging, directive, patch);
        return NULL;
    }
    rest = json_edit(merging->arena, patch);
    json_remove(merging->arena, rest, STRATEGIC_PATCH);
    return rest;
}

const struct json *strategic_merge_objects(struct strategic_merging merging,
                                           const struct json *original, const struct json *patch,
                                           struct schema_type type)
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
        strategic_apply_orders(&merging, result, patch, rest, type) < 0)
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
    struct strategic_merging merging = { .arena = arena, .err = err };
    const struct json *result;

    if (!json_is(patch, JSON_OBJECT) || (document && !json_is(document, JSON_OBJECT)))
        return error_set(err, ERR_INVALID, "invalid JSON document");
    result = strategic_merge_objects(merging, document, patch, type);
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
    struct strategic_merging merging = { .arena = arena, .err = err, .unite = true };
    const struct json *changes, *deletions, *patch;

    changes = strategic_diff(&diff, input->current, input->modified, input->type);
    if (!changes)
        return -1;
    diff.ignore_deletions = false;
    diff.ignore_changes = true;
    deletions = strategic_diff(&diff, input->original, input->modified, input->type);
    if (!deletions)
        return -1;
    patch = strategic_merge_objects(merging, deletions, changes, input->type);
    if (!patch || (!input->overwrite && strategic_check_conflicts(input, patch, arena, err) < 0))
        return -1;
    *out = patch;
    return 0;
}
