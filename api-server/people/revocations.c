#include "people/revocations.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/map.h"
#include "base/mem.h"
#include "io/await.h"
#include "io/loop.h"
#include "io/redis.h"

#include <stdlib.h>

#define PREFIX "revoked-token|"
#define CHANNEL "new-revoked-token"

enum { KNOWN_MAX = 1000 * 1000, PAGE = 1000 };

/*
 * What Redis does not list any more has ended, and so has its token: an entry that a whole scan did
 * not meet is dropped. Those made here stay until their own end, in case Redis has lost them.
 */
struct entry {
    int64_t end_ms; /* of the loop's clock; of another's: 0 */
    uint64_t seen;  /* the last scan that met it */
};

struct revocations {
    struct loop *loop;
    struct redis *redis;
    struct map *entries; /* id -> struct entry */
    struct redis_subscription *subscription;
    struct redis_command *command;
    struct watch *timer;
    uint64_t scan;
    bool is_scanning, is_down;
};

static void add_entry(struct revocations *revocations, struct str id, int64_t end_ms)
{
    struct entry *entry = map_find(revocations->entries, id);

    if (!entry) {
        if (map_count(revocations->entries) >= KNOWN_MAX || id.len > REVOCATIONS_ID_MAX)
            return;
        entry = xcalloc(1, sizeof(*entry));
        map_put(revocations->entries, id, entry);
    }
    if (end_ms > entry->end_ms)
        entry->end_ms = end_ms;
    /* Added during a scan, it may stand where that has been already. */
    entry->seen = revocations->scan + 1;
}

/* ---- scanning ---- */

static void scan_from(struct revocations *revocations, struct str cursor);

static void drop_ended(struct revocations *revocations)
{
    int64_t now = loop_now_ms(revocations->loop);

    for (struct map_cursor at = { 0 }; map_next(revocations->entries, &at);) {
        const struct entry *entry = at.value;

        if (entry->seen < revocations->scan && entry->end_ms <= now) {
            free(at.value);
            map_remove(revocations->entries, at.key);
        }
    }
}

static void take_page(struct revocations *revocations, const struct redis_reply *keys)
{
    for (size_t i = 0; i < keys->count; i++) {
        struct str key = keys->items[i]->text;
        struct entry *entry;

        if (!str_has_prefix(key, STR(PREFIX)))
            continue;
        key = str_slice(key, sizeof(PREFIX) - 1, key.len);
        add_entry(revocations, key, 0);
        entry = map_find(revocations->entries, key);
        if (entry)
            entry->seen = revocations->scan;
    }
}

static void on_page(void *context, const struct redis_reply *reply, struct error *err)
{
    struct revocations *revocations = context;
    bool is_page = reply && reply->kind == REDIS_ARRAY && reply->count == 2;

    revocations->command = NULL;
    if (is_page)
        take_page(revocations, reply->items[1]);
    if (is_page && !str_equals(reply->items[0]->text, "0")) {
        scan_from(revocations, reply->items[0]->text);
        return;
    }
    revocations->is_scanning = false;
    if (is_page)
        drop_ended(revocations);
    else if (!revocations->is_down)
        log_warn("cannot look for revoked tokens; those known stay revoked",
                 F("error", err ? error_text(err) : "an answer of another kind"));
    revocations->is_down = !is_page;
}

static void scan_from(struct revocations *revocations, struct str cursor)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct str argv[] = { STR("SCAN"),     str_dup(cursor, arena), STR("MATCH"),
                                STR(PREFIX "*"), STR("COUNT"),           STR("1000") };

    revocations->command = redis_send(revocations->redis, argv, 6, 0, on_page, revocations);
}

static void scan(void *context)
{
    struct revocations *revocations = context;

    if (revocations->is_scanning)
        return;
    revocations->is_scanning = true;
    revocations->scan++;
    scan_from(revocations, STR("0"));
}

static void on_message(void *context, struct str channel, struct str message)
{
    (void)channel;
    add_entry(context, message, 0);
}

/* ---- life ---- */

struct revocations *revocations_new(struct loop *loop, struct redis *redis)
{
    struct revocations *revocations = xcalloc(1, sizeof(*revocations));

    revocations->loop = loop;
    revocations->redis = redis;
    revocations->entries = map_new();
    if (!redis)
        return revocations;
    revocations->subscription = redis_subscribe(redis, CHANNEL, on_message, scan, revocations);
    revocations->timer = loop_watch_timer(loop, REVOCATIONS_RESCAN_MS, scan, revocations);
    return revocations;
}

void revocations_free(struct revocations *revocations)
{
    if (!revocations)
        return;
    if (revocations->command)
        redis_cancel(revocations->command);
    if (revocations->timer)
        watch_cancel(revocations->timer);
    redis_unsubscribe(revocations->subscription);
    for (struct map_cursor at = { 0 }; map_next(revocations->entries, &at);)
        free(at.value);
    map_free(revocations->entries);
    free(revocations);
}

bool revocations_has(const struct revocations *revocations, struct str id)
{
    return map_find(revocations->entries, id) != NULL;
}

int revocations_add(struct revocations *revocations, struct str id, int64_t rest_ms,
                    struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *key = arena_printf(arena, PREFIX "%.*s", STR_ARG(id));
    const struct str set[] = { STR("SET"), str_of(key), STR(""), STR("PX"),
                               str_of(arena_printf(arena, "%lld", (long long)rest_ms)) };
    const struct str publish[] = { STR("PUBLISH"), STR(CHANNEL), id };

    if (rest_ms <= 0)
        return 0;
    add_entry(revocations, id, loop_now_ms(revocations->loop) + rest_ms);
    if (!revocations->redis)
        return 0;
    if (await_redis(revocations->redis, set, 5, arena, NULL, err) < 0 ||
        await_redis(revocations->redis, publish, 3, arena, NULL, err) < 0)
        return error_prefix(err, "cannot tell the other servers that a token is revoked");
    return 0;
}
