#pragma once

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct json;

/** A JSON pointer to be removed, parsed. */
struct pointer_path {
    const struct str *steps; /* unescaped */
    size_t count;
};

/** False for a text that is none, or the empty one: there is nothing to remove then. */
bool pointer_path_parse(struct str text, struct arena *arena, struct pointer_path *out);

/**
 * `value` without what the path leads to, as JSON Patch's `remove` does it; a negative index counts
 * from the end. `value` itself when there is nothing there.
 */
const struct json *pointer_path_remove(const struct pointer_path *path, const struct json *value,
                                       struct arena *arena);

/** `value` with only what `sample` has too, objects and lists inside included; more items stay. */
const struct json *json_keep_like(const struct json *value, const struct json *sample,
                                  struct arena *arena);
