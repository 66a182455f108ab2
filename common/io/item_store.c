#include "io/item_store.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/metrics.h"
#include "data/gzip.h"
#include "data/json.h"
#include "io/await.h"
#include "io/local_items.h"
#include "io/loop.h"

#include <inttypes.h>
#include <string.h>

/* The version is the original's: entries of its other releases have other names. */
#define VERSION "1.8.3"

enum {
    ITEM_LIMIT = 256 * 1024 * 1024, /* bytes of one item, unpacked */
    HOUR_MS = 60 * 60 * 1000,
};

struct item_store {
    struct item_store_options options;
    struct local_items *local;
};

struct item_store *item_store_new(const struct item_store_options *options)
{
    struct item_store *store = xcalloc(1, sizeof(*store));

    store->options = *options;
    store->local = local_items_new(options->local_bytes);
    return store;
}

void item_store_free(struct item_store *store)
{
    if (!store)
        return;
    local_items_free(store->local);
    free(store);
}

bool item_store_is_shared(const struct item_store *store)
{
    return store->options.redis && redis_is_up(store->options.redis);
}

static struct str full_key(const struct item_store *store, const char *key, struct arena *arena)
{
    return str_of(
        arena_printf(arena, "%s|" VERSION "%s", key, store->options.is_compressed ? ".gz" : ""));
}

/** Ask Redis, count it, and log what went wrong. As await_redis(). */
static int ask(struct item_store *store, const struct str *argv, size_t argc, struct arena *arena,
               struct str *out)
{
    const struct item_store_options *options = &store->options;
    CLEANUP(error_release) struct error problem = { 0 };
    int64_t begin_ms = loop_now_ms(options->loop);
    int got;

    if (!item_store_is_shared(store))
        return -1;
    got = await_redis(options->redis, argv, argc, arena, out, &problem);
    if (got < 0 && strcmp(error_text(&problem), "ERR no such key") != 0)
        log_warn("the cache in Redis does not answer", F("command", argv[0].ptr),
                 F("error", error_text(&problem)));
    if (options->requests)
        metric_add(metric_series(options->requests, LABELS(options->initiator, argv[0].ptr,
                                                           got < 0 ? "true" : "false")),
                   1);
    if (options->durations)
        metric_observe(metric_series(options->durations, LABELS(options->initiator)),
                       (double)(loop_now_ms(options->loop) - begin_ms) / 1000);
    return got;
}

/** Bytes from Redis as a value; NULL for what cannot be read. */
static const struct json *read_item(struct item_store *store, struct str bytes, const char *key,
                                    struct arena *arena)
{
    CLEANUP(error_release) struct error problem = { 0 };
    const struct json *value;
    struct str text = bytes;

    if ((store->options.is_compressed &&
         gzip_unpack(bytes, ITEM_LIMIT, arena, &text, &problem) < 0) ||
        json_parse(str_trim(text), NULL, arena, &value, &problem) < 0) {
        log_warn("an item of the cache cannot be read and is ignored", F("key", key),
                 F("error", error_text(&problem)));
        return NULL;
    }
    return value;
}

/* In this process items are always packed: there may be one an application. */
static const struct json *get_local(struct item_store *store, const char *key, struct arena *arena)
{
    CLEANUP(error_release) struct error problem = { 0 };
    const struct str *packed =
        local_items_find(store->local, key, loop_now_ms(store->options.loop));
    const struct json *value;
    struct str text;

    if (!packed || gzip_unpack(*packed, ITEM_LIMIT, arena, &text, &problem) < 0 ||
        json_parse(text, NULL, arena, &value, &problem) < 0)
        return NULL;
    return value;
}

const struct json *item_store_get(struct item_store *store, const char *key, unsigned traits,
                                  struct arena *arena)
{
    const struct json *value = NULL;
    struct str bytes;
    int got;

    if ((traits & ITEM_IS_FIXED) || !item_store_is_shared(store))
        value = get_local(store, key, arena);
    if (value)
        return value;
    got = ask(store, (struct str[]){ STR("get"), full_key(store, key, arena) }, 2, arena, &bytes);
    if (got <= 0)
        return NULL;
    return read_item(store, bytes, key, arena);
}

void item_store_keep(struct item_store *store, const char *key, const struct json *value)
{
    int64_t now_ms = loop_now_ms(store->options.loop);
    CLEANUP(arena_free) struct arena *arena = NULL;

    if (local_items_find(store->local, key, now_ms))
        return;
    arena = arena_new();
    local_items_put(store->local, key, gzip_pack(json_print(value, JSON_COMPACT, arena), arena),
                    now_ms + HOUR_MS);
}

void item_store_set(struct item_store *store, const char *key, const struct json *value,
                    int64_t expiry_ms, unsigned traits)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    bool is_local =
        (traits & ITEM_IS_FIXED) || (!item_store_is_shared(store) && !(traits & ITEM_IF_ABSENT));
    struct str text, packed = STR_EMPTY;

    if (expiry_ms < 0)
        return;
    if (expiry_ms == 0)
        expiry_ms = store->options.default_expiry_ms;
    else if (expiry_ms < 1000)
        expiry_ms = HOUR_MS; /* the original's library takes it for a mistake */
    text = str_of(arena_printf(arena, "%s\n", json_print(value, JSON_COMPACT, arena).ptr));
    if (is_local || store->options.is_compressed)
        packed = gzip_pack(text, arena);
    if (is_local)
        local_items_put(store->local, key, packed, loop_now_ms(store->options.loop) + expiry_ms);
    else
        local_items_remove(store->local, key);
    if (!item_store_is_shared(store))
        return;
    struct str argv[] = { STR("set"),
                          full_key(store, key, arena),
                          store->options.is_compressed ? packed : text,
                          STR("px"),
                          str_of(arena_printf(arena, "%" PRId64, expiry_ms)),
                          STR("nx") };
    (void)ask(store, argv, traits & ITEM_IF_ABSENT ? 6 : 5, arena, NULL);
}

void item_store_delete(struct item_store *store, const char *key)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    local_items_remove(store->local, key);
    (void)ask(store, (struct str[]){ STR("del"), full_key(store, key, arena) }, 2, arena, NULL);
}

static bool rename_local(struct item_store *store, const char *from, const char *to)
{
    int64_t now_ms = loop_now_ms(store->options.loop);
    const struct str *text = local_items_find(store->local, from, now_ms);
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str copy;

    if (!text)
        return false;
    copy = str_dup(*text, arena);
    local_items_remove(store->local, from);
    local_items_put(store->local, to, copy, now_ms + HOUR_MS);
    return true;
}

bool item_store_rename(struct item_store *store, const char *from, const char *to)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str argv[] = { STR("rename"), full_key(store, from, arena), full_key(store, to, arena) };
    bool was_local = rename_local(store, from, to);

    if (!item_store_is_shared(store))
        return was_local;
    return ask(store, argv, 3, arena, NULL) > 0 || was_local;
}
