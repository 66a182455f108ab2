#pragma once

#include "data/yaml_node.h"

/*
 * Shared by the files of yaml_block. Texts are cut out of a copy of the document in place: what a
 * scalar comes to is never longer than what was written. A NUL is put behind it once the place has
 * moved past.
 *
 * Every function that may meet something that is not of the common form returns NULL or false, and
 * the whole document is left to the general reader.
 */
struct block_reader {
    char *at;         /* the place */
    char *end;        /* a NUL; there is none before it that was not put there */
    char *line_begin; /* of the line at hand */
    int indent;       /* of the content at hand; -1 at the end of the text */
    uint32_t line;    /* from 1 */
    size_t depth, depth_max;
    struct arena *arena;
};

static inline bool is_line_end(char c)
{
    return c == '\n' || c == '\0';
}

static inline bool is_gap(char c)
{
    return c == ' ' || is_line_end(c);
}

struct yaml_node *block_node_new(struct block_reader *r, int kind);
void block_node_append(struct yaml_node *into, struct yaml_node ***tail, struct yaml_node *node);

/** Over blanks and a comment to the begin of the next line; false when there is anything else. */
bool block_end_line(struct block_reader *r);

/** A text without quotes may begin like this. */
bool block_is_plain_start(const char *at);
/** A scalar or a value in brackets behind a key or a dash, and the rest of its line; `indent` is
 * that of the collection around it. */
struct yaml_node *block_scalar(struct block_reader *r, int indent);
/** A text in quotes; `indent` -1: on one line. The place is behind the closing quote. */
struct yaml_node *block_quoted(struct block_reader *r, int indent);
/** A list or a map in brackets, on one line. */
struct yaml_node *block_flow(struct block_reader *r);
