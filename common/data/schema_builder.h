#pragma once

#include "base/vec.h"
#include "data/schema_tables.h"

struct arena;
struct map;

/*
 * A schema while it is built; for schema_builder.c and schema_openapi.c only. Models are named
 * before they are seen: a reference to one gets its node, and one that adds something of its own
 * (a strategy, a map type) gets a node that copies the model when all are there.
 */
struct schema_reference {
    uint32_t node, model;   /* the node to fill, the model's node */
    struct schema_node own; /* what it adds: strategy, merge_key, relation */
    bool has_relation;
};

struct schema_builder {
    VEC(struct schema_node) nodes;
    VEC(struct schema_field_row) fields;
    VEC(uint32_t) keys;
    VEC(struct schema_kind_row) kinds;
    VEC(struct schema_model_row) models;
    VEC(struct schema_reference) references;
    VEC(bool) seen; /* by node: a model's own definition was read (others: true) */
    char *texts;
    size_t text_size, text_capacity;
    struct map *text_offsets; /* text: its offset + 1 */
    struct map *model_nodes;  /* name: its node + 1 */
};

enum {
    SCHEMA_MAX_NODES = 1 << 20,
    SCHEMA_MAX_TEXT = 64 << 20,
    SCHEMA_MAX_DEPTH = 200,
    SCHEMA_MAX_FIELDS = 0xffff, /* of one type */
};

uint32_t schema_builder_text(struct schema_builder *builder, struct str text);
/** A node that starts as `node`. */
uint32_t schema_builder_node(struct schema_builder *builder, struct schema_node node);
/** The node of a model, made when it was not named before. */
uint32_t schema_builder_model(struct schema_builder *builder, struct str name);
void schema_builder_kind(struct schema_builder *builder, struct str group, struct str version,
                         struct str kind, uint32_t node);
/** Give a node its fields, which are sorted for it. */
void schema_builder_set_fields(struct schema_builder *builder, uint32_t node,
                               struct schema_field_row *rows, size_t count);
/** Copy a model of the built-in schema with all that it refers to; its node. */
uint32_t schema_builder_import(struct schema_builder *builder, struct str name);
int schema_builder_check(const struct schema_builder *builder, struct error *err) MUST_USE;
