#pragma once

#include "base/str.h"

#include <stddef.h>
#include <stdint.h>

struct arena;
struct json;

/** What a finished sync leaves in status.history. */
struct history_entry {
    struct str revision;             /* of a single source */
    const struct json *revisions;    /* of several; NULL else */
    const struct json *source;       /* NULL with several */
    const struct json *sources;      /* NULL with one */
    struct str started_at;           /* RFC 3339 */
    int64_t deployed_at;             /* seconds since 1970 */
    const struct json *initiated_by; /* NULL: nobody known */
};

/**
 * The new status.history: `old` (an array or NULL) with the entry behind it, its id one above the
 * last, cut from the front to `limit` entries (0: none are kept).
 */
struct json *history_append(const struct json *old, const struct history_entry *entry,
                            int64_t limit, struct arena *arena);

/** The entry of that id, NULL when there is none. */
const struct json *history_find(const struct json *history, int64_t id);
