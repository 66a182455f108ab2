/* The form in which a server tells all its groups at once. */
#include "base/arena.h"
#include "data/json.h"
#include "kube/discovery_builder.h"

#include <string.h>

bool discovery_is_aggregated(const struct json *document)
{
    return str_equals(json_string(json_get(document, "kind")), "APIGroupDiscoveryList");
}

static const char *const *subresources_of(const struct json *resource, struct arena *arena)
{
    const struct json *array = json_get(resource, "subresources");
    const char **list = arena_alloc(arena, (json_count(array) + 1) * sizeof(*list));

    for (struct json_cursor at = json_walk(array); json_next(&at);)
        list[at.index] = str_dup(json_string(json_get(at.value, "subresource")), arena).ptr;
    return list;
}

static void add_resource(struct kube_discovery *discovery, const char *group, const char *version,
                         const struct json *resource)
{
    struct arena *arena = discovery->arena;
    struct kube_api api = {
        .resource = { .group = group,
                      .version = version,
                      .plural = json_cstr(json_get(resource, "resource")),
                      .singular = json_cstr(json_get(resource, "singularResource")),
                      .kind = json_cstr_at(resource, "responseKind.kind"),
                      .is_namespaced =
                          str_equals(json_string(json_get(resource, "scope")), "Namespaced"),
                      .verbs = discovery_verbs(json_get(resource, "verbs")) },
        .short_names = discovery_list(json_get(resource, "shortNames"), arena),
        .categories = discovery_list(json_get(resource, "categories"), arena),
        .subresources = subresources_of(resource, arena),
    };

    /* Some list a subresource whose parent cannot be asked for: it has no kind. */
    if (*api.resource.plural && *api.resource.kind)
        discovery_add_resource(discovery, &api);
}

static void add_version(struct kube_discovery *discovery, struct str group,
                        const struct json *document)
{
    struct str version = json_string(json_get(document, "version"));
    const char *group_text = str_dup(group, discovery->arena).ptr;
    const char *version_text = str_dup(version, discovery->arena).ptr;
    const char *api_version = kube_api_version(group_text, version_text, discovery->arena);

    if (str_equals(json_string(json_get(document, "freshness")), "Stale")) {
        discovery_add_failure(
            discovery, api_version,
            arena_printf(discovery->arena, "stale GroupVersion discovery: %s", api_version));
        return;
    }
    discovery_add_version(discovery, group, version);
    for (struct json_cursor at = json_walk(json_get(document, "resources")); json_next(&at);)
        add_resource(discovery, group_text, version_text, at.value);
}

void discovery_add_aggregated(struct kube_discovery *discovery, const struct json *document)
{
    for (struct json_cursor group = json_walk(json_get(document, "items")); json_next(&group);)
        for (struct json_cursor at = json_walk(json_get(group.value, "versions")); json_next(&at);)
            add_version(discovery, json_text_at(group.value, "metadata.name"), at.value);
}
