#pragma once

#include "base/macros.h"

#include <stddef.h>

/**
 * Memory with one lifetime: that of a request, of a reconciliation, of a parsed document.
 * Everything in it is freed together; there is no free for one allocation.
 */
struct arena;

struct arena *arena_new(void) MUST_USE;
void arena_free(struct arena *arena);
DEFINE_CLEANUP(struct arena *, arena_free)

/** Zeroed memory, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size) MUST_USE;
char *arena_strndup(struct arena *arena, const char *s, size_t len) MUST_USE;
char *arena_printf(struct arena *arena, const char *fmt, ...) PRINTF(2, 3) MUST_USE;

/** Call `release(object)` when the arena is freed; the last one added is the first one called. */
void arena_defer(struct arena *arena, void (*release)(void *object), void *object);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
