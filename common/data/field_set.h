#pragma once

#include "base/error.h"
#include "base/str.h"
#include "data/schema.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct json;
struct strbuf;

/**
 * Paths into a document, as managedFields record them: which fields somebody owns. A set lives in
 * an arena; NULL is the empty set everywhere. Operations make new sets and share what they can.
 */
struct field_set;

enum field_element_kind {
    FIELD_NAME,  /* f:<name>: a member */
    FIELD_KEY,   /* k:{"name":"a"}: an item by its keys */
    FIELD_VALUE, /* v:<json>: an item of a set, by its value */
    FIELD_INDEX, /* i:<n>: an item by its place */
};

struct field_element {
    enum field_element_kind kind;
    struct str name;          /* FIELD_NAME */
    const struct json *value; /* FIELD_VALUE; FIELD_KEY: an object, its members sorted by name */
    int64_t index;            /* FIELD_INDEX */
};

struct field_path {
    const struct field_element *elements;
    size_t count;
};

/** The order of elements: by kind (names, keys, values, indices), then by content. */
int field_element_compare(const struct field_element *a, const struct field_element *b);

/** Parse the JSON form (`fieldsV1`): a tree of "f:", "k:", "v:", "i:" keys; "." is the node itself.
 */
int field_set_parse(const struct json *fields, struct arena *arena, struct field_set **out,
                    struct error *err) MUST_USE;
/** The JSON form, members in the order of the elements, as the API server writes it. */
const struct json *field_set_json(const struct field_set *set, struct arena *arena);

struct field_set *field_set_new(struct arena *arena);
/** Only into a set that no operation has taken part of yet. */
void field_set_insert(struct arena *arena, struct field_set *set, struct field_path path);

bool field_set_is_empty(const struct field_set *set);
/** Number of paths. */
size_t field_set_count(const struct field_set *set);
bool field_set_has(const struct field_set *set, struct field_path path);
bool field_set_equal(const struct field_set *a, const struct field_set *b);

const struct field_set *field_set_union(const struct field_set *a, const struct field_set *b,
                                        struct arena *arena);
const struct field_set *field_set_intersection(const struct field_set *a, const struct field_set *b,
                                               struct arena *arena);
/** The paths of `a` that are not in `b`. */
const struct field_set *field_set_difference(const struct field_set *a, const struct field_set *b,
                                             struct arena *arena);
/** The paths of `a` that neither are in `b` nor have one of `b` above them. */
const struct field_set *field_set_recursive_difference(const struct field_set *a,
                                                       const struct field_set *b,
                                                       struct arena *arena);
/** The paths that are above no other path of the set. */
const struct field_set *field_set_leaves(const struct field_set *set, struct arena *arena);

/** Is the path of this one element a member of the set? */
bool field_set_has_element(const struct field_set *set, const struct field_element *element);
/** The paths below an element, NULL when there are none. */
const struct field_set *field_set_below(const struct field_set *set,
                                        const struct field_element *element);
/**
 * The set with each declared field that leads to a path made a member, too: what an owner of a part
 * of an object implies about the object.
 */
const struct field_set *field_set_with_named_fields(const struct field_set *set,
                                                    struct schema_type type, struct arena *arena);

/**
 * Call `visit` for each path; it is valid during the call. A node's members come before what is
 * below them. Non-zero stops the walk and is returned.
 */
int field_set_walk(const struct field_set *set, struct arena *arena,
                   int (*visit)(struct field_path path, void *context), void *context);

/** ".spec.containers[name=\"c\"].env", as errors and conflicts print it. */
void field_path_print(struct field_path path, struct strbuf *out);
struct str field_path_text(struct field_path path, struct arena *arena);

/** One element of a set with what it is there: for those who walk a set along a type. */
struct field_set_entry {
    const struct field_element *element;
    bool is_member;
    const struct field_set *below; /* NULL: nothing */
};
size_t field_set_entry_count(const struct field_set *set);
struct field_set_entry field_set_entry_at(const struct field_set *set, size_t index);
/** Add an element behind all others of a set being made: it must come last in their order. */
void field_set_append(struct arena *arena, struct field_set *set, struct field_set_entry entry);
