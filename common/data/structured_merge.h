#pragma once

#include "base/error.h"
#include "base/macros.h"
#include "data/field_set.h"
#include "data/schema.h"

#include <stdbool.h>

struct arena;
struct json;

/**
 * Merging as server-side apply does it: values of a type, sets of fields owned by somebody. An
 * unknown type is deduced from the value: objects field by field, lists as a whole.
 *
 * Errors (ERR_INVALID) name the path: `.spec.ports: duplicate entries for key [name="A"]`,
 * `.spec.x: field not declared in schema`, `.spec.replicas: expected numeric (int or float), got
 * string`.
 */
enum {
    STRUCTURED_ALLOW_DUPLICATES = 1, /* in sets and keyed lists: live objects may have them */
};

/** Is the value one of its type? */
int structured_validate(const struct json *value, struct schema_type type, unsigned flags,
                        struct error *err) MUST_USE;

/** The fields that a value has: leaves, and items of keyed lists. */
int structured_field_set(const struct json *value, struct schema_type type, struct arena *arena,
                         const struct field_set **out, struct error *err) MUST_USE;

/** `right` put over `left`: what only the left has stays. Order of keyed lists: see the source. */
int structured_merge(const struct json *left, const struct json *right, struct schema_type type,
                     struct arena *arena, const struct json **out, struct error *err) MUST_USE;

struct structured_comparison {
    const struct field_set *removed, *modified, *added;
};

/** What changes from `left` to `right`. Both may hold duplicates. */
int structured_compare(const struct json *left, const struct json *right, struct schema_type type,
                       struct arena *arena, struct structured_comparison *out,
                       struct error *err) MUST_USE;

/** The value without the given paths, and whatever is below them. NULL when nothing is left. */
const struct json *structured_remove(const struct json *value, struct schema_type type,
                                     const struct field_set *paths, struct arena *arena);
/** Only the given paths of the value. NULL when nothing is left. */
const struct json *structured_extract(const struct json *value, struct schema_type type,
                                      const struct field_set *paths, struct arena *arena);
/** The same with the keys of the list items kept, whether they are among the paths or not. */
const struct json *structured_extract_with_keys(const struct json *value, struct schema_type type,
                                                const struct field_set *paths, struct arena *arena);

/**
 * A set that was recorded when the type had other relations (a list turned atomic or granular
 * since): the set for the type as it is now; the same pointer when nothing changed.
 */
const struct field_set *structured_reconcile(const struct field_set *set, struct schema_type type,
                                             struct arena *arena);
