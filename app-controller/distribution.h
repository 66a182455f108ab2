#pragma once

#include "base/error.h"

#include <stdbool.h>

struct application;
struct controller;

/** This controller's share of the clusters, and so of the applications: see sharding.h. */
struct distribution;

/** With dynamic distribution this waits until a shard is claimed, and runs the loop for that. */
int distribution_open(struct controller *controller, struct distribution **out,
                      struct error *err) MUST_USE;
void distribution_free(struct distribution *distribution);

/** Clusters or applications came or went: the shares are counted again when next asked for. */
void distribution_changed(struct distribution *distribution);

/** The application's cluster is ours. One whose destination cannot be resolved is everybody's. */
bool distribution_has(struct distribution *distribution, const struct application *app);
