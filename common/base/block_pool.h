#pragma once

#include "base/macros.h"

#include <stddef.h>

/**
 * Memory for what lives shortly, apart from malloc()'s: blocks of 1, 2, 4, 8 and 16 KiB, cut from
 * slabs that go back to the host as a whole. Next to what lives long, as documents and tables do,
 * they would leave pages behind that are nearly empty. May be used from every thread.
 */
struct slab;

enum { BLOCK_POOL_MOST = 16 * 1024 };

/**
 * Zeroed, aligned for everything. `size`: at most BLOCK_POOL_MOST; becomes what the block really
 * has. `slab`: what block_pool_give() wants to know. Never NULL: without memory the process ends.
 */
void *block_pool_take(size_t *size, struct slab **slab) MUST_USE;
void block_pool_give(struct slab *slab, void *block);

/** Give the slabs back that are kept for the next time. */
void block_pool_trim(void);

struct block_pool_counts {
    size_t blocks; /* in use */
    size_t slabs;  /* mapped */
};
struct block_pool_counts block_pool_counts(void);
