#pragma once

#include "base/error.h"
#include "data/json.h"
#include "data/schema.h"

#include <stdbool.h>

struct arena;

/* A patch being applied, or put over another one; for strategic_merge*.c only. */
struct strategic_merging {
    struct arena *arena;
    struct error *err;
    bool unite; /* two patches: directives and nulls are kept */
    int depth;
};

/** An object with its patch applied; NULL with the error set. */
const struct json *strategic_merge_objects(struct strategic_merging merging,
                                           const struct json *original, const struct json *patch,
                                           struct schema_type type);
/** Without the objects that carry `$patch`; NULL when the value is one. */
const struct json *strategic_without_directives(const struct strategic_merging *merging,
                                                const struct json *value);
/** A list with its patch applied. `deletes`: that of `$deleteFromPrimitiveList`. */
int strategic_merge_lists(const struct strategic_merging *merging, const struct json *original,
                          const struct json *patch, struct schema_type list, bool deletes,
                          const struct json **out);
/** Carry out each `$setElementOrder/<list>` of a patch, with the list's own patch. */
int strategic_apply_orders(const struct strategic_merging *merging, struct json *result,
                           const struct json *patch, struct json *rest, struct schema_type type);

/** Is the key `<directive>...`? */
bool strategic_is_directive(struct str key, const char *directive);
/** The list that `<directive>/<list>` is about. */
bool strategic_cut_directive(struct str key, const char *directive, struct str *list);
int strategic_bad_format(const struct strategic_merging *merging, const char *of);
int strategic_bad_patch_type(const struct strategic_merging *merging, const struct json *directive,
                             const struct json *patch);
