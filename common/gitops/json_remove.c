#include "gitops/json_remove.h"

#include "base/arena.h"
#include "base/error.h"
#include "data/json.h"
#include "data/json_pointer.h"

#include <ctype.h>
#include <stdlib.h>

bool pointer_path_parse(struct str text, struct arena *arena, struct pointer_path *out)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct json_pointer pointer;

    if (text.len == 0 || text.ptr[0] != '/' || json_pointer_parse(text, arena, &pointer, &err) < 0)
        return false;
    *out = (struct pointer_path){ pointer.steps, pointer.count };
    return pointer.count > 0;
}

/* An index as Go's Atoi reads it, from the end when it is negative. False: none, or outside. */
static bool find_index(const struct json *array, struct str step, size_t *index)
{
    long long count = (long long)json_count(array), number;
    char *end = NULL;

    if (step.len == 0 || isspace((unsigned char)step.ptr[0]))
        return false;
    number = strtoll(step.ptr, &end, 10);
    if (end != step.ptr + step.len)
        return false;
    number = number < 0 ? number + count : number;
    if (number < 0 || number >= count)
        return false;
    *index = (size_t)number;
    return true;
}

static bool exists(const struct pointer_path *path, const struct json *value)
{
    for (size_t i = 0; i < path->count; i++) {
        size_t index;

        if (json_is(value, JSON_ARRAY))
            value = find_index(value, path->steps[i], &index) ? json_item(value, index) : NULL;
        else
            value = json_get_str(value, path->steps[i]);
        if (!value)
            return false;
    }
    return true;
}

const struct json *pointer_path_remove(const struct pointer_path *path, const struct json *value,
                                       struct arena *arena)
{
    struct json *changed, *at;
    size_t index = 0;

    if (!exists(path, value))
        return value;
    at = changed = json_edit(arena, value);
    for (size_t i = 0; i + 1 < path->count; i++) {
        if (find_index(at, path->steps[i], &index) && json_is(at, JSON_ARRAY))
            at = json_edit_item(arena, at, index);
        else
            at = json_edit_get_str(arena, at, path->steps[i]);
    }
    if (!json_is(at, JSON_ARRAY))
        json_remove_str(arena, at, path->steps[path->count - 1]);
    else if (find_index(at, path->steps[path->count - 1], &index))
        json_remove_item(arena, at, index);
    return changed;
}

static const struct json *keep_members(const struct json *value, const struct json *sample,
                                       struct arena *arena)
{
    struct json *kept = json_new_object(arena);

    for (struct json_cursor at = json_walk(sample); json_next(&at);) {
        const struct json *member = json_get_str(value, at.key);

        if (member)
            json_set_str(arena, kept, at.key, json_keep_like(member, at.value, arena));
    }
    return kept;
}

static const struct json *keep_items(const struct json *value, const struct json *sample,
                                     struct arena *arena)
{
    struct json *kept = json_new_array(arena);

    for (struct json_cursor at = json_walk(value); json_next(&at);) {
        const struct json *other = json_item(sample, at.index);

        json_append(arena, kept, other ? json_keep_like(at.value, other, arena) : at.value);
    }
    return kept;
}

const struct json *json_keep_like(const struct json *value, const struct json *sample,
                                  struct arena *arena)
{
    if (json_is(value, JSON_OBJECT) && json_is(sample, JSON_OBJECT))
        return keep_members(value, sample, arena);
    if (json_is(value, JSON_ARRAY) && json_is(sample, JSON_ARRAY))
        return keep_items(value, sample, arena);
    return value;
}
