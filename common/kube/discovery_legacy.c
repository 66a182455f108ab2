/* The older form: a list of groups, and a list of resources for each group version. */
#include "base/arena.h"
#include "data/json.h"
#include "kube/discovery_builder.h"

#include <string.h>

/* "deployments/status" belongs to "deployments". */
static const char *const *subresources_of(const struct json *resources, struct str parent,
                                          struct arena *arena)
{
    const char **list = arena_alloc(arena, (json_count(resources) + 1) * sizeof(*list));
    size_t count = 0;

    for (struct json_cursor at = json_walk(resources); json_next(&at);) {
        struct str head, rest;

        if (str_cut(json_string(json_get(at.value, "name")), '/', &head, &rest) &&
            str_equal(head, parent))
            list[count++] = str_dup(rest, arena).ptr;
    }
    return list;
}

void discovery_add_legacy(struct kube_discovery *discovery, struct str group, struct str version,
                          const struct json *document)
{
    struct arena *arena = discovery->arena;
    const struct json *resources = json_get(document, "resources");

    for (struct json_cursor at = json_walk(resources); json_next(&at);) {
        struct str name = json_string(json_get(at.value, "name"));
        struct kube_api api = {
            .resource = { .group = str_dup(group, arena).ptr,
                          .version = str_dup(version, arena).ptr,
                          .plural = name.ptr,
                          .singular = json_cstr(json_get(at.value, "singularName")),
                          .kind = json_cstr(json_get(at.value, "kind")),
                          .is_namespaced = json_bool(json_get(at.value, "namespaced"), false),
                          .verbs = discovery_verbs(json_get(at.value, "verbs")) },
        };

        if (!name.len || str_find_char(name, '/') >= 0 || !*api.resource.kind)
            continue;
        api.short_names = discovery_list(json_get(at.value, "shortNames"), arena);
        api.categories = discovery_list(json_get(at.value, "categories"), arena);
        api.subresources = subresources_of(resources, name, arena);
        discovery_add_resource(discovery, &api);
    }
}
