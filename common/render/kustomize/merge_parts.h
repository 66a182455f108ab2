#pragma once

#include "render/kustomize/arena_list.h"
#include "render/kustomize/merge_types.h"

/* Shared by merge.c and merge_keyed.c. */

struct merging {
    struct arena *arena;
    struct merge_schema *schema; /* NULL: what is known of Kubernetes */
    struct error *err;
};

/* What is known of a place. */
struct place {
    const struct merge_type *type;   /* of a map, or of a list's items */
    const struct merge_field *field; /* a list that merges, when it has keys */
};

static inline bool merge_is_absent(const struct knode *node)
{
    return !node || knode_is_null(node);
}

/** Merge two values of a place; NULL: nothing is left. */
int merge_nodes(struct merging *m, struct knode *into, struct knode *patch, struct place place,
                struct knode **out) MUST_USE;
/** Does any item of the patch's list say "$patch"? */
bool merge_has_directives(const struct knode *list);
int merge_keyed_list(struct merging *m, const struct merge_field *field, bool has_directives,
                     struct knode *into, struct knode *patch, struct knode **out) MUST_USE;
