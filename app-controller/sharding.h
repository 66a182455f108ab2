#pragma once

#include "base/str.h"

#include <stddef.h>
#include <stdint.h>

/** Which controller looks after which cluster, as the original distributes them. */
enum sharding_method { SHARDING_LEGACY, SHARDING_ROUND_ROBIN, SHARDING_CONSISTENT_HASHING };

/** By name; an unknown one is legacy. */
enum sharding_method sharding_method_parse(const char *name);

struct sharded_cluster {
    struct str id;            /* of its Secret; empty for the one we run in */
    int64_t fixed_shard;      /* -1: none */
    size_t application_count; /* that name its server: consistent hashing weighs them */
    int shard;                /* the outcome; -1: nobody's */
};

/** Fill in the shard of each; the order of `clusters` does not matter and stays. */
void sharding_distribute(enum sharding_method method, struct sharded_cluster *clusters,
                         size_t count, int replicas);

/** The shard of this process: the configured one, else the number its host name ends with. */
int sharding_own(int configured, int replicas, const char *host_name);

/** First 8 bytes, little-endian, of the text's BLAKE2b-512. */
uint64_t sharding_hash(struct str text);
