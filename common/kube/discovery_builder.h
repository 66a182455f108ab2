#pragma once

#include "base/str.h"
#include "base/vec.h"
#include "kube/discovery.h"

struct arena;
struct map;

/*
 * What a discovery is made of, and how it is put together: by the two forms in which servers answer
 * (discovery_aggregated.c, discovery_legacy.c).
 */
struct discovery_version {
    const char *group, *version, *api_version;
};

struct kube_discovery {
    int references; /* atomic */
    struct arena *arena;
    VEC(struct kube_api) apis;
    VEC(struct discovery_version) versions; /* a group's stand together, the preferred one first */
    VEC(const char *) failures;
    /* To an item of `apis`: by "kind/version/group", "kind/group", "plural/version/group". */
    struct map *by_kind, *preferred, *by_plural;
};

struct kube_discovery *discovery_new(void);

/** A group version, in the order of preference within its group. */
void discovery_add_version(struct kube_discovery *discovery, struct str group, struct str version);
/** One of its resources; the texts are copied. */
void discovery_add_resource(struct kube_discovery *discovery, const struct kube_api *api);
void discovery_add_failure(struct kube_discovery *discovery, const char *api_version,
                           const char *reason);
/** Everything is in: make it findable. */
void discovery_finish(struct kube_discovery *discovery);

/** A JSON array of strings as a NULL-terminated list. */
const char *const *discovery_list(const struct json *array, struct arena *arena);
unsigned discovery_verbs(const struct json *array);

/** An APIGroupDiscoveryList. */
void discovery_add_aggregated(struct kube_discovery *discovery, const struct json *document);
bool discovery_is_aggregated(const struct json *document);

/** An APIResourceList, of a group version that was added. */
void discovery_add_legacy(struct kube_discovery *discovery, struct str group, struct str version,
                          const struct json *document);
