#include "rpc/id_table.h"

#include "base/mem.h"

/*
 * Open addressing with linear probing; a removal moves later entries back, so that there are no
 * tombstones to clean up after millions of calls.
 */
struct id_entry {
    uint64_t id;
    void *value; /* NULL: free */
};

enum { CAPACITY_MIN = 16 };

static size_t home(const struct id_table *table, uint64_t id)
{
    return (size_t)((id * UINT64_C(0x9e3779b97f4a7c15)) >> 32) & (table->capacity - 1);
}

static size_t next(const struct id_table *table, size_t at)
{
    return (at + 1) & (table->capacity - 1);
}

static size_t find_slot(const struct id_table *table, uint64_t id)
{
    size_t at = home(table, id);

    while (table->entries[at].value && table->entries[at].id != id)
        at = next(table, at);
    return at;
}

void *id_table_find(const struct id_table *table, uint64_t id)
{
    return table->capacity ? table->entries[find_slot(table, id)].value : NULL;
}

static void grow(struct id_table *table)
{
    struct id_table old = *table;

    table->capacity = old.capacity ? old.capacity * 2 : CAPACITY_MIN;
    table->entries = xcalloc(table->capacity, sizeof(struct id_entry));
    for (size_t i = 0; i < old.capacity; i++)
        if (old.entries[i].value)
            table->entries[find_slot(table, old.entries[i].id)] = old.entries[i];
    free(old.entries);
}

void id_table_put(struct id_table *table, uint64_t id, void *value)
{
    if ((table->count + 1) * 2 > table->capacity)
        grow(table);
    table->entries[find_slot(table, id)] = (struct id_entry){ id, value };
    table->count++;
}

/* The entries behind a gap close it, where they would be looked for from before it. */
static void close_gap(struct id_table *table, size_t gap)
{
    for (size_t at = next(table, gap); table->entries[at].value; at = next(table, at)) {
        size_t wanted = home(table, table->entries[at].id);
        size_t mask = table->capacity - 1;

        if (((at - wanted) & mask) < ((at - gap) & mask))
            continue;
        table->entries[gap] = table->entries[at];
        table->entries[at].value = NULL;
        gap = at;
    }
}

void *id_table_remove(struct id_table *table, uint64_t id)
{
    size_t at;
    void *value;

    if (!table->capacity)
        return NULL;
    at = find_slot(table, id);
    value = table->entries[at].value;
    if (!value)
        return NULL;
    table->entries[at].value = NULL;
    table->count--;
    close_gap(table, at);
    return value;
}

void id_table_release(struct id_table *table)
{
    free(table->entries);
    *table = (struct id_table){ 0 };
}
