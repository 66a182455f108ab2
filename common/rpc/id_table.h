#pragma once

#include <stddef.h>
#include <stdint.h>

/** From a number to a pointer; private to rpc/. `{ 0 }` is an empty one. */
struct id_table {
    struct id_entry *entries;
    size_t capacity; /* a power of two, or 0 */
    size_t count;
};

void *id_table_find(const struct id_table *table, uint64_t id);
/** The id must be new; `value` is not NULL. */
void id_table_put(struct id_table *table, uint64_t id, void *value);
/** Returns what it had, NULL when there was none. */
void *id_table_remove(struct id_table *table, uint64_t id);
void id_table_release(struct id_table *table);
