#include "base/map.h"

#include "base/mem.h"

#include <stdint.h>

/* Open addressing with linear probing; a removed entry leaves a tombstone until the next growth. */
struct entry {
    char *key; /* NULL: never used */
    size_t len;
    uint64_t hash;
    void *value; /* NULL beside a key: a tombstone */
};

struct map {
    struct entry *entries;
    size_t capacity; /* a power of two, or 0 */
    size_t used;     /* with tombstones */
    size_t count;
};

enum { CAPACITY_MIN = 8 };

struct map *map_new(void)
{
    return xcalloc(1, sizeof(struct map));
}

void map_free(struct map *map)
{
    if (!map)
        return;
    for (size_t i = 0; i < map->capacity; i++)
        free(map->entries[i].key);
    free(map->entries);
    free(map);
}

size_t map_count(const struct map *map)
{
    return map->count;
}

static struct entry *find_entry(const struct map *map, struct str key, uint64_t hash)
{
    if (map->capacity == 0)
        return NULL;
    for (size_t i = hash & (map->capacity - 1);; i = (i + 1) & (map->capacity - 1)) {
        struct entry *entry = &map->entries[i];

        if (!entry->key)
            return NULL;
        if (entry->value && entry->hash == hash && entry->len == key.len &&
            memcmp(entry->key, key.ptr, key.len) == 0)
            return entry;
    }
}

void *map_find(const struct map *map, struct str key)
{
    struct entry *entry = find_entry(map, key, str_hash(key));

    return entry ? entry->value : NULL;
}

static void place(struct entry *entries, size_t capacity, struct entry entry)
{
    size_t i = entry.hash & (capacity - 1);

    while (entries[i].key)
        i = (i + 1) & (capacity - 1);
    entries[i] = entry;
}

static void grow(struct map *map)
{
    size_t capacity = CAPACITY_MIN;
    struct entry *entries;

    while (capacity < map->count * 4)
        capacity *= 2;
    entries = xcalloc(capacity, sizeof(*entries));
    for (size_t i = 0; i < map->capacity; i++) {
        if (map->entries[i].value)
            place(entries, capacity, map->entries[i]);
        else
            free(map->entries[i].key);
    }
    free(map->entries);
    map->entries = entries;
    map->capacity = capacity;
    map->used = map->count;
}

void *map_put(struct map *map, struct str key, void *value)
{
    uint64_t hash = str_hash(key);
    struct entry *entry = find_entry(map, key, hash);

    if (entry) {
        void *old = entry->value;

        entry->value = value;
        return old;
    }
    if ((map->used + 1) * 4 > map->capacity * 3)
        grow(map);

    char *copy = xcalloc(1, key.len + 1);

    memcpy(copy, key.ptr, key.len);
    place(map->entries, map->capacity, (struct entry){ copy, key.len, hash, value });
    map->used++;
    map->count++;
    return NULL;
}

void *map_remove(struct map *map, struct str key)
{
    struct entry *entry = find_entry(map, key, str_hash(key));
    void *old;

    if (!entry)
        return NULL;
    old = entry->value;
    entry->value = NULL;
    map->count--;
    return old;
}

bool map_next(const struct map *map, struct map_cursor *at)
{
    while (at->position < map->capacity) {
        const struct entry *entry = &map->entries[at->position++];

        if (entry->value) {
            at->key = (struct str){ entry->key, entry->len };
            at->value = entry->value;
            return true;
        }
    }
    return false;
}
