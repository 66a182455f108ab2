#pragma once

#include "render/kustomize/resource.h"

struct json;

/** A place in objects of some kind: "spec/template/metadata/labels", lists on the way included. */
struct field_spec {
    struct gvk gvk; /* empty parts fit any */
    struct str path;
    bool create; /* make what is missing of it */
};

struct field_spec_list {
    const struct field_spec *items;
    size_t count;
};

/** Names of `target` objects stand in these places. */
struct name_reference {
    struct gvk target;
    struct field_spec_list places;
};

/** The tables of places; the built-in ones, extended by `configurations` and `crds`. */
struct field_config {
    struct field_spec_list name_prefix, name_suffix, namespace, common_labels, template_labels,
        labels, common_annotations, images, replicas, var_reference;
    const struct name_reference *name_references;
    size_t name_reference_count;
};

extern const struct field_config field_config_builtin;

/** Two tables as one; ERR_INVALID for places that contradict each other. `*into` is replaced. */
int field_config_merge(struct field_config *into, const struct field_config *more,
                       struct arena *arena, struct error *err) MUST_USE;
/** A transformer configuration file, which may say nothing that is not known. */
int field_config_read(struct str text, struct arena *arena, struct field_config *out,
                      struct error *err) MUST_USE;
/** A list of field specs as JSON: [{group, version, kind, path, create}]. */
struct field_spec_list field_spec_read(const struct json *list, struct arena *arena);
int field_spec_merge(struct field_spec_list *into, struct field_spec_list more, struct arena *arena,
                     struct error *err) MUST_USE;

/** What to do with the node at a place. */
struct field_setter {
    int (*set)(struct field_setter *setter, struct knode *node, struct error *err);
    void *context;
    struct arena *arena;
    bool can_create; /* the last part of a path with `create`: as `kind` */
    enum knode_kind kind;
};

/** Apply to every node at the place; an object of another kind is left alone. */
int field_spec_apply(const struct field_spec *spec, struct resource *resource,
                     struct field_setter *setter, struct error *err) MUST_USE;
int field_spec_apply_all(struct field_spec_list specs, struct resource *resource,
                         struct field_setter *setter, struct error *err) MUST_USE;

/** Split a path at slashes that have no backslash before them. Returns the number of parts. */
enum { FIELD_PATH_MAX = 64 };
size_t field_path_split(struct str path, struct arena *arena, struct str parts[FIELD_PATH_MAX]);
