#include "data/merge_patch.h"

#include "base/arena.h"
#include "data/json.h"

static bool is_number(const struct json *value)
{
    return json_is(value, JSON_INT) || json_is(value, JSON_FLOAT);
}

static bool is_same_number(const struct json *a, const struct json *b)
{
    double left, right;

    if (json_is(a, JSON_INT) && json_is(b, JSON_INT))
        return json_int(a, 0) == json_int(b, 0);
    left = json_double(a, 0);
    right = json_double(b, 0);
    return left >= right && left <= right;
}

/* As Go compares what it read without types: all numbers are floats. */
static bool is_same(const struct json *a, const struct json *b)
{
    bool is_object = json_is(a, JSON_OBJECT);

    if (is_number(a) && is_number(b))
        return is_same_number(a, b);
    if (json_type(a) != json_type(b) || json_count(a) != json_count(b))
        return false;
    if (!is_object && !json_is(a, JSON_ARRAY))
        return json_equal(a, b);
    for (struct json_cursor at = json_walk(a); json_next(&at);) {
        if (!is_same(at.value, is_object ? json_get_str(b, at.key) : json_item(b, at.index)))
            return false;
    }
    return true;
}

/*
 * A value that is put where there was none: nulls in its objects mean nothing there. Those within
 * lists go, too, which RFC 7386 does not ask for and the API server does.
 */
static const struct json *without_nulls(const struct json *value, struct arena *arena)
{
    struct json *copy;

    if (json_is(value, JSON_ARRAY)) {
        copy = json_new_array(arena);
        for (struct json_cursor at = json_walk(value); json_next(&at);)
            json_append(arena, copy, without_nulls(at.value, arena));
        return copy;
    }
    if (!json_is(value, JSON_OBJECT))
        return value;
    copy = json_new_object(arena);
    for (struct json_cursor at = json_walk(value); json_next(&at);)
        if (!json_is(at.value, JSON_NULL))
            json_set_str(arena, copy, at.key, without_nulls(at.value, arena));
    return copy;
}

const struct json *merge_patch_apply(const struct json *document, const struct json *patch,
                                     struct arena *arena)
{
    struct json *result;

    if (!json_is(document, JSON_OBJECT))
        return without_nulls(patch, arena);
    if (!json_is(patch, JSON_OBJECT))
        return patch;
    result = json_edit(arena, document);
    for (struct json_cursor at = json_walk(patch); json_next(&at);) {
        if (json_is(at.value, JSON_NULL))
            json_remove_str(arena, result, at.key);
        else
            json_set_str(arena, result, at.key,
                         merge_patch_apply(json_get_str(document, at.key), at.value, arena));
    }
    return result;
}

const struct json *merge_patch_create(const struct json *from, const struct json *to,
                                      struct arena *arena)
{
    struct json *patch = json_new_object(arena);

    for (struct json_cursor at = json_walk(to); json_next(&at);) {
        const struct json *old = json_get_str(from, at.key);

        if (json_is(old, JSON_OBJECT) && json_is(at.value, JSON_OBJECT)) {
            const struct json *inner = merge_patch_create(old, at.value, arena);

            if (json_count(inner) > 0)
                json_set_str(arena, patch, at.key, inner);
        } else if (!old || !is_same(old, at.value)) {
            json_set_str(arena, patch, at.key, at.value);
        }
    }
    for (struct json_cursor at = json_walk(from); json_next(&at);)
        if (!json_get_str(to, at.key))
            json_set_str(arena, patch, at.key, json_new_null(arena));
    return patch;
}

/* The additions and changes of a patch. An object that was empty stays, one that becomes so goes.
 */
static const struct json *keep_changes(const struct json *patch, struct arena *arena)
{
    struct json *kept = json_new_object(arena);

    for (struct json_cursor at = json_walk(patch); json_next(&at);) {
        const struct json *value = at.value;

        if (json_is(value, JSON_NULL))
            continue;
        if (json_is(value, JSON_OBJECT) && json_count(value) > 0) {
            value = keep_changes(value, arena);
            if (json_count(value) == 0)
                continue;
        }
        json_set_str(arena, kept, at.key, value);
    }
    return kept;
}

static const struct json *keep_deletions(const struct json *patch, struct arena *arena)
{
    struct json *kept = json_new_object(arena);

    for (struct json_cursor at = json_walk(patch); json_next(&at);) {
        const struct json *inner;

        if (json_is(at.value, JSON_NULL))
            json_set_str(arena, kept, at.key, at.value);
        if (!json_is(at.value, JSON_OBJECT))
            continue;
        inner = keep_deletions(at.value, arena);
        if (json_count(inner) > 0)
            json_set_str(arena, kept, at.key, inner);
    }
    return kept;
}

const struct json *merge_patch_three_way(const struct json *original, const struct json *modified,
                                         const struct json *current, struct arena *arena)
{
    const struct json *changes = merge_patch_create(current, modified, arena);
    const struct json *deletions = merge_patch_create(original, modified, arena);

    return merge_patch_apply(keep_deletions(deletions, arena), keep_changes(changes, arena), arena);
}
