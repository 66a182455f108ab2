#include "argo/history.h"

#include "base/arena.h"
#include "base/clock.h"
#include "data/json.h"

static struct json *make_entry(const struct history_entry *entry, int64_t id, struct arena *arena)
{
    struct json *made = json_new_object(arena);

    if (entry->revision.len > 0)
        json_set(arena, made, "revision", json_new_string(arena, entry->revision));
    json_set_text(arena, made, "deployedAt", clock_rfc3339(entry->deployed_at, arena));
    json_set_int(arena, made, "id", id);
    if (entry->source) {
        json_set(arena, made, "source", entry->source);
    } else {
        /* A struct member of the original: always written. */
        struct json *empty = json_new_object(arena);

        json_set_text(arena, empty, "repoURL", "");
        json_set(arena, made, "source", empty);
    }
    if (entry->started_at.len > 0)
        json_set(arena, made, "deployStartedAt", json_new_string(arena, entry->started_at));
    if (json_count(entry->sources) > 0)
        json_set(arena, made, "sources", entry->sources);
    if (json_count(entry->revisions) > 0)
        json_set(arena, made, "revisions", entry->revisions);
    json_set(arena, made, "initiatedBy",
             entry->initiated_by ? entry->initiated_by : json_new_object(arena));
    return made;
}

struct json *history_append(const struct json *old, const struct history_entry *entry,
                            int64_t limit, struct arena *arena)
{
    size_t before = json_is(old, JSON_ARRAY) ? json_count(old) : 0;
    size_t kept = limit > 0 ? (size_t)limit : 0;
    size_t skipped = before + 1 > kept ? before + 1 - kept : 0;
    struct json *history = json_new_array(arena);
    int64_t id = 0;

    if (before > 0)
        id = json_int(json_get(json_item(old, before - 1), "id"), -1) + 1;
    for (size_t i = skipped; i < before; i++)
        json_append(arena, history, json_item(old, i));
    if (skipped <= before)
        json_append(arena, history, make_entry(entry, id, arena));
    return history;
}

const struct json *history_find(const struct json *history, int64_t id)
{
    for (struct json_cursor at = json_walk(history); json_next(&at);) {
        if (json_int(json_get(at.value, "id"), -1) == id)
            return at.value;
    }
    return NULL;
}
