#pragma once

#include "template/parser.h"
#include "template/template.h"

/* Private to the template engine. */

struct template_set {
    struct template_functions *functions;
    struct template_options options;
    struct arena *arena;
    struct map *trees;           /* of struct template_tree */
    struct template_set *parent; /* of a clone: what is not found here is looked for there */
};

const struct template_tree *template_set_find(struct template_set *set, struct str name);
