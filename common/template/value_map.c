#include "template/value_map.h"

#include "base/arena.h"
#include "data/json.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/*
 * Members stand in the order they came in, with a hash index once there are more than a few. A map
 * made of a JSON object takes its members over when the first container in it is asked for or it is
 * changed: until then scalars are read from the document.
 */
struct value_map {
    const struct json *source; /* not taken over yet; else NULL */
    enum value_numbers numbers;
    struct arena *arena;
    struct value_entry *entries;
    size_t count, capacity;
    uint32_t *index; /* of entries + 1, 0: free; NULL for few entries */
    size_t index_size;
};

enum { FEW = 8 };

struct value value_map_new(const struct value_type *type, struct arena *arena)
{
    struct value_map *map = ARENA_NEW(arena, struct value_map);

    map->arena = arena;
    return (struct value){ .type = type, .map = map };
}

struct value value_map_of_json(const struct json *object, enum value_numbers numbers,
                               struct arena *arena)
{
    struct value value = value_map_new(&value_type_map, arena);

    value.map->source = object;
    value.map->numbers = numbers;
    return value;
}

static void index_entry(struct value_map *map, size_t entry)
{
    size_t slot = str_hash(map->entries[entry].key) & (map->index_size - 1);

    while (map->index[slot])
        slot = (slot + 1) & (map->index_size - 1);
    map->index[slot] = (uint32_t)entry + 1;
}

static void rebuild_index(struct value_map *map)
{
    size_t size = 4 * FEW;

    while (size < map->capacity * 2)
        size *= 2;
    if (size != map->index_size || !map->index)
        map->index = arena_alloc(map->arena, size * sizeof(*map->index));
    else
        memset(map->index, 0, size * sizeof(*map->index));
    map->index_size = size;
    for (size_t i = 0; i < map->count; i++)
        index_entry(map, i);
}

/* The slot of the index that tells of a key; NULL when none does. */
static uint32_t *find_slot(const struct value_map *map, struct str key)
{
    size_t slot = str_hash(key) & (map->index_size - 1);

    for (; map->index[slot]; slot = (slot + 1) & (map->index_size - 1)) {
        if (str_equal(map->entries[map->index[slot] - 1].key, key))
            return &map->index[slot];
    }
    return NULL;
}

static struct value_entry *find(const struct value_map *map, struct str key)
{
    uint32_t *slot;

    if (map->index) {
        slot = find_slot(map, key);
        return slot ? &map->entries[*slot - 1] : NULL;
    }
    for (size_t i = 0; i < map->count; i++) {
        if (str_equal(map->entries[i].key, key))
            return &map->entries[i];
    }
    return NULL;
}

static void add(struct value_map *map, struct str key, struct value item)
{
    if (map->count == map->capacity) {
        size_t capacity = map->capacity ? map->capacity * 2 : FEW;
        struct value_entry *entries = arena_alloc(map->arena, capacity * sizeof(*entries));

        if (map->count)
            memcpy(entries, map->entries, map->count * sizeof(*entries));
        map->entries = entries;
        map->capacity = capacity;
        if (capacity > FEW)
            rebuild_index(map);
    }
    map->entries[map->count++] = (struct value_entry){ key, item };
    if (map->index)
        index_entry(map, map->count - 1);
}

static void take_over(struct value_map *map)
{
    const struct json *source = map->source;

    if (!source)
        return;
    map->source = NULL;
    map->capacity = json_count(source);
    if (map->capacity)
        map->entries = arena_alloc(map->arena, map->capacity * sizeof(*map->entries));
    if (map->capacity > FEW)
        rebuild_index(map);
    for (struct json_cursor at = json_walk(source); json_next(&at);)
        add(map, at.key, value_boxed(value_of_json(at.value, map->numbers, map->arena)));
}

size_t value_map_count(const struct value *value)
{
    const struct value_map *map = value->map;

    if (!map)
        return 0;
    return map->source ? json_count(map->source) : map->count;
}

static bool is_container(const struct json *json)
{
    return json_is(json, JSON_OBJECT) || json_is(json, JSON_ARRAY);
}

bool value_map_get(const struct value *value, struct str key, struct value *out)
{
    struct value_map *map = value->map;
    const struct value_entry *entry;

    if (!map)
        return false;
    if (map->source) {
        const struct json *member = json_get_str(map->source, key);

        if (!member)
            return false;
        if (!is_container(member)) {
            *out = value_boxed(value_of_json(member, map->numbers, map->arena));
            return true;
        }
        take_over(map);
    }
    entry = find(map, key);
    if (entry)
        *out = entry->value;
    return entry;
}

void value_map_set(const struct value *value, struct str key, struct value item)
{
    struct value_map *map = value->map;
    struct value_entry *entry;

    assert(map);
    take_over(map);
    if (value->type->element == &value_type_any)
        item = value_boxed(item);
    entry = find(map, key);
    if (entry)
        entry->value = item;
    else
        add(map, key, item);
}

/* Free a slot; those behind it that were pushed away from their places move up. */
static void free_slot(struct value_map *map, size_t slot)
{
    size_t mask = map->index_size - 1, hole = slot;

    for (size_t at = (slot + 1) & mask; map->index[at]; at = (at + 1) & mask) {
        size_t home = str_hash(map->entries[map->index[at] - 1].key) & mask;

        if (((at - home) & mask) < ((at - hole) & mask))
            continue;
        map->index[hole] = map->index[at];
        hole = at;
    }
    map->index[hole] = 0;
}

/* The last entry takes the place of the one that goes. */
static void remove_entry(struct value_map *map, struct value_entry *entry)
{
    struct value_entry *last = &map->entries[map->count - 1];

    if (map->index) {
        free_slot(map, (size_t)(find_slot(map, entry->key) - map->index));
        if (entry != last)
            *find_slot(map, last->key) = (uint32_t)(entry - map->entries) + 1;
    }
    *entry = *last;
    map->count--;
}

void value_map_remove(const struct value *value, struct str key)
{
    struct value_map *map = value->map;
    struct value_entry *entry;

    if (!map)
        return;
    take_over(map);
    entry = find(map, key);
    if (entry)
        remove_entry(map, entry);
}

static int by_key(const void *a, const void *b)
{
    return str_compare(((const struct value_entry *)a)->key, ((const struct value_entry *)b)->key);
}

struct value_entry *value_map_entries(const struct value *value, struct arena *arena, size_t *count)
{
    struct value_map *map = value->map;
    struct value_entry *entries;

    *count = 0;
    if (!map)
        return NULL;
    take_over(map);
    *count = map->count;
    if (!map->count)
        return NULL;
    entries = arena_alloc(arena, map->count * sizeof(*entries));
    memcpy(entries, map->entries, map->count * sizeof(*entries));
    qsort(entries, map->count, sizeof(*entries), by_key);
    return entries;
}
