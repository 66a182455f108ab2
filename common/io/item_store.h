#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct json;
struct loop;
struct metric_family;
struct redis;

/**
 * What can be computed again, kept as JSON: in Redis under the original's names, for all replicas,
 * and, bounded, in this process. Losing an item costs the work to make it again and nothing else:
 * no function here fails, a store without Redis only forgets sooner. Called inside fibers.
 */
struct item_store;

struct item_store_options {
    struct loop *loop;
    struct redis *redis; /* borrowed; NULL: none */
    bool is_compressed;  /* gzip, and names that end in ".gz" */
    int64_t default_expiry_ms;
    size_t local_bytes;              /* in this process at most */
    const char *initiator;           /* who asks, for the metrics: "argocd-repo-server" */
    struct metric_family *requests;  /* labels initiator, command, failed; or NULL */
    struct metric_family *durations; /* label initiator; or NULL */
};

struct item_store *item_store_new(const struct item_store_options *options) MUST_USE;
void item_store_free(struct item_store *store);
DEFINE_CLEANUP(struct item_store *, item_store_free)

enum item_trait {
    /** The same key always stands for the same value: what this process has is as good as Redis'.
     */
    ITEM_IS_FIXED = 1,
    /** Kept in Redis only where it is not there yet. */
    ITEM_IF_ABSENT = 2,
};

/**
 * The item of a key, in `arena`; NULL when there is none, or what is there cannot be read (written
 * by another version, cut short, not JSON).
 */
const struct json *item_store_get(struct item_store *store, const char *key, unsigned traits,
                                  struct arena *arena);

/** What was found in Redis is fixed: the next to ask need not ask there. */
void item_store_keep(struct item_store *store, const char *key, const struct json *value);

/** `expiry_ms` 0: the default. Negative: not kept at all. */
void item_store_set(struct item_store *store, const char *key, const struct json *value,
                    int64_t expiry_ms, unsigned traits);

void item_store_delete(struct item_store *store, const char *key);

/** False when there is no such item, or Redis failed. */
bool item_store_rename(struct item_store *store, const char *from, const char *to);

/** Redis is there: what others write is seen. */
bool item_store_is_shared(const struct item_store *store);
