#pragma once

#include "data/schema.h"

#include <stdatomic.h>

/*
 * How a schema is stored; for schema*.c only. Everything refers to everything by number, so that
 * the built-in schema is read-only data without a relocation, and one that was built is four
 * blocks. Texts are C strings in one block, named by their offset; offset 0 is the empty one.
 */
enum {
    SCHEMA_NODE_ANY = 0, /* deduced from the value; objects field by field, lists as a whole */
    SCHEMA_NODE_ANY_ATOMIC = 1, /* any value, as a whole */
    SCHEMA_NODES_FIXED = 2,
    SCHEMA_NODE_NONE = 0xffffff,
};

enum schema_flags {
    SCHEMA_PRESERVES_UNKNOWN = 1,
    SCHEMA_EMBEDDED_RESOURCE = 2,
    SCHEMA_NULLABLE = 4,
};

struct schema_node {
    uint8_t kind, format, relation, flags;
    uint8_t strategy, key_count;
    uint16_t field_count;
    uint32_t name, merge_key; /* texts */
    uint32_t element;         /* a node, or SCHEMA_NODE_NONE */
    uint32_t first_field, first_key;
};

/* Sorted by name among those of one node. */
struct schema_field_row {
    uint32_t name, default_text; /* texts */
    uint32_t node : 31, required : 1;
};

/* Sorted by group, version, kind. */
struct schema_kind_row {
    uint32_t group, version, kind; /* texts */
    uint32_t node;
};

/* Sorted by name. */
struct schema_model_row {
    uint32_t name, node;
};

struct schema {
    const struct schema_node *nodes;
    const struct schema_field_row *fields;
    const uint32_t *keys; /* texts */
    const struct schema_kind_row *kinds;
    const struct schema_model_row *models;
    const char *texts;
    uint32_t node_count, field_count, kind_count, model_count;
    atomic_uint *references; /* NULL: built in */
};

const char *schema_text(const struct schema *schema, uint32_t offset);
