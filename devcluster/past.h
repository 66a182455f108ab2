#pragma once

#include "collection.h"

struct arena;

/**
 * The objects of a collection as they were at an earlier version, worked out from the events since:
 * for a list's later pages, and for lists that ask for a version exactly.
 */
struct past;

/** NULL: the events do not reach back so far. Valid until the collection changes. */
const struct past *past_new(const struct collection *collection, uint64_t version,
                            struct arena *arena);

/** In order of their keys, from the first that is at least `from`. */
struct past_cursor {
    const struct past *past;
    struct object_cursor present;
    const struct object *next; /* of the present ones; NULL: no more */
    size_t changed;
};
struct past_cursor past_from(const struct past *past, struct str from);
/** False at the end. */
bool past_next(struct past_cursor *at, struct str *key, struct json_doc **doc);
