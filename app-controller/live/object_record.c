#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "data/json.h"
#include "live/object_parts.h"

#include <stdlib.h>
#include <string.h>

/* What a record holds besides its key: as facts go in and come out. */

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
    application = object_table_group(table->applications, name);
    extra->application = application;
    extra->application_next = application->first;
    extra->application_link = &application->first;
    if (application->first)
        application->first->extra->application_link = &extra->application_next;
    application->first = object;
    application->count++;
}

void live_object_clear(struct object_table *table, struct live_object *object)
{
    struct extra *extra = object->extra;

    if (!extra)
        return;
    leave_application(table, extra);
    for (size_t i = 0; i < extra->owner_count; i++)
        object_owner_release(table, &extra->owners[i]);
    free(extra->owners);
    json_doc_unref(extra->manifest);
    json_doc_unref(extra->info);
    free(extra->health_message);
    free(extra->uid);
    free(extra->resource_version);
    free(extra);
    object->extra = NULL;
}

struct extra *live_object_extra(struct live_object *object)
{
    if (!object->extra)
        object->extra = xcalloc(1, sizeof(*object->extra));
    return object->extra;
}

static void fill_identity(struct live_object *object, const struct object_facts *facts)
{
    if (!parse_uid(facts->uid, object->uid)) {
        object->flags |= RECORD_UID_IS_TEXT;
        live_object_extra(object)->uid = object_table_copy(facts->uid);
    }
    if (!parse_number(facts->resource_version, &object->resource_version)) {
        object->flags |= RECORD_RV_IS_TEXT;
        live_object_extra(object)->resource_version = object_table_copy(facts->resource_version);
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
    extra = live_object_extra(object);
    if (facts->owner_count > 0)
        extra->owners = xcalloc(facts->owner_count, sizeof(*extra->owners));
    for (; extra->owner_count < facts->owner_count; extra->owner_count++) {
        struct owner_link *owner = &extra->owners[extra->owner_count];

        *owner = object_owner_make(object, &facts->owners[extra->owner_count]);
        object_owner_link(table, owner);
    }
    if (facts->manifest)
        extra->manifest = json_doc_ref(facts->manifest);
    if (facts->info)
        extra->info = json_doc_ref(facts->info);
    if (!str_is_empty(facts->health_message))
        extra->health_message = object_table_copy(facts->health_message);
    extra->content_hash = facts->content_hash;
    join_application(table, object, facts->application);
}

void live_object_fill(struct object_table *table, struct live_object *object,
                      const struct object_facts *facts)
{
    object->flags = 0;
    fill_identity(object, facts);
    fill_extra(table, object, facts);
    object->created_seconds = (uint32_t)facts->created_seconds;
    object->health = facts->health;
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

static struct str uid_of(const struct live_object *object, struct arena *arena)
{
    if (object->extra && (object->flags & RECORD_UID_IS_TEXT))
        return str_of(object->extra->uid);
    return print_uid(object->uid, arena);
}

static struct str resource_version_of(const struct live_object *object, struct arena *arena)
{
    if (object->extra && (object->flags & RECORD_RV_IS_TEXT))
        return str_of(object->extra->resource_version);
    return str_of(arena_printf(arena, "%llu", (unsigned long long)object->resource_version));
}

static const struct object_owner *owners_of(const struct extra *extra, struct arena *arena)
{
    struct object_owner *owners = arena_alloc(arena, extra->owner_count * sizeof(*owners));

    for (size_t i = 0; i < extra->owner_count; i++) {
        const struct owner_link *owner = &extra->owners[i];

        owners[i] = (struct object_owner){ str_of(owner->api_version), str_of(owner->kind),
                                           str_of(owner->name), str_of(owner->uid) };
    }
    return owners;
}

struct object_facts live_object_facts(const struct object_table *table,
                                      const struct live_object *object, struct arena *arena)
{
    const struct extra *extra = object->extra;
    struct object_facts facts = {
        .key = live_object_key(object),
        .version = str_of(table->versions[object->version]),
        .uid = uid_of(object, arena),
        .resource_version = resource_version_of(object, arena),
        .created_seconds = object->created_seconds,
        .health = object->health,
        .health_message = STR_EMPTY,
        .application = live_object_application(object),
    };

    if (!extra)
        return facts;
    facts.manifest = extra->manifest;
    facts.info = extra->info;
    facts.health_message = str_of(extra->health_message);
    facts.content_hash = extra->content_hash;
    facts.owners = owners_of(extra, arena);
    facts.owner_count = extra->owner_count;
    return facts;
}
