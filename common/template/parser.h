#pragma once

#include "base/error.h"
#include "base/str.h"

struct arena;
struct node;
struct template_functions;
struct template_options;

/** A named template: the list of its nodes and the text they came from. */
struct template_tree {
    struct str name;
    struct str file; /* the name that was given to the parse: errors show it */
    struct str text;
    const struct node *root;
};

/** The templates a text makes, its own last. */
struct template_trees {
    struct template_tree *items;
    size_t count, capacity;
};

struct parser_source {
    struct str name, text;
    const struct template_options *options;
};

/** "template: NAME:LINE: ...", as Go words it. */
int parser_parse(const struct parser_source *source, struct template_functions *functions,
                 struct arena *arena, struct template_trees *out, struct error *err) MUST_USE;
