#pragma once

#include "base/arena.h"

#include <string.h>

/**
 * A growing array whose memory is an arena's: nothing to release. As VEC() of base/vec.h:
 *
 *     ARENA_LIST(const char *) names = { 0 };
 *     arena_list_push(arena, &names, "x");
 */
#define ARENA_LIST(type)                                                                           \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t count, capacity;                                                                    \
    }

#define arena_list_push(arena, list, item)                                                         \
    (arena_list_reserve(arena, list), (list)->items[(list)->count++] = (item))

#define arena_list_reserve(arena, list)                                                            \
    ((list)->count < (list)->capacity                                                              \
         ? (void)0                                                                                 \
         : (void)((list)->capacity = (list)->capacity ? (list)->capacity * 2 : 8,                  \
                  (list)->items = arena_list_grown(arena, (list)->items,                           \
                                                   (list)->count * sizeof(*(list)->items),         \
                                                   (list)->capacity * sizeof(*(list)->items))))

static inline void *arena_list_grown(struct arena *arena, const void *old, size_t used, size_t size)
{
    void *made = arena_alloc(arena, size);

    if (used > 0)
        memcpy(made, old, used);
    return made;
}
