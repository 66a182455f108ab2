#pragma once

#include "data/json.h"

struct arena;
struct json;

/** The cell of one column of one resource: a row in the tables of table_<topic>.c. */
struct cell_row {
    const char *resource; /* "deployments.apps" */
    const char *column;
    const struct json *(*cell)(const struct json *object, struct arena *arena);
};

/** Each ends with a row without a resource. */
extern const struct cell_row table_workload_cells[];
extern const struct cell_row table_network_cells[];
extern const struct cell_row table_other_cells[];

/** "<none>" for no text. */
const struct json *cell_text_or_none(const char *text, struct arena *arena);
/** "a=b,c=d"; "<none>" when empty. */
const struct json *cell_labels(const struct json *labels, struct arena *arena);
/** The texts of a member of each item, at commas. */
const struct json *cell_joined(const struct json *list, const char *member, struct arena *arena);

/** A cell that is a text of the object. */
#define TEXT_CELL(name, path)                                                                      \
    static const struct json *name(const struct json *object, struct arena *arena)                 \
    {                                                                                              \
        return json_new_string(arena, json_text_at(object, path));                                 \
    }
