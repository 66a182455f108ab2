#pragma once

#include "base/macros.h"
#include "base/str.h"

#include <stddef.h>

/**
 * A hash table from text to a pointer. Keys are copied; what the values point at is the caller's.
 * A value is never NULL: NULL means absence.
 */
struct map;

struct map *map_new(void) MUST_USE;
void map_free(struct map *map);
DEFINE_CLEANUP(struct map *, map_free)

size_t map_count(const struct map *map);
void *map_find(const struct map *map, struct str key);

/** Set the value of a key. Returns the value it had, NULL when it is new. */
void *map_put(struct map *map, struct str key, void *value);

/** Remove a key. Returns the value it had, NULL when there was none. */
void *map_remove(struct map *map, struct str key);

/**
 * Walk over all entries in no particular order, as
 *     for (struct map_cursor at = { 0 }; map_next(map, &at);) use(at.key, at.value);
 * The entry at hand may be removed on the way; nothing may be put.
 */
struct map_cursor {
    struct str key;
    void *value;
    size_t position;
};
bool map_next(const struct map *map, struct map_cursor *at);
