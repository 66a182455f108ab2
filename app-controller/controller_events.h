#pragma once

#include "argo/catalog.h"
#include "live/clusters.h"

struct controller;

/**
 * What follows from a change: in the catalog, or in a cluster. Everything becomes a request to
 * refresh, or work for the operation queue; nothing is done at once.
 */
struct catalog_handlers controller_catalog_handlers(struct controller *controller);

/** Every application is looked at again: which of them are ours has changed. */
void controller_refresh_all(struct controller *controller);

/** For cluster_cache_options. */
void controller_on_cluster_change(void *context, const struct cluster_change *change);
