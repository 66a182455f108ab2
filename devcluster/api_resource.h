#pragma once

#include "base/macros.h"
#include "base/str.h"
#include "data/schema.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct collection;
struct json_doc;
struct kind_rule;
struct resource_row;
struct watcher;

/** One version of a resource. */
struct api_version {
    char *name;
    bool is_served;
    bool has_status;
    bool has_scale; /* of a custom resource */
    struct schema_type type;
    uint16_t form; /* the Go type of a built-in kind (gitops/forms.h); FORM_NONE: none */
    /** A custom resource: the version's entry in `spec.versions`, within its definition. */
    const struct json *definition;
};

/**
 * What can be asked for under /api or /apis: built in, or made by a CustomResourceDefinition. It
 * owns its objects, which are kept in one of its versions.
 */
struct api_resource {
    char *group, *plural, *kind, *list_kind, *singular;
    char *short_names, *categories; /* at commas */
    bool is_namespaced;
    unsigned verbs;                 /* bits of enum kube_verb */
    const struct resource_row *row; /* of its first version; NULL: a custom resource */
    struct api_version *versions;   /* by preference */
    size_t version_count;
    size_t storage; /* the version that objects are kept in */
    const struct schema *schema;
    const struct kind_rule *rule; /* NULL: not looked for yet; see kind_rule_of() */
    struct json_doc *definition;  /* the CustomResourceDefinition */
    struct collection *objects;
    struct watcher *watchers;
    bool is_gone; /* its definition was deleted; kept until the next turn for those who walk */
};

struct api_resource *api_resource_of_row(const struct resource_row *row) MUST_USE;
/** Another version of a built-in resource. */
void api_resource_add_version(struct api_resource *resource, const struct resource_row *row);
void api_resource_free(struct api_resource *resource);
DEFINE_CLEANUP(struct api_resource *, api_resource_free)

static inline bool is_custom(const struct api_resource *resource)
{
    return resource->row == NULL;
}

const struct api_version *api_resource_version(const struct api_resource *resource,
                                               struct str version);
/** Does it have that subresource in that version? `row` is set for a built-in one. */
bool api_resource_has_subresource(const struct api_resource *resource,
                                  const struct api_version *version, struct str subresource,
                                  const struct resource_row **row);
/** "deployments.apps", "pods"; in `buffer`. */
const char *api_resource_label(const struct api_resource *resource, char *buffer, size_t size);
