#pragma once

#include "base/macros.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct json;
struct loop;
struct redis;

/**
 * What the API shows of applications, in Redis, under the original's keys: losing it costs a
 * refresh. An equal value is not written again while the one there is young enough.
 */
struct app_cache;

struct app_cache_options {
    struct loop *loop;
    struct redis *redis; /* NULL: nothing is kept */
    int64_t expiry_ms;
    bool is_compressed;
    int tree_shard_size; /* 0: trees are not cut */
};

struct app_cache *app_cache_new(const struct app_cache_options *options);
void app_cache_free(struct app_cache *cache);
DEFINE_CLEANUP(struct app_cache *, app_cache_free)

/** ResourceDiffs of an application (an array), in the order in which they are to be read. */
void app_cache_set_managed(struct app_cache *cache, struct str instance,
                           const struct json *resources);
/** Its ApplicationTree; tells the listeners. True when it is another one than before. */
bool app_cache_set_tree(struct app_cache *cache, struct str instance, const struct json *tree);
/**
 * Wait until Redis has taken what was written so far: whoever reads there because of what is told
 * next must not find what was there before. Only in a fiber; at once where Redis is away.
 */
void app_cache_settle(struct app_cache *cache);
void app_cache_delete_managed(struct app_cache *cache, struct str instance);
void app_cache_delete_tree(struct app_cache *cache, struct str instance);

/** A ClusterInfo. */
void app_cache_set_cluster(struct app_cache *cache, struct str server, const struct json *info);

/** Forget what was written: Redis may have lost it. */
void app_cache_forget_all(struct app_cache *cache);
