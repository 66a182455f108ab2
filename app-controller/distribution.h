#pragma once

#include <stdbool.h>

struct application;
struct controller;

/** This controller's share of the clusters, and so of the applications: see sharding.h. */
struct distribution;

struct distribution *distribution_new(struct controller *controller);
void distribution_free(struct distribution *distribution);

/** Clusters or applications came or went: the shares are counted again when next asked for. */
void distribution_changed(struct distribution *distribution);

/** The application's cluster is ours. One whose destination cannot be resolved is everybody's. */
bool distribution_has(struct distribution *distribution, const struct application *app);
