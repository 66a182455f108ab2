#include "base/arena.h"

#include "base/block_pool.h"
#include "base/mem.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define ALIGNMENT _Alignof(max_align_t)

/* Under a sanitizer every allocation is a block of its own, or overruns inside a block and uses
 * after arena_free() would go unseen. */
#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define IS_SANITIZED true
#endif
#endif
#ifndef IS_SANITIZED
#define IS_SANITIZED false
#endif
/* Most arenas stay small, and some live long: the first block is, too, and each is as large as all
 * before it. */
#define FIRST_BLOCK_SIZE ((size_t)1024)

struct block {
    struct block *next;
    struct slab *slab; /* NULL: of malloc() */
    size_t used, size; /* of `bytes` */
    _Alignas(max_align_t) unsigned char bytes[];
};

struct deferred {
    struct deferred *next;
    void (*release)(void *object);
    void *object;
};

struct arena {
    struct block *blocks; /* newest first; only the newest has room */
    size_t size;          /* of all of them */
    struct deferred *deferred;
};

struct arena *arena_new(void)
{
    return xcalloc(1, sizeof(struct arena));
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;

    for (struct deferred *d = arena->deferred; d; d = d->next)
        d->release(d->object);

    for (struct block *block = arena->blocks, *next; block; block = next) {
        next = block->next;
        if (block->slab)
            block_pool_give(block->slab, block);
        else
            free(block);
    }
    free(arena);
}

static size_t usual_size(const struct arena *arena)
{
    size_t size = arena->size > FIRST_BLOCK_SIZE ? arena->size : FIRST_BLOCK_SIZE;

    return size < BLOCK_POOL_MOST ? size : BLOCK_POOL_MOST;
}

static struct block *new_block(const struct arena *arena, size_t needed)
{
    size_t usual = IS_SANITIZED ? 0 : usual_size(arena);
    size_t size = needed > usual ? needed : usual;
    struct slab *slab = NULL;
    struct block *block = NULL;

    if (size <= BLOCK_POOL_MOST && !IS_SANITIZED)
        block = block_pool_take(&size, &slab);
    else
        block = xcalloc(1, size);
    block->slab = slab;
    block->size = size - sizeof(*block);
    return block;
}

/* Becomes the newest. */
static struct block *add_block(struct arena *arena, size_t size)
{
    struct block *block = new_block(arena, sizeof(*block) + size);

    block->next = arena->blocks;
    arena->blocks = block;
    arena->size += sizeof(*block) + block->size;
    return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    struct block *block = arena->blocks;
    size_t aligned = (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
    void *ptr;

    if (IS_SANITIZED)
        return add_block(arena, size)->bytes;
    if (!block || block->size - block->used < aligned)
        block = add_block(arena, aligned);

    ptr = block->bytes + block->used;
    block->used += aligned;
    return ptr;
}

char *arena_strndup(struct arena *arena, const char *s, size_t len)
{
    char *copy = arena_alloc(arena, len + 1);

    if (len > 0)
        memcpy(copy, s, len);
    return copy;
}

char *arena_printf(struct arena *arena, const char *fmt, ...)
{
    va_list args, again;
    char *text;
    int len;

    va_start(args, fmt);
    va_copy(again, args);
    len = vsnprintf(NULL, 0, fmt, args);
    va_end(args);

    text = arena_alloc(arena, (size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, fmt, again);
    va_end(again);
    return text;
}

void arena_defer(struct arena *arena, void (*release)(void *object), void *object)
{
    struct deferred *d = ARENA_NEW(arena, struct deferred);

    d->release = release;
    d->object = object;
    d->next = arena->deferred;
    arena->deferred = d;
}
