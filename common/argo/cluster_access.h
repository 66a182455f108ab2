#pragma once

#include "argo/cluster.h"

struct arena;
struct catalog;
struct json_doc;
struct kube_config;
struct kube_discovery;

/** A cluster and the Secret it was read from, NULL for the built-in entry. */
struct cluster_entry {
    struct cluster info;
    struct json_doc *secret; /* lives as long as the arena */
};

/**
 * All clusters that the catalog knows, in `arena`: the built-in entry too, unless a Secret names
 * its server. A Secret that cannot be read is left out, and logged.
 */
size_t cluster_entries(const struct catalog *catalog, struct arena *arena,
                       const struct cluster_entry **out);

/**
 * How to reach a cluster: from its Secret; the in-cluster one without credentials of its own is
 * reached with `local`. `*out` is the caller's reference.
 */
int cluster_kube_config(const struct cluster *cluster, const struct json_doc *secret,
                        const struct kube_config *local, const struct kube_config **out,
                        struct error *err) MUST_USE;

/**
 * "apps/v1" and "apps/v1/Deployment" of all that can be listed and watched, sorted: what a chart
 * sees as the cluster's capabilities.
 */
struct texts cluster_api_versions(const struct kube_discovery *discovery, struct arena *arena);
