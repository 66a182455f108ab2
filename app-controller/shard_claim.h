#pragma once

#include "base/error.h"

#include <stdint.h>

struct arena;
struct json;

/**
 * Dynamic distribution: controllers that come and go claim shards in a list that they share, the
 * ConfigMap argocd-app-controller-shard-cm. Each entry names a shard, who holds it and when that
 * one last gave a sign; whose sign is older than three heartbeats has lost its claim.
 *
 *     [{"ShardNumber":0,"ControllerName":"pod-a","HeartbeatTime":"2026-01-02T15:04:05Z"},
 *      {"ShardNumber":1,"ControllerName":"","HeartbeatTime":null}]
 */
struct shard_claim {
    int replicas; /* how many shards there are */
    int wanted;   /* this shard whoever holds it; below 0 or past `replicas`: any */
    const char *controller_name;
    int64_t now_s; /* seconds since 1970 */
    int64_t heartbeat_s;
};

/**
 * Take a shard, or renew the claim to it. `mapping` is what the list is now, NULL for none;
 * `*out` what it shall be, and `*shard` the own one, -1 when others hold them all (then `*out` is
 * what there was). ERR_INVALID where `mapping` is no such list.
 */
int shard_claim(const struct shard_claim *claim, const struct json *mapping, struct arena *arena,
                const struct json **out, int *shard, struct error *err) MUST_USE;
