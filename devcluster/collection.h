#pragma once

#include "base/macros.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct json;
struct json_doc;

/**
 * The objects of one resource in the order of their keys ("namespace/name", or "name"), and what
 * happened to them lately. Documents are shared; an object's place is the collection's.
 */
struct collection;

struct object {
    struct json_doc *doc;
    uint64_t version;
    uint32_t key_length;
    char key[];
};

struct collection *collection_new(void) MUST_USE;
void collection_free(struct collection *collection);
DEFINE_CLEANUP(struct collection *, collection_free)

size_t collection_count(const struct collection *collection);
/** Valid until the collection changes. */
const struct object *collection_find(const struct collection *collection, struct str key);
const struct json *object_root(const struct object *object);

/** Takes `doc` over; one of the same key is replaced. */
void collection_put(struct collection *collection, struct str key, struct json_doc *doc,
                    uint64_t version);
/** False when there is none. */
bool collection_remove(struct collection *collection, struct str key);

/**
 * Walk in order from the first key that is at least `from`:
 *     for (struct object_cursor at = collection_from(c, from); (object = object_next(&at));)
 * The collection may not change on the way.
 */
struct object_cursor {
    const struct collection *collection;
    size_t page, slot;
};
struct object_cursor collection_from(const struct collection *collection, struct str from);
const struct object *object_next(struct object_cursor *at);

/* ---- what happened ---- */

enum event_type { EVENT_ADDED, EVENT_MODIFIED, EVENT_DELETED };

struct event {
    enum event_type type;
    uint64_t version;
    struct json_doc *doc;    /* as it is now, or was last */
    struct json_doc *before; /* of EVENT_MODIFIED and EVENT_DELETED */
};

enum {
    EVENTS_KEPT = 8192,                  /* of one collection */
    EVENT_BYTES_KEPT = 16 * 1024 * 1024, /* documents that only events hold */
};

/** References are taken. */
void collection_record(struct collection *collection, enum event_type type, uint64_t version,
                       struct json_doc *doc, struct json_doc *before);
/** The first event behind a version, NULL when there is none yet. Valid until the next record. */
const struct event *collection_event_after(const struct collection *collection, uint64_t version);
/** Versions below it are forgotten: a watch cannot begin there. */
uint64_t collection_oldest(const struct collection *collection);
/** Forget all events up to a version. */
void collection_forget(struct collection *collection, uint64_t version);
