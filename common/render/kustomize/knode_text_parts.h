#pragma once

#include "base/arena.h"
#include "base/vec.h"
#include "render/kustomize/knode_text.h"

#include <yaml.h>

/* Shared by knode_text_parse.c, which builds the nodes, and knode_text_gap.c, which finds the
 * comments between them. */

/* A block container around the place, or one in brackets. */
struct text_level {
    struct knode *node;
    struct knode_look *look;     /* of the container */
    struct knode_look *key_look; /* of the key that waits for its value; NULL: none waits */
    size_t column;               /* where its entries begin */
    struct knode_comment *feet;  /* behind its last entry */
    bool has_late;               /* some of its feet were kept back */
    struct knode_comment *late; /* feet of less indent than that, which go behind what comes next */
};

/* What stands before the place. */
struct text_content {
    size_t end; /* behind it, in bytes */
    size_t line;
    size_t foot_line;        /* where a comment would be its foot; SIZE_MAX: nowhere */
    bool had_empty;          /* an empty line was part of it */
    bool is_flow;            /* it ends with a bracket or brace */
    size_t column;           /* where the entries of the innermost container begin */
    struct knode_look *look; /* to which a comment on its line belongs; NULL: to nothing */
};

struct text_reader {
    yaml_parser_t parser;
    struct str text;
    struct arena *arena;
    VEC(size_t) lines; /* where each begins */
    VEC(struct text_level) open;
    size_t ended; /* of them, but not yet left: comments may still belong to them */
    struct knode *root;
    struct text_content last;
    struct knode_comment *held; /* comments before the next entry */
    struct knode_comment *late; /* comments behind the next entry */
    bool is_explicit;           /* "---" stands before it all */
    bool begins_at_once;        /* nothing stands before it all */
    struct error *err;
};

/** The innermost container around the place; NULL: there is none. */
static inline struct text_level *text_innermost(struct text_reader *r)
{
    return r->open.count > 0 ? &r->open.items[r->open.count - 1] : NULL;
}

/** A comment stands where it is not known what it belongs to. Always -1. */
int text_fail_comment(struct text_reader *r);
void text_push_comment(struct knode_comment **list, struct knode_comment *more);
/** From there to the end of the line or `end`. */
struct str text_line_from(const struct text_reader *r, size_t at, size_t end);
/** The first entry of a text that begins with it: what stands in quotes or brackets there, or has
 * a comment on its line, gets no foot. */
bool text_is_first_of_all(const struct text_reader *r);
/** The comments from the last content to `end`: those behind it find their places, the others wait
 * for what comes next. */
int text_read_gap(struct text_reader *r, size_t end) MUST_USE;
