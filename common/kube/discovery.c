#include "kube/discovery.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "data/json.h"
#include "kube/discovery_builder.h"

#include <stdlib.h>
#include <string.h>

/* ---- life ---- */

static struct kube_discovery *owned(const struct kube_discovery *discovery)
{
    return (struct kube_discovery *)(uintptr_t)discovery;
}

struct kube_discovery *discovery_new(void)
{
    struct kube_discovery *discovery = xcalloc(1, sizeof(*discovery));

    discovery->references = 1;
    discovery->arena = arena_new();
    discovery->by_kind = map_new();
    discovery->preferred = map_new();
    discovery->by_plural = map_new();
    return discovery;
}

const struct kube_discovery *kube_discovery_ref(const struct kube_discovery *discovery)
{
    __atomic_fetch_add(&owned(discovery)->references, 1, __ATOMIC_RELAXED);
    return discovery;
}

void kube_discovery_unref(const struct kube_discovery *discovery)
{
    struct kube_discovery *own = owned(discovery);

    if (!own || __atomic_sub_fetch(&own->references, 1, __ATOMIC_ACQ_REL) > 0)
        return;
    vec_release(&own->apis);
    vec_release(&own->versions);
    vec_release(&own->failures);
    map_free(own->by_kind);
    map_free(own->preferred);
    map_free(own->by_plural);
    arena_free(own->arena);
    free(own);
}

/* ---- building ---- */

static const char *copy(struct kube_discovery *discovery, const char *text)
{
    return arena_strndup(discovery->arena, text, strlen(text));
}

void discovery_add_version(struct kube_discovery *discovery, struct str group, struct str version)
{
    struct discovery_version added = { .group = str_dup(group, discovery->arena).ptr,
                                       .version = str_dup(version, discovery->arena).ptr };

    added.api_version = kube_api_version(added.group, added.version, discovery->arena);
    vec_push(&discovery->versions, added);
}

void discovery_add_resource(struct kube_discovery *discovery, const struct kube_api *api)
{
    struct kube_api added = *api;

    added.resource.group = copy(discovery, api->resource.group);
    added.resource.version = copy(discovery, api->resource.version);
    added.resource.plural = copy(discovery, api->resource.plural);
    added.resource.singular = copy(discovery, api->resource.singular);
    added.resource.kind = copy(discovery, api->resource.kind);
    vec_push(&discovery->apis, added);
}

void discovery_add_failure(struct kube_discovery *discovery, const char *api_version,
                           const char *reason)
{
    vec_push(&discovery->failures, arena_printf(discovery->arena, "%s: %s", api_version, reason));
}

const char *const *discovery_list(const struct json *array, struct arena *arena)
{
    const char **list = arena_alloc(arena, (json_count(array) + 1) * sizeof(*list));

    for (struct json_cursor at = json_walk(array); json_next(&at);)
        list[at.index] = str_dup(json_string(at.value), arena).ptr;
    return list;
}

unsigned discovery_verbs(const struct json *array)
{
    unsigned verbs = 0;

    for (struct json_cursor at = json_walk(array); json_next(&at);)
        verbs |= kube_verb_parse(json_string(at.value));
    return verbs;
}

static struct str key_of(struct arena *arena, struct str name, struct str version, struct str group)
{
    return str_of(
        arena_printf(arena, "%.*s/%.*s/%.*s", STR_ARG(name), STR_ARG(version), STR_ARG(group)));
}

static struct str preferred_key(struct arena *arena, struct str name, struct str group)
{
    return str_of(arena_printf(arena, "%.*s/%.*s", STR_ARG(name), STR_ARG(group)));
}

/* Put it unless there is one: the first of a kind counts (an older name of a resource may follow).
 */
static bool put_first(struct map *map, struct str key, struct kube_api *api)
{
    if (map_find(map, key))
        return false;
    map_put(map, key, api);
    return true;
}

void discovery_finish(struct kube_discovery *discovery)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(map_free) struct map *seen = map_new(); /* "plural/group", as the preferred ones go */

    for (size_t i = 0; i < discovery->apis.count; i++) {
        struct kube_api *api = &discovery->apis.items[i];
        struct str group = str_of(api->resource.group), version = str_of(api->resource.version);
        struct str kind = str_of(api->resource.kind), plural = str_of(api->resource.plural);

        put_first(discovery->by_kind, key_of(arena, kind, version, group), api);
        put_first(discovery->by_plural, key_of(arena, plural, version, group), api);
        /* Versions come in the order of preference: the first that has it is the preferred one. */
        api->is_preferred = put_first(seen, preferred_key(arena, plural, group), api);
        if (api->is_preferred)
            put_first(discovery->preferred, preferred_key(arena, kind, group), api);
    }
}

int kube_discovery_of(const struct json *const *documents, size_t count,
                      const struct kube_discovery **out, struct error *err)
{
    CLEANUP(kube_discovery_unref) const struct kube_discovery *discovery = discovery_new();

    for (size_t i = 0; i < count; i++) {
        if (!discovery_is_aggregated(documents[i]))
            return error_set(err, ERR_INVALID, "document %zu is no APIGroupDiscoveryList", i);
        discovery_add_aggregated(owned(discovery), documents[i]);
    }
    discovery_finish(owned(discovery));
    *out = TAKE(discovery);
    return 0;
}

/* ---- reading ---- */

size_t kube_discovery_count(const struct kube_discovery *discovery)
{
    return discovery->apis.count;
}

const struct kube_api *kube_discovery_at(const struct kube_discovery *discovery, size_t index)
{
    return &discovery->apis.items[index];
}

size_t kube_discovery_version_count(const struct kube_discovery *discovery)
{
    return discovery->versions.count;
}

const char *kube_discovery_version(const struct kube_discovery *discovery, size_t index)
{
    return discovery->versions.items[index].api_version;
}

size_t kube_discovery_failure_count(const struct kube_discovery *discovery)
{
    return discovery->failures.count;
}

const char *kube_discovery_failure(const struct kube_discovery *discovery, size_t index)
{
    return discovery->failures.items[index];
}

const struct kube_api *kube_discovery_find(const struct kube_discovery *discovery, struct str group,
                                           struct str version, struct str kind)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    return map_find(discovery->by_kind, key_of(arena, kind, version, group));
}

const struct kube_api *kube_discovery_find_preferred(const struct kube_discovery *discovery,
                                                     struct str group, struct str kind)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    return map_find(discovery->preferred, preferred_key(arena, kind, group));
}

const struct kube_api *kube_discovery_find_plural(const struct kube_discovery *discovery,
                                                  struct str group, struct str version,
                                                  struct str plural)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    return map_find(discovery->by_plural, key_of(arena, plural, version, group));
}

/* ---- with errors ---- */

static const char *find_failure(const struct kube_discovery *discovery, const char *api_version)
{
    size_t length = strlen(api_version);

    for (size_t i = 0; i < discovery->failures.count; i++) {
        const char *failure = discovery->failures.items[i];

        if (strncmp(failure, api_version, length) == 0 && failure[length] == ':')
            return failure + length + 2;
    }
    return NULL;
}

static bool has_version(const struct kube_discovery *discovery, const char *api_version)
{
    for (size_t i = 0; i < discovery->versions.count; i++)
        if (strcmp(discovery->versions.items[i].api_version, api_version) == 0)
            return true;
    return false;
}

static int report_version(const char *api_version, const char *failure, struct error *err)
{
    error_set(err, failure ? ERR_UNAVAILABLE : ERR_NOT_FOUND,
              "failed to discover server resources for group version %s: %s", api_version,
              failure ? failure : "the server could not find the requested resource");
    if (!failure)
        err->reason = "NotFound";
    return -1;
}

int kube_discovery_require(const struct kube_discovery *discovery, struct kube_gvk gvk,
                           enum kube_verb verb, const struct kube_api **out, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct kube_api *api = kube_discovery_find(discovery, gvk.group, gvk.version, gvk.kind);
    const char *api_version =
        kube_api_version(str_dup(gvk.group, arena).ptr, str_dup(gvk.version, arena).ptr, arena);
    const char *failure = find_failure(discovery, api_version);
    const char *name = kube_group_kind(gvk.group, gvk.kind, arena);

    if (failure || !has_version(discovery, api_version))
        return report_version(api_version, failure, err);
    if (!api) {
        error_set(err, ERR_NOT_FOUND, "%s \"\" not found", name);
        err->reason = "NotFound";
        return -1;
    }
    if (!(api->resource.verbs & verb))
        return error_set(err, ERR_UNIMPLEMENTED, "%s is not supported on resources of kind \"%s\"",
                         kube_verb_name(verb), name);
    *out = api;
    return 0;
}

int kube_discovery_map(const struct kube_discovery *discovery, struct kube_gvk gvk,
                       const struct kube_api **out, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct kube_api *api = kube_discovery_find(discovery, gvk.group, gvk.version, gvk.kind);

    if (!api)
        return error_set(err, ERR_NOT_FOUND, "no matches for kind \"%.*s\" in version \"%s\"",
                         STR_ARG(gvk.kind),
                         kube_api_version(str_dup(gvk.group, arena).ptr,
                                          str_dup(gvk.version, arena).ptr, arena));
    *out = api;
    return 0;
}

/* ---- what a person types ---- */

static char *lower_case(struct str text, struct arena *arena)
{
    char *lower = arena_strndup(arena, text.ptr, text.len);

    for (char *c = lower; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    return lower;
}

static bool is_named(const struct kube_api *api, const char *word, bool by_short_name,
                     struct arena *arena)
{
    if (!by_short_name)
        return strcmp(api->resource.plural, word) == 0 ||
               strcmp(api->resource.singular, word) == 0 ||
               strcmp(lower_case(str_of(api->resource.kind), arena), word) == 0;
    for (size_t i = 0; api->short_names[i]; i++)
        if (strcmp(api->short_names[i], word) == 0)
            return true;
    return false;
}

/* `group` NULL: any; `version` NULL: the preferred one. Short names count after all others. */
static const struct kube_api *search(const struct kube_discovery *discovery, const char *word,
                                     const char *version, const char *group)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    for (int by_short_name = 0; by_short_name < 2; by_short_name++) {
        for (size_t i = 0; i < discovery->apis.count; i++) {
            const struct kube_api *api = &discovery->apis.items[i];

            if ((!group || strcmp(group, api->resource.group) == 0) &&
                (version ? strcmp(version, api->resource.version) == 0 : api->is_preferred) &&
                is_named(api, word, by_short_name, arena))
                return api;
        }
    }
    return NULL;
}

int kube_discovery_resolve(const struct kube_discovery *discovery, struct str word,
                           const struct kube_api **out, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *lower = lower_case(word, arena);
    struct str name, rest, version, group;
    const struct kube_api *found = NULL;

    if (!str_cut(str_of(lower), '.', &name, &rest)) {
        found = search(discovery, lower, NULL, NULL);
    } else {
        const char *first = str_dup(name, arena).ptr;

        if (str_cut(rest, '.', &version, &group)) /* deployments.v1.apps */
            found = search(discovery, first, str_dup(version, arena).ptr, group.ptr);
        if (!found) /* deployments.apps */
            found = search(discovery, first, NULL, rest.ptr);
        if (!found) /* pods.v1. and pods.v1: core has no name */
            found = search(discovery, first, str_dup(version, arena).ptr, "");
    }
    if (!found)
        return error_set(err, ERR_NOT_FOUND, "the server doesn't have a resource type \"%.*s\"",
                         STR_ARG(word));
    *out = found;
    return 0;
}

const char *kube_server_version(const struct json *version, struct arena *arena)
{
    struct str text = json_string(json_get(version, "gitVersion"));
    size_t end = 0;

    if (text.len && text.ptr[0] == 'v')
        text = str_slice(text, 1, text.len);
    while (end < text.len &&
           ((text.ptr[end] >= '0' && text.ptr[end] <= '9') || text.ptr[end] == '.'))
        end++;
    return arena_printf(arena, "v%.*s", (int)end, text.ptr);
}
