#include "sharding.h"

#include "base/arena.h"
#include "base/mem.h"
#include "data/digest.h"

#include <assert.h>
#include <stdlib.h>
#include <strings.h>

enum { VIRTUAL_NODES = 1000 };

enum sharding_method sharding_method_parse(const char *name)
{
    if (strcmp(name, "round-robin") == 0)
        return SHARDING_ROUND_ROBIN;
    if (strcmp(name, "consistent-hashing") == 0)
        return SHARDING_CONSISTENT_HASHING;
    return SHARDING_LEGACY;
}

int sharding_own(int configured, int replicas, const char *host_name)
{
    const char *dash = strrchr(host_name, '-');
    int shard = configured;

    if (shard < 0) {
        char *end = NULL;
        long number = dash ? strtol(dash + 1, &end, 10) : 0;

        shard = dash && end && !*end && end != dash + 1 && number >= 0 && number <= INT32_MAX
                    ? (int)number
                    : 0;
    }
    return shard > replicas ? 0 : shard;
}

/* ---- legacy ---- */

static int legacy_shard(struct str id, int replicas)
{
    return str_is_empty(id) ? 0 : (int)(digest_fnv32a(id) % (uint32_t)replicas);
}

/* ---- by order of their ids ---- */

static int compare_ids(const void *a, const void *b)
{
    const struct sharded_cluster *left = *(struct sharded_cluster *const *)a;
    const struct sharded_cluster *right = *(struct sharded_cluster *const *)b;

    return str_compare(left->id, right->id);
}

static struct sharded_cluster **sorted(struct sharded_cluster *clusters, size_t count)
{
    struct sharded_cluster **list = xcalloc(count, sizeof(*list));

    for (size_t i = 0; i < count; i++)
        list[i] = &clusters[i];
    qsort(list, count, sizeof(*list), compare_ids);
    return list;
}

static void distribute_in_turn(struct sharded_cluster *clusters, size_t count, int replicas)
{
    struct sharded_cluster **list = sorted(clusters, count);

    for (size_t i = 0; i < count; i++)
        list[i]->shard = (int)(i % (size_t)replicas);
    free(list);
}

/* ---- consistent hashing with bounded loads ---- */

uint64_t sharding_hash(struct str text)
{
    unsigned char digest[DIGEST_BLAKE2B_SIZE];
    uint64_t hash = 0;

    digest_blake2b_raw(text, digest);
    for (int i = 7; i >= 0; i--)
        hash = hash << 8 | digest[i];
    return hash;
}

struct ring_point {
    uint64_t hash;
    int shard, order;
};

/* Of equal hashes the one inserted last counts. */
static int compare_points(const void *a, const void *b)
{
    const struct ring_point *left = a, *right = b;

    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    return right->order - left->order;
}

static struct ring_point *make_ring(int replicas, size_t *count)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    size_t points = (size_t)replicas * VIRTUAL_NODES, kept = 0;
    struct ring_point *ring = xcalloc(points, sizeof(*ring));

    for (size_t i = 0; i < points; i++) {
        ring[i] = (struct ring_point){
            .hash = sharding_hash(
                str_of(arena_printf(arena, "%zu%zu", i / VIRTUAL_NODES, i % VIRTUAL_NODES))),
            .shard = (int)(i / VIRTUAL_NODES),
            .order = (int)i,
        };
    }
    qsort(ring, points, sizeof(*ring), compare_points);
    for (size_t i = 0; i < points; i++)
        if (kept == 0 || ring[kept - 1].hash != ring[i].hash)
            ring[kept++] = ring[i];
    *count = kept;
    return ring;
}

/* The first point behind the hash, around the ring. */
static size_t point_after(const struct ring_point *ring, size_t count, uint64_t hash)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (ring[middle].hash > hash)
            high = middle;
        else
            low = middle + 1;
    }
    return low == count ? 0 : low;
}

static int place_cluster(const struct ring_point *ring, size_t points, struct str id,
                         const uint64_t *loads, uint64_t total, int replicas)
{
    uint64_t even = (total + 1) / (uint64_t)replicas, limit;
    size_t at = point_after(ring, points, sharding_hash(id));

    if (even < 1)
        even = 1;
    limit = (even * 5 + 3) / 4; /* a quarter above, rounded up */
    for (size_t tries = 0; tries < points; tries++, at = (at + 1) % points)
        if (loads[ring[at].shard] < limit)
            return ring[at].shard;
    return ring[at].shard;
}

static void distribute_by_hash(struct sharded_cluster *clusters, size_t count, int replicas)
{
    struct sharded_cluster **list = sorted(clusters, count);
    uint64_t *loads = xcalloc((size_t)replicas, sizeof(*loads)), total = 0;
    size_t points;
    struct ring_point *ring = make_ring(replicas, &points);

    for (size_t i = 0; i < count; i++) {
        list[i]->shard = place_cluster(ring, points, list[i]->id, loads, total, replicas);
        loads[list[i]->shard] += list[i]->application_count;
        total += list[i]->application_count;
    }
    free(ring);
    free(loads);
    free(list);
}

void sharding_distribute(enum sharding_method method, struct sharded_cluster *clusters,
                         size_t count, int replicas)
{
    assert(replicas > 0);
    if (method == SHARDING_ROUND_ROBIN)
        distribute_in_turn(clusters, count, replicas);
    else if (method == SHARDING_CONSISTENT_HASHING)
        distribute_by_hash(clusters, count, replicas);
    else
        for (size_t i = 0; i < count; i++)
            clusters[i].shard = legacy_shard(clusters[i].id, replicas);
    for (size_t i = 0; i < count; i++)
        if (clusters[i].fixed_shard >= 0)
            clusters[i].shard =
                clusters[i].fixed_shard < replicas ? (int)clusters[i].fixed_shard : 0;
}
