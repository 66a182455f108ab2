#include "live/object_table.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "data/json.h"
#include "live/object_parts.h"

#include <stdlib.h>
#include <string.h>

bool object_key_equal(const struct object_key *a, const struct object_key *b)
{
    return str_equal(a->name, b->name) && str_equal(a->kind, b->kind) &&
           str_equal(a->namespace, b->namespace) && str_equal(a->group, b->group);
}

const char *object_key_print(const struct object_key *key, struct arena *arena)
{
    return arena_printf(arena, "%.*s/%.*s/%.*s/%.*s", STR_ARG(key->group), STR_ARG(key->kind),
                        STR_ARG(key->namespace), STR_ARG(key->name));
}

struct object_table *object_table_new(void)
{
    struct object_table *table = xcalloc(1, sizeof(*table));

    table->kinds = map_new();
    table->namespaces = map_new();
    table->applications = map_new();
    table->children = map_new();
    return table;
}
/* ---- groups ---- */

struct group *object_table_group(struct map *groups, struct str name)
{
    struct group *group = map_find(groups, name);

    if (group)
        return group;
    group = xcalloc(1, sizeof(*group) + name.len + 1);
    memcpy(group->text, name.ptr, name.len);
    group->name = (struct str){ group->text, name.len };
    map_put(groups, name, group);
    return group;
}

char *object_table_copy(struct str text)
{
    char *copy = xcalloc(1, text.len + 1);

    memcpy(copy, text.ptr, text.len);
    return copy;
}

static struct kind_group *find_kind(const struct object_table *table, struct str group,
                                    struct str kind)
{
    struct kind_group *found = map_find(table->kinds, kind);

    while (found && !str_equals(group, found->group))
        found = found->next;
    return found;
}

static struct kind_group *kind_group_of(struct object_table *table, struct str group,
                                        struct str kind)
{
    struct kind_group *found = find_kind(table, group, kind);

    if (found)
        return found;
    found = xcalloc(1, sizeof(*found));
    found->group = object_table_copy(group);
    found->kind = object_table_copy(kind);
    found->id = ++table->next_kind_id;
    found->next = map_put(table->kinds, kind, found);
    return found;
}

/* A cluster serves few versions ("v1", "v1beta1"): those past the limit share the last place. */
static unsigned char version_of(struct object_table *table, struct str version)
{
    for (size_t i = 0; i < table->version_count; i++)
        if (str_equals(version, table->versions[i]))
            return (unsigned char)i;
    if (table->version_count == sizeof(table->versions) / sizeof(*table->versions))
        return (unsigned char)(table->version_count - 1);
    table->versions[table->version_count] = object_table_copy(version);
    return (unsigned char)table->version_count++;
}
/* ---- slots ---- */

static uint64_t hash_of(const struct kind_group *kind, struct str namespace, struct str name)
{
    return (str_hash(name) ^ (str_hash(namespace) * 31)) + kind->id * 0x9e3779b97f4a7c15u;
}

static uint64_t hash_of_object(const struct live_object *object)
{
    return hash_of(object->kind, object->namespace->name, str_of(object->name));
}

static size_t slot_of(const struct object_table *table, const struct kind_group *kind,
                      struct str namespace, struct str name)
{
    size_t mask = table->capacity - 1;

    for (size_t i = hash_of(kind, namespace, name) & mask;; i = (i + 1) & mask) {
        const struct live_object *object = table->slots[i];

        if (!object || (object->kind == kind && str_equals(name, object->name) &&
                        str_equal(object->namespace->name, namespace)))
            return i;
    }
}

static void grow_slots(struct object_table *table)
{
    size_t capacity = table->capacity ? table->capacity * 2 : SLOTS_MIN;
    struct live_object **old = table->slots;
    size_t old_capacity = table->capacity;

    table->slots = xcalloc(capacity, sizeof(*table->slots));
    table->capacity = capacity;
    for (size_t i = 0; i < old_capacity; i++) {
        size_t slot;

        if (!old[i])
            continue;
        slot = hash_of_object(old[i]) & (capacity - 1);
        while (table->slots[slot])
            slot = (slot + 1) & (capacity - 1);
        table->slots[slot] = old[i];
    }
    free(old);
}

/* Linear probing without tombstones: those that stood behind the freed slot move up. */
static void free_slot(struct object_table *table, size_t slot)
{
    size_t mask = table->capacity - 1;

    for (size_t next = (slot + 1) & mask; table->slots[next]; next = (next + 1) & mask) {
        size_t home = hash_of_object(table->slots[next]) & mask;

        if (((next - home) & mask) >= ((next - slot) & mask)) {
            table->slots[slot] = table->slots[next];
            slot = next;
        }
    }
    table->slots[slot] = NULL;
}

struct live_object *object_table_find(const struct object_table *table,
                                      const struct object_key *key)
{
    struct kind_group *kind = find_kind(table, key->group, key->kind);

    if (!kind || table->capacity == 0)
        return NULL;
    return table->slots[slot_of(table, kind, key->namespace, key->name)];
}
/* ---- objects ---- */

static struct live_object *new_object(struct object_table *table, const struct object_facts *facts)
{
    struct str name = facts->key.name;
    struct live_object *object = xcalloc(1, sizeof(*object) + name.len + 1);
    struct group *home = object_table_group(table->namespaces, facts->key.namespace);

    memcpy(object->name, name.ptr, name.len);
    object->kind = kind_group_of(table, facts->key.group, facts->key.kind);
    object->kind->count++;
    object->namespace = home;
    object->namespace_next = home->first;
    object->namespace_link = &home->first;
    if (home->first)
        home->first->namespace_link = &object->namespace_next;
    home->first = object;
    home->count++;
    return object;
}

struct live_object *object_table_put(struct object_table *table, const struct object_facts *facts)
{
    struct live_object *object = object_table_find(table, &facts->key);

    if (object) {
        struct json_doc *manifest = facts->manifest ? json_doc_ref(facts->manifest) : NULL;
        struct json_doc *info = facts->info ? json_doc_ref(facts->info) : NULL;

        live_object_clear(table, object);
        live_object_fill(table, object, facts);
        json_doc_unref(manifest);
        json_doc_unref(info);
    } else {
        if ((table->count + 1) * 3 > table->capacity * 2)
            grow_slots(table);
        object = new_object(table, facts);
        live_object_fill(table, object, facts);
        table->slots[slot_of(table, object->kind, facts->key.namespace, facts->key.name)] = object;
        table->count++;
    }
    object->version = version_of(table, facts->version);
    return object;
}

static void free_object(struct object_table *table, struct live_object *object)
{
    struct group *namespace = object->namespace;

    live_object_clear(table, object);
    object->kind->count--;
    *object->namespace_link = object->namespace_next;
    if (object->namespace_next)
        object->namespace_next->namespace_link = object->namespace_link;
    if (--namespace->count == 0) {
        map_remove(table->namespaces, namespace->name);
        free(namespace);
    }
    free(object);
}

bool object_table_remove(struct object_table *table, const struct object_key *key)
{
    struct kind_group *kind = find_kind(table, key->group, key->kind);
    struct live_object *object;
    size_t slot;

    if (!kind || table->capacity == 0)
        return false;
    slot = slot_of(table, kind, key->namespace, key->name);
    object = table->slots[slot];
    if (!object)
        return false;
    free_slot(table, slot);
    table->count--;
    free_object(table, object);
    return true;
}

void object_table_free(struct object_table *table)
{
    if (!table)
        return;
    for (size_t i = 0; i < table->capacity; i++)
        if (table->slots[i])
            free_object(table, table->slots[i]);
    for (struct map_cursor at = { 0 }; map_next(table->kinds, &at);) {
        for (struct kind_group *kind = at.value, *next; kind; kind = next) {
            next = kind->next;
            free(kind->group);
            free(kind->kind);
            free(kind);
        }
    }
    for (size_t i = 0; i < table->version_count; i++)
        free(table->versions[i]);
    map_free(table->kinds);
    map_free(table->namespaces);
    map_free(table->applications);
    map_free(table->children);
    free(table->slots);
    free(table);
}

size_t object_table_count(const struct object_table *table)
{
    return table->count;
}

size_t object_table_count_of_kind(const struct object_table *table, struct str group,
                                  struct str kind)
{
    const struct kind_group *found = find_kind(table, group, kind);

    return found ? found->count : 0;
}
/* ---- walking ---- */

struct live_object *object_table_first_of_namespace(const struct object_table *table,
                                                    struct str namespace)
{
    const struct group *group = map_find(table->namespaces, namespace);

    return group ? group->first : NULL;
}

struct live_object *object_table_next_of_namespace(const struct live_object *object)
{
    return object->namespace_next;
}

struct live_object *object_table_first_of_application(const struct object_table *table,
                                                      struct str application)
{
    const struct group *group = map_find(table->applications, application);

    return group ? group->first : NULL;
}

struct live_object *object_table_next_of_application(const struct live_object *object)
{
    return object->extra->application_next;
}

void object_table_each(const struct object_table *table, live_object_fn visit, void *context)
{
    for (size_t i = 0; i < table->capacity; i++)
        if (table->slots[i])
            visit(context, table->slots[i]);
}
/* ---- relisting ---- */

void object_table_mark(struct object_table *table, struct str group, struct str kind,
                       struct str namespace)
{
    const struct kind_group *found = find_kind(table, group, kind);

    for (size_t i = 0; found && i < table->capacity; i++) {
        struct live_object *object = table->slots[i];

        if (object && object->kind == found &&
            (str_is_empty(namespace) || str_equal(object->namespace->name, namespace)))
            object->flags |= RECORD_MARKED;
    }
}

void live_object_unmark(struct live_object *object)
{
    object->flags &= (unsigned char)~RECORD_MARKED;
}

void object_table_each_marked(struct object_table *table, struct str group, struct str kind,
                              live_object_fn visit, void *context)
{
    const struct kind_group *found = find_kind(table, group, kind);

    /* Visiting may remove objects, which moves others to earlier slots: look at a slot again. */
    for (size_t i = 0; found && i < table->capacity;) {
        struct live_object *object = table->slots[i];

        if (!object || object->kind != found || !(object->flags & RECORD_MARKED)) {
            i++;
            continue;
        }
        live_object_unmark(object);
        visit(context, object);
    }
}
