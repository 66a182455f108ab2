#include "base/block_pool.h"

#include "base/mem.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

enum {
    LEAST = 1024,
    CLASSES = 5, /* LEAST << class is a block's size */
    SLAB_BYTES = 64 * 1024,
    KEPT_EMPTY = 2, /* slabs of a class without a block in use */
};

struct free_block {
    struct free_block *next;
};

struct slab {
    struct slab *next, *previous; /* of its class, while it has room */
    unsigned char *bytes;
    struct free_block *given_back;
    size_t fresh; /* bytes from here on were never used, and are zero */
    unsigned class, in_use;
};

static struct {
    pthread_mutex_t lock;
    struct slab *with_room[CLASSES];
    size_t empty[CLASSES];
    struct block_pool_counts counts;
} pool = { .lock = PTHREAD_MUTEX_INITIALIZER };

static size_t block_bytes(unsigned class)
{
    return (size_t)LEAST << class;
}

static unsigned class_of(size_t size)
{
    unsigned class = 0;

    while (block_bytes(class) < size)
        class ++;
    return class;
}

static void link_slab(struct slab *slab)
{
    struct slab **first = &pool.with_room[slab->class];

    slab->previous = NULL;
    slab->next = *first;
    if (*first)
        (*first)->previous = slab;
    *first = slab;
}

static void unlink_slab(struct slab *slab)
{
    if (slab->previous)
        slab->previous->next = slab->next;
    else
        pool.with_room[slab->class] = slab->next;
    if (slab->next)
        slab->next->previous = slab->previous;
}

static struct slab *new_slab(unsigned class)
{
    struct slab *slab = xcalloc(1, sizeof(*slab));

    slab->class = class;
    slab->bytes =
        // cppcheck-suppress invalidFunctionArg; no file is behind it
        mmap(NULL, SLAB_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (slab->bytes == MAP_FAILED) {
        fputs("out of memory\n", stderr);
        abort();
    }
    link_slab(slab);
    pool.empty[class]++;
    pool.counts.slabs++;
    return slab;
}

static void free_slab(struct slab *slab)
{
    unlink_slab(slab);
    pool.empty[slab->class]--;
    pool.counts.slabs--;
    munmap(slab->bytes, SLAB_BYTES);
    free(slab);
}

static bool has_room(const struct slab *slab)
{
    return slab->given_back || slab->fresh < SLAB_BYTES;
}

/* `is_zero`: whether the block was never used. */
static void *take_from(struct slab *slab, bool *is_zero)
{
    void *block = slab->given_back;

    *is_zero = !block;
    if (block) {
        slab->given_back = slab->given_back->next;
    } else {
        block = slab->bytes + slab->fresh;
        slab->fresh += block_bytes(slab->class);
    }
    if (slab->in_use++ == 0)
        pool.empty[slab->class]--;
    if (!has_room(slab))
        unlink_slab(slab);
    pool.counts.blocks++;
    return block;
}

void *block_pool_take(size_t *size, struct slab **slab)
{
    unsigned class = class_of(*size);
    bool is_zero;
    void *block;

    pthread_mutex_lock(&pool.lock);
    *slab = pool.with_room[class] ? pool.with_room[class] : new_slab(class);
    block = take_from(*slab, &is_zero);
    pthread_mutex_unlock(&pool.lock);
    *size = block_bytes(class);
    if (!is_zero)
        memset(block, 0, *size);
    return block;
}

void block_pool_give(struct slab *slab, void *block)
{
    struct free_block *unused = block;

    pthread_mutex_lock(&pool.lock);
    if (!has_room(slab))
        link_slab(slab);
    unused->next = slab->given_back;
    slab->given_back = unused;
    pool.counts.blocks--;
    if (--slab->in_use == 0 && ++pool.empty[slab->class] > KEPT_EMPTY)
        free_slab(slab);
    pthread_mutex_unlock(&pool.lock);
}

void block_pool_trim(void)
{
    pthread_mutex_lock(&pool.lock);
    for (unsigned class = 0; class < CLASSES; class ++) {
        for (struct slab *slab = pool.with_room[class], *next; slab; slab = next) {
            next = slab->next;
            if (slab->in_use == 0)
                free_slab(slab);
        }
    }
    pthread_mutex_unlock(&pool.lock);
}

struct block_pool_counts block_pool_counts(void)
{
    struct block_pool_counts counts;

    pthread_mutex_lock(&pool.lock);
    counts = pool.counts;
    pthread_mutex_unlock(&pool.lock);
    return counts;
}
