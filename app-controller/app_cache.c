#include "app_cache.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/map.h"
#include "base/mem.h"
#include "data/gzip.h"
#include "data/json.h"
#include "gitops/tree.h"
#include "io/fiber.h"
#include "io/loop.h"
#include "io/redis.h"

#include <stdio.h>

enum { CLUSTER_INFO_EXPIRY_MS = 10 * 60 * 1000, COMMAND_TIMEOUT_MS = 5000 };

#define VERSION "1.8.3"

/* What was written under a key: enough to know that it need not be written again. */
struct written {
    uint64_t hash;
    int64_t expires_ms;
};

/* A fiber that waits for so many answers. */
struct settling {
    struct settling *next;
    uint64_t answers;
    struct fiber_event event;
};

struct app_cache {
    struct app_cache_options options;
    struct map *written; /* key -> struct written */
    bool was_up;
    uint64_t asked, answered; /* commands, good or bad */
    struct settling *settling;
};

struct app_cache *app_cache_new(const struct app_cache_options *options)
{
    struct app_cache *cache = xcalloc(1, sizeof(*cache));

    cache->options = *options;
    cache->written = map_new();
    return cache;
}

void app_cache_forget_all(struct app_cache *cache)
{
    for (struct map_cursor at = { 0 }; map_next(cache->written, &at);)
        free(at.value);
    map_free(cache->written);
    cache->written = map_new();
}

void app_cache_free(struct app_cache *cache)
{
    if (!cache)
        return;
    app_cache_forget_all(cache);
    map_free(cache->written);
    free(cache);
}

/* ---- Redis ---- */

static void wake_settled(struct app_cache *cache)
{
    struct settling **at = &cache->settling;

    while (*at) {
        struct settling *settling = *at;

        if (settling->answers > cache->answered) {
            at = &settling->next;
            continue;
        }
        *at = settling->next;
        fiber_event_set(&settling->event); /* it may run now, and wait again */
        at = &cache->settling;
    }
}

void app_cache_settle(struct app_cache *cache)
{
    struct settling *settling;

    if (!cache->options.redis || !redis_is_up(cache->options.redis) ||
        cache->answered == cache->asked)
        return;
    settling = xcalloc(1, sizeof(*settling));
    settling->next = cache->settling;
    settling->answers = cache->asked;
    fiber_event_init(&settling->event);
    cache->settling = settling;
    fiber_event_wait(&settling->event);
    free(settling);
}

static void on_answer(void *context, const struct redis_reply *reply, struct error *err)
{
    struct app_cache *cache = context;

    (void)reply;
    if (err)
        log_debug("redis did not take a value", F("error", error_text(err)));
    cache->answered++;
    wake_settled(cache);
}

/* What was written before Redis went away may be gone with it. */
static void notice_state(struct app_cache *cache)
{
    bool is_up = redis_is_up(cache->options.redis);

    if (is_up && !cache->was_up)
        app_cache_forget_all(cache);
    cache->was_up = is_up;
}

static const char *full_key(const struct app_cache *cache, const char *item, struct arena *arena)
{
    return arena_printf(arena, "%s|" VERSION "%s", item, cache->options.is_compressed ? ".gz" : "");
}

static bool is_written(struct app_cache *cache, const char *key, uint64_t hash, int64_t expiry_ms)
{
    int64_t now = loop_now_ms(cache->options.loop);
    struct written *written = map_find(cache->written, str_of(key));

    if (written && written->hash == hash && written->expires_ms > now)
        return true;
    if (!written) {
        written = xcalloc(1, sizeof(*written));
        map_put(cache->written, str_of(key), written);
    }
    written->hash = hash;
    written->expires_ms = now + expiry_ms;
    return false;
}

/* True when it differs from what was written before. */
static bool set(struct app_cache *cache, const char *item, const struct json *value,
                int64_t expiry_ms)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str text;

    if (!cache->options.redis)
        return true;
    notice_state(cache);
    if (is_written(cache, item, json_hash(value), expiry_ms))
        return false;
    text = json_print(value, JSON_COMPACT, arena);
    text = str_of(arena_printf(arena, "%.*s\n", STR_ARG(text)));
    if (cache->options.is_compressed)
        text = gzip_pack(text, arena);
    cache->asked++;
    redis_set(cache->options.redis, str_of(full_key(cache, item, arena)), text, expiry_ms,
              COMMAND_TIMEOUT_MS, on_answer, cache);
    return true;
}

static void remove_item(struct app_cache *cache, const char *item)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    free(map_remove(cache->written, str_of(item)));
    if (!cache->options.redis)
        return;
    cache->asked++;
    redis_delete(cache->options.redis, str_of(full_key(cache, item, arena)), COMMAND_TIMEOUT_MS,
                 on_answer, cache);
}

/* ---- items ---- */

static const char *managed_item(struct str instance, struct arena *arena)
{
    return arena_printf(arena, "app|managed-resources|%.*s", STR_ARG(instance));
}

static const char *tree_item(struct str instance, size_t shard, struct arena *arena)
{
    if (shard == 0)
        return arena_printf(arena, "app|resources-tree|%.*s", STR_ARG(instance));
    return arena_printf(arena, "app|resources-tree|%.*s|%zu", STR_ARG(instance), shard);
}

void app_cache_set_managed(struct app_cache *cache, struct str instance,
                           const struct json *resources)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    set(cache, managed_item(instance, arena), resources, cache->options.expiry_ms);
}

bool app_cache_set_tree(struct app_cache *cache, struct str instance, const struct json *tree)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *const *shards;
    size_t size = (size_t)cache->options.tree_shard_size;
    size_t count = application_tree_shards(tree, size, arena, &shards);
    bool changed = false;

    for (size_t i = 0; i < count; i++)
        changed |= set(cache, tree_item(instance, i, arena), shards[i], cache->options.expiry_ms);
    if (!cache->options.redis)
        return changed;
    cache->asked++;
    redis_publish(cache->options.redis,
                  str_of(arena_printf(arena, "%s|" VERSION, managed_item(instance, arena))),
                  STR_EMPTY, COMMAND_TIMEOUT_MS, on_answer, cache);
    return changed;
}

void app_cache_delete_managed(struct app_cache *cache, struct str instance)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    remove_item(cache, managed_item(instance, arena));
}

void app_cache_delete_tree(struct app_cache *cache, struct str instance)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    remove_item(cache, tree_item(instance, 0, arena));
}

void app_cache_set_cluster(struct app_cache *cache, struct str server, const struct json *info)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    set(cache, arena_printf(arena, "cluster|info|%.*s", STR_ARG(server)), info,
        CLUSTER_INFO_EXPIRY_MS);
}
