#pragma once

#include "argo/texts.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct json;

/**
 * What our custom resources look like, in one place: the fields of each struct, in the order in
 * which the original declares (and so prints) them. Unknown keys are found with it, and a document
 * is brought into the form that the original's typed values have in JSON.
 */
enum shape_type {
    SHAPE_STRING,
    SHAPE_BOOL,
    SHAPE_INT,
    SHAPE_TIME, /* RFC 3339, whole seconds, UTC */
    SHAPE_INT_OR_STRING,
    SHAPE_ANY,        /* kept as it is, whatever is in it */
    SHAPE_OBJECT,     /* `fields` */
    SHAPE_STRINGS,    /* an array of them */
    SHAPE_OBJECTS,    /* an array of `fields` */
    SHAPE_STRING_MAP, /* any key */
    SHAPE_BOOL_MAP,
    SHAPE_OBJECT_MAP, /* any key, `fields` */
};

enum shape_flags {
    SHAPE_KEPT = 1,     /* printed even when it is empty: no omitempty in the original */
    SHAPE_POINTER = 2,  /* absent and zero differ; an object without it is printed always */
    SHAPE_REQUIRED = 4, /* required by the schema of the CRD */
};

struct shape_field {
    const char *name; /* NULL ends a table */
    enum shape_type type;
    unsigned flags;
    const struct shape_field *fields;
};

extern const struct shape_field shape_application[];
extern const struct shape_field shape_application_spec[];
extern const struct shape_field shape_application_status[];
extern const struct shape_field shape_application_source[];
extern const struct shape_field shape_application_destination[];
extern const struct shape_field shape_ignore_difference[];
extern const struct shape_field shape_sync_policy[];
extern const struct shape_field shape_operation[];
extern const struct shape_field shape_operation_state[];
extern const struct shape_field shape_project[];
extern const struct shape_field shape_project_spec[];

/** The field of that name, NULL when there is none. */
const struct shape_field *shape_find(const struct shape_field *fields, struct str name);

/**
 * A document as the original's typed value prints it: fields in its order, empty ones without
 * SHAPE_KEPT left out, struct members always there, unknown ones dropped, what has the wrong type
 * dropped too. Two documents that mean the same have the same typed form.
 */
struct json *shape_typed(const struct shape_field *fields, const struct json *document,
                         struct arena *arena);

/**
 * A document with what its typed value prints and it lacks: struct members, and fields that are
 * kept though empty. All that it has stays as it is, unknown fields too.
 */
struct json *shape_complete(const struct shape_field *fields, const struct json *document,
                            struct arena *arena);

/**
 * A document without what its typed value would leave out: known fields that are empty or null and
 * are not kept. What is not known stays as it is. For what came over the wire, where a field that
 * was not given and an empty one look the same.
 */
struct json *shape_prune(const struct shape_field *fields, const struct json *document,
                         struct arena *arena);

/** An unknown key: where it is ("spec.syncPolicy.automatd") and what may have been meant. */
struct unknown_key {
    struct str path;
    struct str nearest; /* empty when nothing is near */
};

enum { UNKNOWN_KEYS_MAX = 20 };

/** Keys of the document that no field has, at most UNKNOWN_KEYS_MAX, in document order. */
size_t shape_unknown_keys(const struct shape_field *fields, const struct json *document,
                          struct arena *arena, const struct unknown_key **out);

/** "unknown field 'spec.x'; did you mean 'y'?, unknown field ...": the message of a condition. */
struct str shape_unknown_keys_message(const struct unknown_key *keys, size_t count,
                                      struct arena *arena);
