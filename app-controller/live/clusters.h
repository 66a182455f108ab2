#pragma once

#include "argo/cluster.h"
#include "live/cluster_cache.h"

struct destination;
struct json_doc;
struct kube_config;

/**
 * The clusters that applications may be deployed to: the Secrets that name them, the one we run in,
 * and for each that is needed its cache.
 */
struct clusters;

struct clusters_options {
    /** `cluster`, `config` and `settings` are not read; `client` is copied. */
    struct cluster_cache_options cache;
    const struct settings *settings; /* a reference is taken */
    const struct kube_config *local; /* of the cluster we run in; a reference is taken */
    bool local_is_in_cluster;        /* the in-cluster server's address is reached with `local` */
};

struct clusters *clusters_new(const struct clusters_options *options) MUST_USE;
void clusters_free(struct clusters *clusters);
DEFINE_CLEANUP(struct clusters *, clusters_free)

/** A cluster Secret came or changed, or went. A malformed one is logged and left out. */
void clusters_put(struct clusters *clusters, struct json_doc *secret);
void clusters_remove(struct clusters *clusters, struct str secret_name);

/** New settings: where the caches depend on what changed, they are read anew. */
void clusters_set_settings(struct clusters *clusters, const struct settings *settings);

/** One cluster, kept while somebody works with it, even if its Secret goes. */
struct managed_cluster;
void managed_cluster_unref(struct managed_cluster *cluster);
DEFINE_CLEANUP(struct managed_cluster *, managed_cluster_unref)
const struct cluster *managed_cluster_info(const struct managed_cluster *cluster);
/** Opened at first use; NULL when the Secret cannot be used: see `err`. */
int managed_cluster_open(struct managed_cluster *cluster, struct cluster_cache **out,
                         struct error *err) MUST_USE;
/** The cache if it was opened, else NULL. */
struct cluster_cache *managed_cluster_cache(const struct managed_cluster *cluster);

/** The cluster of a destination: the caller's reference, or the error that users know. */
int clusters_resolve(struct clusters *clusters, const struct destination *destination,
                     struct managed_cluster **out, struct error *err) MUST_USE;

/** Walk over all: `index` from 0 until NULL. Borrowed. */
struct managed_cluster *clusters_at(const struct clusters *clusters, size_t index);

/** All clusters as values, for projects that list theirs; in `arena`. */
size_t clusters_list(const struct clusters *clusters, struct arena *arena,
                     const struct cluster *const **out);
