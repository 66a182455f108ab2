#include "shard_claim.h"

#include "base/arena.h"
#include "base/clock.h"
#include "data/json.h"

#define SHARD "ShardNumber"
#define NAME "ControllerName"
#define HEARTBEAT "HeartbeatTime"

enum { HEARTBEATS_MISSED = 3 };

static struct json *free_entry(int shard, struct arena *arena)
{
    struct json *entry = json_new_object(arena);

    json_set_int(arena, entry, SHARD, shard);
    json_set_text(arena, entry, NAME, "");
    json_set(arena, entry, HEARTBEAT, json_new_null(arena));
    return entry;
}

static int check(const struct json *mapping, struct error *err)
{
    if (mapping && !json_is(mapping, JSON_ARRAY))
        return error_set(err, ERR_INVALID, "the shard mapping is no list");
    for (struct json_cursor at = json_walk(mapping); json_next(&at);) {
        if (!json_is(json_get(at.value, SHARD), JSON_INT))
            return error_set(err, ERR_INVALID, "entry %zu of the shard mapping has no " SHARD,
                             at.index);
    }
    return 0;
}

/* As many entries as replicas: what is missing is added; what is too much starts all afresh. */
static struct json *sized(const struct json *mapping, int replicas, struct arena *arena)
{
    struct json *entries = (int)json_count(mapping) > replicas || !mapping
                               ? json_new_array(arena)
                               : json_edit(arena, mapping);

    for (int i = (int)json_count(entries); i < replicas; i++)
        json_append(arena, entries, free_entry(i, arena));
    return entries;
}

static bool is_free(const struct json *entry, const struct shard_claim *claim)
{
    int64_t heartbeat_ns;

    if (str_is_empty(json_string(json_get(entry, NAME))) ||
        !clock_parse_rfc3339(json_string(json_get(entry, HEARTBEAT)), &heartbeat_ns))
        return true;
    return heartbeat_ns / INT64_C(1000000000) + HEARTBEATS_MISSED * claim->heartbeat_s <
           claim->now_s;
}

/* -1: there is none. */
static int find_entry(const struct json *entries, const struct shard_claim *claim,
                      bool (*fits)(const struct json *entry, const struct shard_claim *claim))
{
    for (struct json_cursor at = json_walk(entries); json_next(&at);) {
        if (fits(at.value, claim))
            return (int)at.index;
    }
    return -1;
}

static bool is_own(const struct json *entry, const struct shard_claim *claim)
{
    return str_equals(json_string(json_get(entry, NAME)), claim->controller_name);
}

static bool is_wanted(const struct json *entry, const struct shard_claim *claim)
{
    return json_int(json_get(entry, SHARD), -1) == claim->wanted;
}

static int choose_entry(const struct json *entries, const struct shard_claim *claim)
{
    int own;

    if (claim->wanted >= 0 && claim->wanted < claim->replicas)
        return find_entry(entries, claim, is_wanted);
    own = find_entry(entries, claim, is_own);
    return own >= 0 ? own : find_entry(entries, claim, is_free);
}

int shard_claim(const struct shard_claim *claim, const struct json *mapping, struct arena *arena,
                const struct json **out, int *shard, struct error *err)
{
    struct json *entries, *entry;
    int chosen;

    if (check(mapping, err) < 0)
        return -1;
    entries = sized(mapping, claim->replicas, arena);
    chosen = choose_entry(entries, claim);
    *out = entries;
    *shard = -1;
    if (chosen < 0)
        return 0;
    entry = json_edit_item(arena, entries, (size_t)chosen);
    json_set_text(arena, entry, NAME, claim->controller_name);
    json_set_text(arena, entry, HEARTBEAT, clock_rfc3339(claim->now_s, arena));
    *shard = (int)json_int(json_get(entry, SHARD), -1);
    return 0;
}
