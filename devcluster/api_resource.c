#include "api_resource.h"

#include "base/mem.h"
#include "collection.h"
#include "data/json.h"
#include "gitops/forms.h"
#include "resource_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Is there a row of that subresource? */
static bool has_row(const struct resource_row *resource, const char *subresource)
{
    size_t size = strlen(resource->name);

    for (const struct resource_row *row = resource_rows; row->name; row++) {
        if (strcmp(row->group, resource->group) == 0 &&
            strcmp(row->version, resource->version) == 0 &&
            strncmp(row->name, resource->name, size) == 0 && row->name[size] == '/' &&
            strcmp(row->name + size + 1, subresource) == 0)
            return true;
    }
    return false;
}

void api_resource_add_version(struct api_resource *resource, const struct resource_row *row)
{
    struct api_version *version;

    resource->versions =
        xrealloc(resource->versions, (resource->version_count + 1) * sizeof(*resource->versions));
    version = &resource->versions[resource->version_count++];
    *version = (struct api_version){ .name = xstrdup(row->version), .is_served = true };
    version->has_status = has_row(row, "status");
    version->type = schema_find(schema_builtin(), row->group, row->version, row->kind);
    version->form = form_of_gvk(
        (struct group_version_kind){ str_of(row->group), str_of(row->version), str_of(row->kind) });
}

struct api_resource *api_resource_of_row(const struct resource_row *row)
{
    struct api_resource *resource = xcalloc(1, sizeof(*resource));
    size_t size = strlen(row->kind) + sizeof("List");

    resource->group = xstrdup(row->group);
    resource->plural = xstrdup(row->name);
    resource->kind = xstrdup(row->kind);
    resource->list_kind = xcalloc(1, size);
    (void)snprintf(resource->list_kind, size, "%sList", row->kind);
    resource->singular = xstrdup(row->singular);
    resource->short_names = xstrdup(row->short_names);
    resource->categories = xstrdup(row->categories);
    resource->is_namespaced = row->is_namespaced;
    resource->verbs = row->verbs;
    resource->row = row;
    resource->objects = collection_new();
    api_resource_add_version(resource, row);
    return resource;
}

void api_resource_free(struct api_resource *resource)
{
    if (!resource)
        return;
    for (size_t i = 0; i < resource->version_count; i++)
        free(resource->versions[i].name);
    free(resource->versions);
    free(resource->group);
    free(resource->plural);
    free(resource->kind);
    free(resource->list_kind);
    free(resource->singular);
    free(resource->short_names);
    free(resource->categories);
    schema_unref(resource->schema);
    json_doc_unref(resource->definition);
    collection_free(resource->objects);
    free(resource);
}

const struct api_version *api_resource_version(const struct api_resource *resource,
                                               struct str version)
{
    for (size_t i = 0; i < resource->version_count; i++)
        if (resource->versions[i].is_served && str_equals(version, resource->versions[i].name))
            return &resource->versions[i];
    return NULL;
}

bool api_resource_has_subresource(const struct api_resource *resource,
                                  const struct api_version *version, struct str subresource,
                                  const struct resource_row **row)
{
    size_t size = strlen(resource->plural);

    *row = NULL;
    if (is_custom(resource))
        return (str_equals(subresource, "status") && version->has_status) ||
               (str_equals(subresource, "scale") && version->has_scale);
    for (const struct resource_row *one = resource_rows; one->name; one++) {
        if (strcmp(one->group, resource->group) == 0 && strcmp(one->version, version->name) == 0 &&
            strncmp(one->name, resource->plural, size) == 0 && one->name[size] == '/' &&
            str_equals(subresource, one->name + size + 1)) {
            *row = one;
            return true;
        }
    }
    return false;
}

const char *api_resource_label(const struct api_resource *resource, char *buffer, size_t size)
{
    (void)snprintf(buffer, size, "%s%s%s", resource->plural, resource->group[0] ? "." : "",
                   resource->group);
    return buffer;
}
