#pragma once

#include "argo/texts.h"
#include "gitops/info.h"

#include <stddef.h>

struct arena;
struct json;

/** One host: the pods of an application on a node. */
struct host_usage {
    const struct node_info *node;
    const struct pod_usage *const *pods; /* of the application, on this node */
    size_t pod_count;
    const struct pod_usage *const *neighbors; /* all other pods on it */
    size_t neighbor_count;
};
/** As a tree stores it; `allowed_labels` are the node labels that may be shown. */
struct json *host_to_json(const struct host_usage *host, struct texts allowed_labels,
                          struct arena *arena);
