#pragma once

#include "argo/texts.h"
#include "base/str.h"
#include "gitops/application_summary.h"
#include "gitops/health/health.h"
#include "gitops/host.h"
#include "gitops/info.h"
#include "gitops/resource.h"

#include <stdint.h>

struct arena;
struct json;

/** What names an object in a tree. */
struct resource_ref {
    struct str group, version, kind, namespace, name, uid;
};

/** A node of an application's tree, as it is stored for the API. */
struct resource_node {
    struct resource_ref ref;
    const struct resource_ref *parents;
    size_t parent_count;
    const struct resource_info *info; /* NULL: none */
    struct str resource_version;
    struct health health;
    struct str created_at; /* RFC 3339; empty: unknown */
};

struct json *resource_node_to_json(const struct resource_node *node, struct arena *arena);

/** A managed resource as it is stored for the API; states are NULL where they are absent. */
struct managed_resource {
    struct resource_key key;
    const struct json *target, *live, *normalized_live, *predicted_live;
    bool hook;
    bool modified;
    struct str resource_version;
};

/** A ResourceDiff: the four states as strings of JSON, "null" where absent. */
struct json *managed_resource_to_json(const struct managed_resource *resource, struct arena *arena);

/** {nodes, orphanedNodes, hosts, shardsCount}, sorted. Lists may be NULL. */
struct json *application_tree_to_json(const struct json *nodes, const struct json *orphaned,
                                      const struct json *hosts, struct arena *arena);

/**
 * A tree cut in documents of at most `shard_size` entries (0: one document): nodes, then orphans,
 * then hosts. Returns how many.
 */
size_t application_tree_shards(const struct json *tree, size_t shard_size, struct arena *arena,
                               const struct json *const **out);
