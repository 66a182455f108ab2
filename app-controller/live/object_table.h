#pragma once

#include "base/macros.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct json;
struct json_doc;
struct arena;

/**
 * What the controller remembers of the objects of one cluster: of each its identity, of those with
 * something to say (an owner, an application, a status worth showing) that too, and the body only
 * of those that are managed. An object nobody here cares about costs little more than its name.
 *
 * Everything handed out belongs to the table and stands until that object is put again or removed.
 */
struct object_table;

/** Which object: version left out, since one object may be served in several. */
struct object_key {
    struct str group, kind, namespace, name;
};

bool object_key_equal(const struct object_key *a, const struct object_key *b);
/** "group/kind/namespace/name". */
const char *object_key_print(const struct object_key *key, struct arena *arena);

/** One owner of an object. `uid` is empty for an owner that is only inferred by name. */
struct object_owner {
    struct str api_version, kind, name, uid;
};

/** All that is remembered of one object; as input to object_table_put(), and as its readable form.
 */
struct object_facts {
    struct object_key key;
    struct str version; /* of the API it was read in */
    struct str uid, resource_version;
    int64_t created_seconds;   /* since 1970; 0: unknown */
    unsigned char health;      /* enum health_status */
    struct str health_message; /* empty: none */
    const struct object_owner *owners;
    size_t owner_count;
    struct str application;    /* instance name that tracks it, empty: none */
    struct json_doc *manifest; /* NULL: not kept */
    struct json_doc *info;     /* extra fields of its node in the tree, NULL: none */
    uint64_t content_hash;     /* of what counts as a change, 0: every update does */
};

struct live_object;

struct object_table *object_table_new(void) MUST_USE;
void object_table_free(struct object_table *table);
DEFINE_CLEANUP(struct object_table *, object_table_free)

/** Remember an object, in the place of what was known of it. References are taken, not moved. */
struct live_object *object_table_put(struct object_table *table, const struct object_facts *facts);

/** False when it was not known. */
bool object_table_remove(struct object_table *table, const struct object_key *key);

struct live_object *object_table_find(const struct object_table *table,
                                      const struct object_key *key);

/** Objects known; also of one kind. */
size_t object_table_count(const struct object_table *table);
size_t object_table_count_of_kind(const struct object_table *table, struct str group,
                                  struct str kind);

/** What is known of an object. `owners` are copied to `arena`, all else is borrowed. */
struct object_facts live_object_facts(const struct object_table *table,
                                      const struct live_object *object, struct arena *arena);
struct object_key live_object_key(const struct live_object *object);
bool live_object_has_owners(const struct live_object *object);
/** Borrowed, NULL when it is not kept. */
struct json_doc *live_object_manifest(const struct live_object *object);
struct str live_object_application(const struct live_object *object);

/**
 * Walk over a selection; the object at hand may be removed on the way:
 *     for (struct live_object *object = object_table_first_of_namespace(table, ns), *next; object;
 *          object = next) {
 *         next = object_table_next_of_namespace(object);
 */
struct live_object *object_table_first_of_namespace(const struct object_table *table,
                                                    struct str namespace);
struct live_object *object_table_next_of_namespace(const struct live_object *object);
struct live_object *object_table_first_of_application(const struct object_table *table,
                                                      struct str application);
struct live_object *object_table_next_of_application(const struct live_object *object);

/** Call `visit` for each object that names the UID as an owner's. */
typedef void (*live_object_fn)(void *context, struct live_object *object);
void object_table_each_child(const struct object_table *table, struct str owner_uid,
                             live_object_fn visit, void *context);
/** Call `visit` for each object. */
void object_table_each(const struct object_table *table, live_object_fn visit, void *context);

/** Add or take away one owner of an object that is known (inferred ones). */
void object_table_add_owner(struct object_table *table, struct live_object *object,
                            const struct object_owner *owner);
void object_table_remove_owner(struct object_table *table, struct live_object *object,
                               struct str owner_uid);

/**
 * Relisting: mark every object of a kind (and of a namespace, unless that is empty) before a list;
 * putting an object takes its mark away; then the marked ones are those that are gone.
 */
void object_table_mark(struct object_table *table, struct str group, struct str kind,
                       struct str namespace);
/** Takes the mark away from an object that was listed unchanged. */
void live_object_unmark(struct live_object *object);
void object_table_each_marked(struct object_table *table, struct str group, struct str kind,
                              live_object_fn visit, void *context);
