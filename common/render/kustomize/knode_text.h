#pragma once

#include "render/kustomize/knode.h"

/**
 * YAML text that is changed at places and written again as the original does it: comments, quotes,
 * blocks, brackets, tags, anchors and aliases stay, indents and blank lines become the original's.
 */

/** A comment of lines of its own. */
struct knode_comment {
    struct str text; /* lines, perhaps with empty ones between */
    bool is_foot;    /* belongs to what stands before: an empty line parts it from what follows */
    bool is_head_of_all; /* an empty line follows it */
    bool is_foot_of_all; /* an empty line stands before it */
    struct knode_comment *next;
};

/** What a text says of a node or a key besides its value. */
struct knode_look {
    const struct knode_comment *before; /* a key or an item */
    const struct knode_comment *after;  /* of a container: behind so many of its entries */
    uint32_t after_count;
    struct str line_comment;  /* behind it on its line */
    const char *tag, *anchor; /* NULL: none */
    bool is_alias;            /* its text is the name */
};

/**
 * The first document of a text. ERR_UNIMPLEMENTED: a comment stands where it is not known to which
 * value it belongs, or a key is no scalar.
 */
int knode_text_parse(struct str text, struct arena *arena, struct knode **out,
                     struct error *err) MUST_USE;

/** As the original writes it, without white space around. */
int knode_text_print(const struct knode *root, struct arena *arena, struct str *out,
                     struct error *err) MUST_USE;
