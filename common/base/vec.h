#pragma once

#include "base/mem.h"

#include <stddef.h>
#include <string.h>

/**
 * A growing array of any type, on the heap:
 *
 *     VEC(const char *) names = { 0 };
 *     vec_push(&names, "x");
 *     for (size_t i = 0; i < names.count; i++) use(names.items[i]);
 *     vec_release(&names);
 *
 * What the items point at is not owned. A field of a struct is declared the same way.
 */
#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t count, capacity;                                                                    \
    }

#define vec_push(vec, item) (vec_reserve(vec), (vec)->items[(vec)->count++] = (item))

/** Make room for one more item. */
#define vec_reserve(vec)                                                                           \
    ((vec)->count < (vec)->capacity                                                                \
         ? (void)0                                                                                 \
         : (void)((vec)->capacity = (vec)->capacity ? (vec)->capacity * 2 : 8,                     \
                  (vec)->items = xrealloc((vec)->items, (vec)->capacity * sizeof(*(vec)->items))))

/** Remove item `index`; those behind it move up. */
#define vec_remove(vec, index)                                                                     \
    (memmove(&(vec)->items[index], &(vec)->items[(index) + 1],                                     \
             ((vec)->count - (index)-1) * sizeof(*(vec)->items)),                                  \
     (vec)->count--)

#define vec_release(vec)                                                                           \
    (free((vec)->items), (vec)->items = NULL, (vec)->count = 0, (vec)->capacity = 0)
