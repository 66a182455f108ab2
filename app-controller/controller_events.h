#pragma once

#include "argo/catalog.h"
#include "live/clusters.h"

struct controller;

/**
 * What follows from a change: in the catalog, or in a cluster. Everything becomes a request to
 * refresh, or work for the operation queue; nothing is done at once.
 */
struct catalog_handlers controller_catalog_handlers(struct controller *controller);

/** For cluster_cache_options. */
void controller_on_cluster_change(void *controller, const struct cluster_change *change);
