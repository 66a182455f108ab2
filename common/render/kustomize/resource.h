#pragma once

#include "base/error.h"
#include "base/str.h"
#include "render/kustomize/arena_list.h"
#include "render/kustomize/knode.h"

/** Group, version and kind. In a selector an empty one stands for any. */
struct gvk {
    struct str group, version, kind;
};

struct gvk gvk_of(struct str api_version, struct str kind);
bool gvk_equal(struct gvk a, struct gvk b);
/** Everything that `selector` names is the same. */
bool gvk_is_selected(struct gvk gvk, struct gvk selector);
/** "Deployment.v1.apps", "[noGrp]" and its like for what is empty. */
const char *gvk_print(struct gvk gvk, struct arena *arena);
/** Known to live in no namespace. */
bool gvk_is_cluster_scoped(struct gvk gvk);

/** What an object is known by. */
struct resource_id {
    struct gvk gvk;
    struct str name, namespace;
};

bool resource_id_equal(const struct resource_id *a, const struct resource_id *b);
/** The namespace is the same one; "" is "default", and cluster-scoped kinds share one of their own.
 */
bool resource_id_same_namespace(const struct resource_id *a, const struct resource_id *b);
struct str resource_id_namespace(const struct resource_id *id);
/** "ConfigMap.v1.[noGrp]/name.[noNs]" */
const char *resource_id_print(const struct resource_id *id, struct arena *arena);
/** As Go prints the struct with %#v. */
const char *resource_id_go_print(const struct resource_id *id, struct arena *arena);

enum resource_behavior { BEHAVIOR_UNSPECIFIED, BEHAVIOR_CREATE, BEHAVIOR_REPLACE, BEHAVIOR_MERGE };

/** Where an object comes from, for `buildMetadata`. */
struct resource_origin {
    const char *repo, *ref; /* "" for the tree itself */
    const char *path;
    const char *configured_in; /* of generated ones: the kustomization */
    struct gvk configured_by;  /* and the generator */
    struct str configured_name, configured_namespace;
};

/** An object on its way, and what it was called before. */
struct resource {
    struct knode *node;
    struct resource_id current; /* resource_touch() after changing what it says */
    ARENA_LIST(struct resource_id) previous;
    ARENA_LIST(struct str) prefixes, suffixes;
    const struct resource_origin *origin;
    ARENA_LIST(const struct resource_origin *) transformations;
    enum resource_behavior behavior;
    bool is_generated; /* with a behavior */
    bool needs_hash;
    bool is_from_helm;
    bool allows_name_change, allows_kind_change; /* of patches */
};

struct resource_list {
    struct resource **items;
    size_t count, capacity;
};

enum { RESOURCES_MAX = 200000 };

/** An object made of a node: a map with a kind and a name. ERR_INVALID if it is not one. */
int resource_make(struct knode *node, struct arena *arena, struct resource **out,
                  struct error *err) MUST_USE;
/** All objects of a text, lists unpacked. */
int resource_parse_all(struct str text, struct arena *arena, struct resource_list *out,
                       struct error *err) MUST_USE;
/** The same, each of its own name: ERR_INVALID where two have one identity. */
int resource_parse(struct str text, struct arena *arena, struct resource_list *out,
                   struct error *err) MUST_USE;
struct resource *resource_copy(const struct resource *resource, struct arena *arena);

/** The id is read from the node again. */
void resource_touch(struct resource *resource);
/** Remember the present id among the previous ones. */
void resource_keep_id(struct resource *resource, struct arena *arena);
/** What it was called first. */
const struct resource_id *resource_original(const struct resource *resource);
bool resource_is_empty(const struct resource *resource);

void resource_set_name(struct resource *resource, struct str name, struct arena *arena);
void resource_set_namespace(struct resource *resource, struct str name, struct arena *arena);

/** The present or a previous id is `id`. */
bool resource_has_id(const struct resource *resource, const struct resource_id *id);

/** metadata.labels or metadata.annotations. */
struct knode *resource_metadata_map(const struct resource *resource, struct str which);

/** Chains of prefixes or suffixes end alike. */
bool resource_affixes_match(const struct resource *a, const struct resource *b, bool allow_empty);

void resource_list_push(struct arena *arena, struct resource_list *list, struct resource *item);
/** "may not add resource with an already registered id: ..." */
int resource_list_add(struct arena *arena, struct resource_list *list, struct resource *item,
                      struct error *err) MUST_USE;
/** Take out what became empty. */
void resource_list_drop_empty(struct resource_list *list);
