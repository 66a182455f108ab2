#include "live/object_table.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "data/json.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

/*
 * A record is a fixed part and the name behind it, in one allocation. Kinds, namespaces and
 * applications are groups: a record points at its group and hangs in the group's list. What only
 * some objects have stands in `struct extra`.
 *
 *     slots[hash(kind, namespace, name)] -> record -> kind group
 *                                             |    -> namespace group -> its other records
 *                                             +----> extra -> owners, each in the list of its UID
 */
enum { UID_BYTES = 16, SLOTS_MIN = 64 };

enum record_flags {
    RECORD_MARKED = 1,
    RECORD_UID_IS_TEXT = 2, /* the UID is no UUID: its text is in `extra` */
    RECORD_RV_IS_TEXT = 4,  /* the resource version is no number: likewise */
};

struct group {
    struct live_object *first;
    size_t count;
    struct str name;
    char text[];
};

struct kind_group {
    struct kind_group *next; /* the same kind in another API group */
    char *group, *kind;
    size_t count;
    unsigned id; /* part of a record's hash */
};

struct owner_link {
    struct live_object *child;
    struct owner_link *next, **link; /* in the list of children of this UID; link NULL: no UID */
    struct children *children;
    char *api_version, *kind, *name, *uid;
};

/* The children of one UID. */
struct children {
    struct owner_link *first;
    char *uid;
};

struct extra {
    struct owner_link *owners;
    size_t owner_count;
    struct group *application;
    struct live_object *application_next, **application_link;
    struct json_doc *manifest, *info;
    char *health_message, *uid, *resource_version;
    uint64_t content_hash;
};

struct live_object {
    struct live_object *namespace_next, **namespace_link;
    struct group *namespace;
    struct kind_group *kind;
    struct extra *extra;
    uint64_t resource_version;
    uint32_t created_seconds;
    unsigned char uid[UID_BYTES];
    unsigned char health, flags;
    unsigned char version; /* index into the table's list of version names */
    char name[];
};

struct object_table {
    struct live_object **slots;
    size_t capacity, count;
    struct map *kinds, *namespaces, *applications, *children;
    char *versions[256];
    size_t version_count;
    unsigned next_kind_id;
};

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

static struct group *group_of(struct map *groups, struct str name)
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

static char *copy_text(struct str text)
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
    found->group = copy_text(group);
    found->kind = copy_text(kind);
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
    table->versions[table->version_count] = copy_text(version);
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

/* ---- UIDs and resource versions ---- */

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "01234567-89ab-cdef-0123-456789abcdef" in 16 bytes; false: in another form. */
static bool parse_uid(struct str text, unsigned char out[UID_BYTES])
{
    size_t at = 0;

    if (text.len != 36)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        int high, low;

        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (text.ptr[i] != '-')
                return false;
            continue;
        }
        high = hex_value(text.ptr[i]);
        low = hex_value(text.ptr[i + 1]);
        if (high < 0 || low < 0)
            return false;
        out[at++] = (unsigned char)(high << 4 | low);
        i++;
    }
    return true;
}

static struct str print_uid(const unsigned char uid[UID_BYTES], struct arena *arena)
{
    return str_of(
        arena_printf(arena, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                     uid[0], uid[1], uid[2], uid[3], uid[4], uid[5], uid[6], uid[7], uid[8], uid[9],
                     uid[10], uid[11], uid[12], uid[13], uid[14], uid[15]));
}

static bool parse_number(struct str text, uint64_t *out)
{
    uint64_t value = 0;

    if (text.len == 0 || (text.len > 1 && *text.ptr == '0'))
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] < '0' || text.ptr[i] > '9' || __builtin_mul_overflow(value, 10, &value) ||
            __builtin_add_overflow(value, (uint64_t)(text.ptr[i] - '0'), &value))
            return false;
    *out = value;
    return true;
}

/* ---- owners ---- */

static void link_owner(struct object_table *table, struct owner_link *owner)
{
    struct str uid = str_of(owner->uid);
    struct children *children;

    if (str_is_empty(uid))
        return;
    children = map_find(table->children, uid);
    if (!children) {
        children = xcalloc(1, sizeof(*children));
        children->uid = copy_text(uid);
        map_put(table->children, uid, children);
    }
    owner->children = children;
    owner->next = children->first;
    owner->link = &children->first;
    if (children->first)
        children->first->link = &owner->next;
    children->first = owner;
}

static void unlink_owner(struct object_table *table, struct owner_link *owner)
{
    struct children *children = owner->children;

    if (!children)
        return;
    *owner->link = owner->next;
    if (owner->next)
        owner->next->link = owner->link;
    owner->children = NULL;
    if (children->first)
        return;
    map_remove(table->children, str_of(children->uid));
    free(children->uid);
    free(children);
}

static void release_owner(struct object_table *table, struct owner_link *owner)
{
    unlink_owner(table, owner);
    free(owner->api_version);
    free(owner->kind);
    free(owner->name);
    free(owner->uid);
}

static struct owner_link make_owner(struct live_object *child, const struct object_owner *owner)
{
    return (struct owner_link){
        .child = child,
        .api_version = copy_text(owner->api_version),
        .kind = copy_text(owner->kind),
        .name = copy_text(owner->name),
        .uid = copy_text(owner->uid),
    };
}

/* ---- what only some objects have ---- */

static void leave_application(struct object_table *table, struct extra *extra)
{
    struct group *application = extra->application;

    if (!application)
        return;
    *extra->application_link = extra->application_next;
    if (extra->application_next)
        extra->application_next->extra->application_link = extra->application_link;
    extra->application = NULL;
    if (--application->count > 0)
        return;
    map_remove(table->applications, application->name);
    free(application);
}

static void join_application(struct object_table *table, struct live_object *object,
                             struct str name)
{
    struct extra *extra = object->extra;
    struct group *application;

    if (str_is_empty(name))
        return;
    application = group_of(table->applications, name);
    extra->application = application;
    extra->application_next = application->first;
    extra->application_link = &application->first;
    if (application->first)
        application->first->extra->application_link = &extra->application_next;
    application->first = object;
    application->count++;
}

static void release_extra(struct object_table *table, struct live_object *object)
{
    struct extra *extra = object->extra;

    if (!extra)
        return;
    leave_application(table, extra);
    for (size_t i = 0; i < extra->owner_count; i++)
        release_owner(table, &extra->owners[i]);
    free(extra->owners);
    json_doc_unref(extra->manifest);
    json_doc_unref(extra->info);
    free(extra->health_message);
    free(extra->uid);
    free(extra->resource_version);
    free(extra);
    object->extra = NULL;
}

static struct extra *extra_of(struct live_object *object)
{
    if (!object->extra)
        object->extra = xcalloc(1, sizeof(*object->extra));
    return object->extra;
}

static void fill_identity(struct live_object *object, const struct object_facts *facts)
{
    if (!parse_uid(facts->uid, object->uid)) {
        object->flags |= RECORD_UID_IS_TEXT;
        extra_of(object)->uid = copy_text(facts->uid);
    }
    if (!parse_number(facts->resource_version, &object->resource_version)) {
        object->flags |= RECORD_RV_IS_TEXT;
        extra_of(object)->resource_version = copy_text(facts->resource_version);
    }
}

static void fill_extra(struct object_table *table, struct live_object *object,
                       const struct object_facts *facts)
{
    bool plain = facts->owner_count == 0 && str_is_empty(facts->application) && !facts->manifest &&
                 !facts->info && str_is_empty(facts->health_message) && facts->content_hash == 0;
    struct extra *extra;

    if (plain)
        return;
    extra = extra_of(object);
    if (facts->owner_count > 0)
        extra->owners = xcalloc(facts->owner_count, sizeof(*extra->owners));
    for (; extra->owner_count < facts->owner_count; extra->owner_count++) {
        struct owner_link *owner = &extra->owners[extra->owner_count];

        *owner = make_owner(object, &facts->owners[extra->owner_count]);
        link_owner(table, owner);
    }
    if (facts->manifest)
        extra->manifest = json_doc_ref(facts->manifest);
    if (facts->info)
        extra->info = json_doc_ref(facts->info);
    if (!str_is_empty(facts->health_message))
        extra->health_message = copy_text(facts->health_message);
    extra->content_hash = facts->content_hash;
    join_application(table, object, facts->application);
}

/* ---- objects ---- */

static struct live_object *new_object(struct object_table *table, const struct object_facts *facts)
{
    struct str name = facts->key.name;
    struct live_object *object = xcalloc(1, sizeof(*object) + name.len + 1);
    struct group *namespace = group_of(table->namespaces, facts->key.namespace);

    memcpy(object->name, name.ptr, name.len);
    object->kind = kind_group_of(table, facts->key.group, facts->key.kind);
    object->kind->count++;
    object->namespace = namespace;
    object->namespace_next = namespace->first;
    object->namespace_link = &namespace->first;
    if (namespace->first)
    namespace->first->namespace_link = &object->namespace_next;
    namespace->first = object;
    namespace->count++;
    return object;
}

struct live_object *object_table_put(struct object_table *table, const struct object_facts *facts)
{
    struct live_object *object = object_table_find(table, &facts->key);

    if (object) {
        struct json_doc *manifest = facts->manifest ? json_doc_ref(facts->manifest) : NULL;
        struct json_doc *info = facts->info ? json_doc_ref(facts->info) : NULL;

        release_extra(table, object);
        object->flags = 0;
        fill_identity(object, facts);
        fill_extra(table, object, facts);
        json_doc_unref(manifest);
        json_doc_unref(info);
    } else {
        if ((table->count + 1) * 3 > table->capacity * 2)
            grow_slots(table);
        object = new_object(table, facts);
        fill_identity(object, facts);
        fill_extra(table, object, facts);
        table->slots[slot_of(table, object->kind, facts->key.namespace, facts->key.name)] = object;
        table->count++;
    }
    object->version = version_of(table, facts->version);
    object->created_seconds = (uint32_t)facts->created_seconds;
    object->health = facts->health;
    return object;
}

static void free_object(struct object_table *table, struct live_object *object)
{
    struct group *namespace = object->namespace;

    release_extra(table, object);
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

/* ---- reading ---- */

struct object_key live_object_key(const struct live_object *object)
{
    return (struct object_key){
        .group = str_of(object->kind->group),
        .kind = str_of(object->kind->kind),
        .namespace = object->namespace->name,
        .name = str_of(object->name),
    };
}

bool live_object_has_owners(const struct live_object *object)
{
    return object->extra && object->extra->owner_count > 0;
}

struct json_doc *live_object_manifest(const struct live_object *object)
{
    return object->extra ? object->extra->manifest : NULL;
}

struct str live_object_application(const struct live_object *object)
{
    if (!object->extra || !object->extra->application)
        return STR_EMPTY;
    return object->extra->application->name;
}

struct object_facts live_object_facts(const struct object_table *table,
                                      const struct live_object *object, struct arena *arena)
{
    const struct extra *extra = object->extra;
    struct object_facts facts = {
        .key = live_object_key(object),
        .version = str_of(table->versions[object->version]),
        .created_seconds = object->created_seconds,
        .health = object->health,
        .health_message = STR_EMPTY,
        .application = live_object_application(object),
    };
    struct object_owner *owners;

    facts.uid =
        object->flags & RECORD_UID_IS_TEXT ? str_of(extra->uid) : print_uid(object->uid, arena);
    facts.resource_version =
        object->flags & RECORD_RV_IS_TEXT
            ? str_of(extra->resource_version)
            : str_of(arena_printf(arena, "%llu", (unsigned long long)object->resource_version));
    if (!extra)
        return facts;
    facts.manifest = extra->manifest;
    facts.info = extra->info;
    facts.health_message = str_of(extra->health_message);
    facts.content_hash = extra->content_hash;
    owners = arena_alloc(arena, extra->owner_count * sizeof(*owners));
    for (size_t i = 0; i < extra->owner_count; i++)
        owners[i] = (struct object_owner){
            .api_version = str_of(extra->owners[i].api_version),
            .kind = str_of(extra->owners[i].kind),
            .name = str_of(extra->owners[i].name),
            .uid = str_of(extra->owners[i].uid),
        };
    facts.owners = owners;
    facts.owner_count = extra->owner_count;
    return facts;
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

void object_table_each_child(const struct object_table *table, struct str owner_uid,
                             live_object_fn visit, void *context)
{
    const struct children *children = map_find(table->children, owner_uid);

    for (struct owner_link *owner = children ? children->first : NULL, *next; owner; owner = next) {
        next = owner->next;
        visit(context, owner->child);
    }
}

void object_table_each(const struct object_table *table, live_object_fn visit, void *context)
{
    for (size_t i = 0; i < table->capacity; i++)
        if (table->slots[i])
            visit(context, table->slots[i]);
}

/* ---- inferred owners ---- */

void object_table_add_owner(struct object_table *table, struct live_object *object,
                            const struct object_owner *owner)
{
    struct extra *extra = extra_of(object);

    for (size_t i = 0; i < extra->owner_count; i++)
        if (str_equals(owner->uid, extra->owners[i].uid))
            return;
    for (size_t i = 0; i < extra->owner_count; i++)
        unlink_owner(table, &extra->owners[i]);
    extra->owners = xrealloc(extra->owners, (extra->owner_count + 1) * sizeof(*extra->owners));
    extra->owners[extra->owner_count++] = make_owner(object, owner);
    for (size_t i = 0; i < extra->owner_count; i++)
        link_owner(table, &extra->owners[i]);
}

void object_table_remove_owner(struct object_table *table, struct live_object *object,
                               struct str owner_uid)
{
    struct extra *extra = object->extra;

    for (size_t i = 0; extra && i < extra->owner_count; i++) {
        if (!str_equals(owner_uid, extra->owners[i].uid))
            continue;
        for (size_t k = 0; k < extra->owner_count; k++)
            unlink_owner(table, &extra->owners[k]);
        release_owner(table, &extra->owners[i]);
        memmove(&extra->owners[i], &extra->owners[i + 1],
                (extra->owner_count - i - 1) * sizeof(*extra->owners));
        extra->owner_count--;
        for (size_t k = 0; k < extra->owner_count; k++)
            link_owner(table, &extra->owners[k]);
        return;
    }
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
