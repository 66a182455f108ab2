#include "controllers/happenings.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/mem.h"
#include "cluster.h"
#include "data/digest.h"
#include "data/json.h"
#include "decode.h"
#include "io/loop.h"
#include "write.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const int64_t NS_PER_SECOND = 1000000000, KEPT_MS = 3600 * 1000;

/* One that was told, oldest first. */
struct told {
    char *key;     /* of the Event */
    uint32_t what; /* a digest of what it says */
    int64_t at_ms;
};

struct happenings {
    struct cluster *cluster;
    struct api_resource *resource; /* events */
    VEC(struct told) told;
    struct watch *timer;
    int64_t last_number; /* in names, which end with a time */
};

struct happenings *happenings_new(struct cluster *cluster)
{
    struct happenings *happenings = xcalloc(1, sizeof(*happenings));

    happenings->cluster = cluster;
    happenings->resource = cluster_builtin(cluster, "events");
    return happenings;
}

void happenings_free(struct happenings *happenings)
{
    if (!happenings)
        return;
    if (happenings->timer)
        watch_cancel(happenings->timer);
    for (size_t i = 0; i < happenings->told.count; i++)
        free(happenings->told.items[i].key);
    vec_release(&happenings->told);
    free(happenings);
}

/* ---- forgetting ---- */

static struct write write_at(struct happenings *happenings, struct str key, struct arena *arena)
{
    struct str namespace, name;

    str_cut(key, '/', &namespace, &name);
    return write_internal(happenings->cluster, happenings->resource, namespace, name, "", arena);
}

static void forget_first(struct happenings *happenings)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct told *first = &happenings->told.items[0];
    struct write write = write_at(happenings, str_of(first->key), arena);
    struct write_delete options = { .propagation = STR("Background"), .grace_s = 0 };
    struct refusal why = { .arena = arena };
    const struct json *left;

    /* Somebody may have deleted it before. */
    if (write_remove(&write, &options, &left, &why) < 0 && why.code != 404)
        log_debug("an event could not be deleted", F("error", why.message));
    free(first->key);
    vec_remove(&happenings->told, 0);
}

void happenings_forget(struct happenings *happenings, int64_t now_ms)
{
    while (happenings->told.count > 0 && happenings->told.items[0].at_ms + KEPT_MS <= now_ms)
        forget_first(happenings);
}

static void on_time(void *context)
{
    struct happenings *happenings = context;
    int64_t now = clock_monotonic_ms();

    happenings->timer = NULL;
    happenings_forget(happenings, now);
    if (happenings->told.count > 0)
        happenings->timer =
            loop_watch_once(happenings->cluster->loop,
                            happenings->told.items[0].at_ms + KEPT_MS - now, on_time, happenings);
}

/* ---- telling ---- */

static const char *now_text(struct arena *arena)
{
    return clock_rfc3339(clock_now_ns() / NS_PER_SECOND, arena);
}

static void refer(struct arena *arena, struct json *event, const struct json *about,
                  const struct happening *happening)
{
    static const char *const fields[] = { "namespace", "name", "uid", "resourceVersion" };
    struct json *reference = json_edit_object(arena, event, "involvedObject");

    json_set_text(arena, reference, "kind", json_cstr_at(about, "kind"));
    json_set_text(arena, reference, "apiVersion", json_cstr_at(about, "apiVersion"));
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        const struct json *value = json_get(json_get(about, "metadata"), fields[i]);

        if (value)
            json_set(arena, reference, fields[i], value);
    }
    if (happening->part[0])
        json_set_text(arena, reference, "fieldPath", happening->part);
}

static const struct json *make_event(struct happenings *happenings, const struct json *about,
                                     const struct happening *happening, struct arena *arena)
{
    struct json *event = json_new_object(arena), *metadata, *source;
    int64_t number = clock_now_ns();

    if (number <= happenings->last_number)
        number = happenings->last_number + 1;
    happenings->last_number = number;
    metadata = json_edit_object(arena, event, "metadata");
    json_set_text(
        arena, metadata, "name",
        arena_printf(arena, "%s.%016" PRIx64, json_cstr_at(about, "metadata.name"), number));
    json_set_text(arena, metadata, "namespace", json_cstr_at(about, "metadata.namespace"));
    /* Nobody applies events: who owns their fields is not kept. */
    json_set(arena, metadata, "managedFields", json_new_array(arena));
    refer(arena, event, about, happening);
    json_set_text(arena, event, "reason", happening->reason);
    json_set_text(arena, event, "message", happening->message);
    json_set_text(arena, event, "type", happening->type);
    source = json_edit_object(arena, event, "source");
    json_set_text(arena, source, "component", happening->component);
    if (happening->host[0])
        json_set_text(arena, source, "host", happening->host);
    json_set_text(arena, event, "firstTimestamp", now_text(arena));
    json_set_text(arena, event, "lastTimestamp", now_text(arena));
    json_set_int(arena, event, "count", 1);
    json_set_text(arena, event, "reportingComponent", happening->component);
    json_set_text(arena, event, "reportingInstance", happening->host);
    return event;
}

static void create(struct happenings *happenings, const struct json *event, uint32_t what,
                   struct arena *arena)
{
    struct api_resource *resource = happenings->resource;
    struct refusal why = { .arena = arena };
    struct decoding decoding = { .arena = arena,
                                 .resource = resource,
                                 .api = &resource->versions[resource->storage],
                                 .validation = VALIDATION_IGNORE };
    struct str key = cluster_object_key(json_text_at(event, "metadata.namespace"),
                                        json_text_at(event, "metadata.name"), arena);
    struct write write = write_at(happenings, key, arena);
    struct told told = { NULL, what, clock_monotonic_ms() };

    if (decode_object(&decoding, event, &event, &why) < 0 ||
        write_create(&write, event, &event, &why) < 0) {
        log_debug("an event could not be written", F("error", why.message));
        return;
    }
    told.key = xcalloc(1, key.len + 1);
    memcpy(told.key, key.ptr, key.len);
    vec_push(&happenings->told, told);
    if (happenings->told.count > HAPPENINGS_MAX)
        forget_first(happenings);
    if (!happenings->timer)
        happenings->timer =
            loop_watch_once(happenings->cluster->loop, KEPT_MS, on_time, happenings);
}

/* It has happened just now: its hour begins again. */
static void renew(struct happenings *happenings, size_t i)
{
    struct told told = happenings->told.items[i];

    vec_remove(&happenings->told, i);
    told.at_ms = clock_monotonic_ms();
    vec_push(&happenings->told, told);
}

/* It was told before: once more. */
static bool count_up(struct happenings *happenings, uint32_t what, struct arena *arena)
{
    for (size_t i = happenings->told.count; i-- > 0;) {
        const struct told *told = &happenings->told.items[i];
        const struct object *known;
        struct refusal why = { .arena = arena };
        struct write write;
        struct json *event;
        const struct json *out;

        if (told->what != what)
            continue;
        known = collection_find(happenings->resource->objects, str_of(told->key));
        if (!known)
            return false;
        write = write_at(happenings, str_of(told->key), arena);
        event = json_edit(arena, json_copy(arena, object_root(known)));
        json_set_int(arena, event, "count", json_int(json_get(event, "count"), 0) + 1);
        json_set_text(arena, event, "lastTimestamp", now_text(arena));
        if (write_update(&write, event, &out, &why) < 0)
            log_debug("an event could not be counted", F("error", why.message));
        renew(happenings, i);
        return true;
    }
    return false;
}

void happenings_tell(struct happenings *happenings, const struct json *about,
                     const struct happening *happening)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    uint32_t what = digest_fnv32a(str_of(arena_printf(
        arena, "%s|%s|%s|%s|%s", json_cstr_at(about, "metadata.uid"), happening->component,
        happening->reason, happening->message, happening->part)));

    if (!count_up(happenings, what, arena))
        create(happenings, make_event(happenings, about, happening, arena), what, arena);
}
