#pragma once

#include "base/error.h"
#include "base/macros.h"

struct arena;
struct json;

/**
 * Apply an RFC 7386 patch: null deletes, objects merge, all else replaces. Never fails. The result
 * shares what was not touched with `document` and `patch`.
 */
const struct json *merge_patch_apply(const struct json *document, const struct json *patch,
                                     struct arena *arena) MUST_USE;

/**
 * The patch that turns one object into another; an empty object when they are equal. Numbers are
 * compared by value (1 and 1.0 are the same).
 */
const struct json *merge_patch_create(const struct json *from, const struct json *to,
                                      struct arena *arena) MUST_USE;

/**
 * kubectl apply's patch for kinds without a strategy: what `modified` changes or adds against
 * `current`, and a null for what `original` had and `modified` lacks.
 */
const struct json *merge_patch_three_way(const struct json *original, const struct json *modified,
                                         const struct json *current, struct arena *arena) MUST_USE;
