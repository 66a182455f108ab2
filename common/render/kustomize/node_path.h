#pragma once

#include "render/kustomize/arena_list.h"
#include "render/kustomize/knode.h"

/** Paths as replacements and vars write them: "spec.containers.[name=a].env.*.value", "a\.b". */
struct node_path {
    ARENA_LIST(struct str) parts;
};

struct node_path node_path_split(struct str text, struct arena *arena);

/** One node; NULL when there is none. */
struct knode *node_path_find(const struct node_path *path, struct knode *root);

/**
 * One part further, strictly: `*out` is NULL where nothing is, -1 where the part cannot be meant
 * for what is there.
 */
int node_path_step(struct knode *at, struct str part, struct arena *arena, struct knode **out,
                   struct error *err) MUST_USE;

/**
 * The same, strictly: 1, 0 where there is none, -1 where the path cannot be meant for what is
 * there: an item of what is no list, a field of what is no map, a choice ("*"). "-" is the last
 * item.
 */
int node_path_look_up(const struct node_path *path, struct knode *root, struct arena *arena,
                      struct knode **out, struct error *err) MUST_USE;

struct node_path_matches {
    ARENA_LIST(struct knode *) nodes;
};

/**
 * All nodes that a path with lists and wildcards fits; "[name=a]" is an expression that the field
 * has to hold somewhere, so web-2 is found by web. `create`: what is missing is made, its last
 * part of that kind. A path that goes on into a text goes through what the text reads as: a value
 * of its own, whose nodes are no part of the root.
 */
struct node_path_search {
    const struct node_path *path;
    struct arena *arena;
    bool create;
    enum knode_kind kind;
};
int node_path_match(struct node_path_search *search, struct knode *root,
                    struct node_path_matches *out, struct error *err) MUST_USE;
