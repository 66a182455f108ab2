#pragma once

#include "base/str.h"

#include <stddef.h>
#include <stdint.h>

/* How Kubernetes' types are marshalled, as tables; for forms.c and what tools/generate_forms makes.
 */

enum form_type {
    FORM_STRING,
    FORM_BOOL,
    FORM_INT32,
    FORM_INT64,
    FORM_FLOAT,
    FORM_BYTES,
    FORM_QUANTITY,
    FORM_TIME,
    FORM_MICROTIME,
    FORM_DURATION,
    FORM_INTSTR,
    FORM_RAW,
    FORM_POINTER, /* of: a node; may be absent */
    FORM_LIST,    /* of: a node */
    FORM_MAP,     /* of: a node */
    FORM_STRUCT,  /* of: a struct */
};

enum form_flags {
    FORM_OMIT_EMPTY = 1,
    FORM_OMIT_ZERO = 2,
};

struct form_node {
    uint8_t type;
    uint16_t of;
};

struct form_struct {
    uint32_t name; /* an offset into form_texts */
    uint16_t first_field, field_count;
};

/* Sorted by name within a struct. */
struct form_field {
    uint32_t name;
    uint16_t node;
    uint8_t flags;
};

/* Sorted by group, version, kind. */
struct form_kind {
    uint32_t group, version, kind;
    uint16_t node;
};

extern const char form_texts[];
extern const struct form_node form_nodes[];
extern const struct form_struct form_structs[]; /* sorted by name */
extern const struct form_field form_fields[];
extern const struct form_kind form_kinds[];
extern const size_t form_node_count, form_struct_count, form_kind_count;

/** A field by its exact name, NULL when there is none. */
const struct form_field *form_find_field(const struct form_struct *type, struct str name);
