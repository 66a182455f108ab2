#pragma once

#include "base/error.h"

struct controller;

/**
 * Dynamic distribution (--dynamic-cluster-distribution-enabled): the number of shards follows the
 * replicas of the controllers' Deployment, and which one is ours is claimed at start and with every
 * heartbeat, see shard_claim.h.
 */
struct dynamic_shard;

/** Waits for the first claim: runs the loop. `on_change` is called when a later one is another. */
int dynamic_shard_open(struct controller *controller, void (*on_change)(void *context),
                       void *context, struct dynamic_shard **out, struct error *err) MUST_USE;
void dynamic_shard_close(struct dynamic_shard *dynamic);

/** The shard that is ours, -1 when others hold them all. */
int dynamic_shard_own(const struct dynamic_shard *dynamic);
int dynamic_shard_replicas(const struct dynamic_shard *dynamic);
