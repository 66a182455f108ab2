#pragma once

#include "live/object_table.h"

struct map;

/** Private to live/object_*.c. */

/*
 * A record is a fixed part and the name behind it, in one allocation. Kinds, namespaces and
 * applications are groups: a record points at its group and hangs in the group's list. What only
 * some objects have stands in `struct extra`.
 *
 *     slots[hash(kind, namespace, name)] -> record -> kind group
 *                                             |    -> namespace group -> its other records
 *                                             +----> extra -> owners, each in the list of its UID
 */
enum { UID_BYTES = 16, SLOTS_MIN = 64 };

enum record_flags {
    RECORD_MARKED = 1,
    RECORD_UID_IS_TEXT = 2, /* the UID is no UUID: its text is in `extra` */
    RECORD_RV_IS_TEXT = 4,  /* the resource version is no number: likewise */
};

struct group {
    struct live_object *first;
    size_t count;
    struct str name;
    char text[];
};

struct kind_group {
    struct kind_group *next; /* the same kind in another API group */
    char *group, *kind;
    size_t count;
    unsigned id; /* part of a record's hash */
};

struct owner_link {
    struct live_object *child;
    struct owner_link *next, **link; /* in the list of children of this UID; link NULL: no UID */
    struct children *children;
    char *api_version, *kind, *name, *uid;
};

/* The children of one UID. */
struct children {
    struct owner_link *first;
    char *uid;
};

struct extra {
    struct owner_link *owners;
    size_t owner_count;
    struct group *application;
    struct live_object *application_next, **application_link;
    struct json_doc *manifest, *info;
    char *health_message, *uid, *resource_version;
    uint64_t content_hash;
};

struct live_object {
    struct live_object *namespace_next, **namespace_link;
    struct group *namespace;
    struct kind_group *kind;
    struct extra *extra;
    uint64_t resource_version;
    uint32_t created_seconds;
    unsigned char uid[UID_BYTES];
    unsigned char health, flags;
    unsigned char version; /* index into the table's list of version names */
    char name[];
};

struct object_table {
    struct live_object **slots;
    size_t capacity, count;
    struct map *kinds, *namespaces, *applications, *children;
    char *versions[256];
    size_t version_count;
    unsigned next_kind_id;
};

/** The group of a name, made at first use. Whoever takes its last member out removes it. */
struct group *object_table_group(struct map *groups, struct str name);

/** Identity, owners, application and all else but the key, from facts. */
void live_object_fill(struct object_table *table, struct live_object *object,
                      const struct object_facts *facts);
/** Undoes it. */
void live_object_clear(struct object_table *table, struct live_object *object);

/** An owner's texts, copied; not yet in the list of its UID's children. */
struct owner_link object_owner_make(struct live_object *child, const struct object_owner *owner);
void object_owner_link(struct object_table *table, struct owner_link *owner);
/** Takes it out of that list and frees its texts. */
void object_owner_release(struct object_table *table, struct owner_link *owner);

/** The part that only some objects have, made at first use. */
struct extra *live_object_extra(struct live_object *object);

/** A copy on the heap. */
char *object_table_copy(struct str text);
