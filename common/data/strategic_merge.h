#pragma once

#include "base/error.h"
#include "base/macros.h"
#include "data/schema.h"

#include <stdbool.h>

struct arena;
struct json;

/**
 * Strategic merge patches: merge patches in which lists merge by a key, with the directives
 * `$patch`, `$retainKeys`, `$setElementOrder/<list>` and `$deleteFromPrimitiveList/<list>`. The
 * schema's patch strategies decide; with an unknown type everything is replaced, as in a merge
 * patch. Errors: ERR_INVALID with the API machinery's wording.
 */
int strategic_merge_apply(const struct json *document, const struct json *patch,
                          struct schema_type type, struct arena *arena, const struct json **out,
                          struct error *err) MUST_USE;

/** The patch that turns one document into another; `{}` when they are equal. */
int strategic_merge_create(const struct json *original, const struct json *modified,
                           struct schema_type type, struct arena *arena, const struct json **out,
                           struct error *err) MUST_USE;

struct strategic_merge_three_way {
    const struct json *original; /* last applied; NULL when there was nothing */
    const struct json *modified; /* wanted now */
    const struct json *current;  /* live */
    struct schema_type type;
    bool overwrite; /* else a conflict with `current` is ERR_CONFLICT */
};

/** kubectl apply's patch: what `modified` changes or adds, and what it no longer has. */
int strategic_merge_create_three_way(const struct strategic_merge_three_way *input,
                                     struct arena *arena, const struct json **out,
                                     struct error *err) MUST_USE;
