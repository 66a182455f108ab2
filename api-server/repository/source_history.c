#include "repository/source_history.h"

#include "argo/source.h"
#include "base/arena.h"
#include "data/json.h"

static bool is_at_revision(const struct json *source, const struct json *then, struct str revision,
                           struct arena *arena)
{
    struct json *synced;

    if (!json_is(then, JSON_OBJECT))
        return false;
    synced = json_edit(arena, then);
    json_set(arena, synced, "targetRevision", json_new_string(arena, revision));
    return application_sources_equal(source, synced);
}

static bool was_deployed(const struct json *entry, const struct json *source,
                         struct source_position position, struct arena *arena)
{
    const struct json *sources = json_get(entry, "sources");
    const struct json *revisions = json_get(entry, "revisions");
    size_t index = (size_t)position.index;

    if (json_count(sources) == 0)
        return is_at_revision(source, json_get(entry, "source"),
                              json_string(json_get(entry, "revision")), arena);
    if (json_int(json_get(entry, "id"), 0) != position.version || position.index < 0)
        return false;
    return is_at_revision(source, json_item(sources, index),
                          json_string(json_item(revisions, index)), arena);
}

/* Where manifests are hydrated: what they are made of, and where they are put. */
static bool is_hydrated(const struct application *app, const struct json *source)
{
    return application_sources_equal(source, json_get(app->source_hydrator, "drySource")) ||
           application_sources_equal(source, app->sources[0].document);
}

bool source_is_known(const struct application *app, const struct json *source,
                     struct source_position position, struct arena *arena)
{
    if (app->source_hydrator)
        return is_hydrated(app, source);
    for (size_t i = 0; i < app->source_count; i++)
        if (application_sources_equal(source, app->sources[i].document))
            return true;
    for (struct json_cursor at = json_walk(json_get(app->status, "history")); json_next(&at);)
        if (was_deployed(at.value, source, position, arena))
            return true;
    return false;
}
