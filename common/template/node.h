#pragma once

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct strbuf;
struct value_function;

/** The tree of a parsed template. Immutable once parsed. */
enum node_type {
    NODE_LIST,
    NODE_TEXT,
    NODE_ACTION,
    NODE_IF,
    NODE_WITH,
    NODE_RANGE,
    NODE_TEMPLATE,
    NODE_BREAK,
    NODE_CONTINUE,
    NODE_ELSE, /* while parsing only, as the next */
    NODE_END,
    NODE_PIPE,
    NODE_COMMAND,
    NODE_CHAIN,
    NODE_FIELD,
    NODE_VARIABLE,
    NODE_IDENTIFIER,
    NODE_DOT,
    NODE_NIL,
    NODE_BOOL,
    NODE_NUMBER,
    NODE_STRING,
};

struct node_list {
    struct node **items;
    size_t count, capacity;
};

struct node {
    enum node_type type : 8;
    uint32_t line : 24; /* of a text or a statement, from 1; 0: not noted */
    uint32_t position;  /* in the text */
    union {
        struct node_list list; /* of a list, and of a command: its words */
        struct str text;       /* of text */
        struct {
            struct node *pipe; /* of an action, a template (NULL: none), if, with, range */
            struct node *body, *otherwise; /* lists */
            struct str name;               /* of a template */
        };
        struct {
            struct node_list commands;
            struct node_list variables; /* declared or assigned */
            bool is_assignment;
        } pipeline;
        struct {
            struct node *of;   /* of a chain: what the fields are of */
            struct str *names; /* of fields and a variable, whose own name is the first */
            size_t name_count;
        };
        struct {
            struct str word; /* of an identifier */
            const struct value_function *function;
        };
        struct {
            struct str quoted, content; /* of a string */
        };
        struct {
            struct str source; /* of a number; the rest says what it can be */
            bool is_int, is_uint, is_float, is_complex;
            int64_t integer;
            uint64_t natural;
            double number;
            const double *complex;
        };
        bool truth;
    };
};

struct node *node_new(struct arena *arena, enum node_type type, size_t position);
void node_list_add(struct node_list *list, struct node *item, struct arena *arena);
/** Nothing but blanks: does not count as a definition. */
bool node_is_empty(const struct node *list);
/** The node as source text, as Go prints it in errors. */
void node_print(const struct node *node, struct strbuf *out);
