#pragma once

#include "argo/texts.h"
#include "base/error.h"

#include <stdbool.h>

struct arena;
struct json;

struct ignore_rule {
    struct texts json_pointers;
    struct texts jq_path_expressions;
    struct texts managed_fields_managers;
};

struct known_type_field {
    struct str field; /* dotted path */
    struct str type;  /* such as "core/v1/PodSpec" */
};

/** What argocd-cm says about one kind: `resource.customizations...`. */
struct resource_override {
    struct str key; /* "group/Kind", "Kind" of core, or a glob such as "*" */
    struct str health_lua;
    bool use_open_libs;
    struct str actions; /* YAML text */
    struct ignore_rule ignore_differences;
    struct ignore_rule ignore_resource_updates;
    const struct known_type_field *known_type_fields;
    size_t known_type_field_count;
};

/** In the order in which the keys were met; keys are unique. */
struct resource_overrides {
    const struct resource_override *items;
    size_t count;
};

/** The entry of exactly that key, NULL when there is none. */
const struct resource_override *resource_overrides_find(const struct resource_overrides *overrides,
                                                        struct str key);

/**
 * From the data of argocd-cm: the map `resource.customizations`, then the split keys. An unknown
 * type of split key or a malformed value fails the whole. `data` must outlive the result.
 */
int resource_overrides_read(const struct json *data, struct arena *arena,
                            struct resource_overrides *out, struct error *err) MUST_USE;
