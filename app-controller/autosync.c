#include "autosync.h"

#include "argo/source.h"
#include "base/arena.h"
#include "base/clock.h"
#include "comparison.h"
#include "data/json.h"

enum { DEFAULT_RETRIES = 5 };

int64_t autosync_delay_s(const struct autosync_limits *limits, int64_t attempts)
{
    int64_t delay = limits->backoff_s;

    if (limits->backoff_s == 0)
        return limits->fixed_s;
    if (attempts == 0)
        return 0;
    for (int64_t i = 1; i < attempts && delay < limits->cap_s; i++)
        delay *= limits->factor;
    return delay < limits->cap_s ? delay : limits->cap_s;
}

/* ---- whether there is something to do ---- */

static bool only_prunes_are_left(const struct comparison *comparison)
{
    for (size_t i = 0; i < comparison->count; i++) {
        const struct sync_status_result *status = &comparison->items[i].status;

        if (status->status != SYNC_SYNCED && !status->requires_pruning)
            return false;
    }
    return true;
}

static bool would_wipe_out(const struct comparison *comparison)
{
    for (size_t i = 0; i < comparison->count; i++)
        if (!comparison->items[i].status.requires_pruning)
            return false;
    return true;
}

static bool is_wanted(const struct application *app, const struct comparison *comparison)
{
    return app->sync_policy.is_automated && !app->operation.document && !app->is_deleting &&
           comparison->status == SYNC_OUT_OF_SYNC &&
           (app->sync_policy.prune || !only_prunes_are_left(comparison));
}

/* ---- whether it was tried already ---- */

static bool has_same_sources(const struct application *app)
{
    const struct json *result = app->operation_state.sync_result;
    const struct json *sources = json_get(result, "sources");

    if (!app->has_multiple_sources)
        return app->source_count == 1 &&
               application_sources_equal(app->sources[0].document, json_get(result, "source"));
    if (json_count(sources) != app->source_count)
        return false;
    for (size_t i = 0; i < app->source_count; i++)
        if (!application_sources_equal(app->sources[i].document, json_item(sources, i)))
            return false;
    return true;
}

static bool has_same_revisions(const struct application *app, const struct comparison *comparison)
{
    const struct json *result = app->operation_state.sync_result;
    const struct json *revisions = json_get(result, "revisions");

    if (!app->has_multiple_sources)
        return comparison->revisions.count == 1 &&
               str_equal(json_text_at(result, "revision"), comparison->revisions.items[0]);
    if (json_count(revisions) != comparison->revisions.count)
        return false;
    for (size_t i = 0; i < comparison->revisions.count; i++)
        if (!str_equal(json_string(json_item(revisions, i)), comparison->revisions.items[i]))
            return false;
    return true;
}

static bool was_attempted(const struct application *app, const struct comparison *comparison)
{
    const struct operation_state *state = &app->operation_state;

    if (!state->document)
        return false;
    if (!state->sync_result)
        return operation_phase_is_completed(state->phase);
    return has_same_revisions(app, comparison) && has_same_sources(app);
}

/* ---- the operation ---- */

static struct json *out_of_sync_resources(const struct comparison *comparison, struct arena *arena)
{
    struct json *list = json_new_array(arena);

    for (size_t i = 0; i < comparison->count; i++) {
        const struct sync_status_result *status = &comparison->items[i].status;
        struct json *entry;

        if (status->status == SYNC_SYNCED)
            continue;
        entry = json_new_object(arena);
        if (!str_is_empty(status->gvk.group))
            json_set(arena, entry, "group", json_new_string(arena, status->gvk.group));
        json_set(arena, entry, "kind", json_new_string(arena, status->gvk.kind));
        json_set(arena, entry, "name", json_new_string(arena, status->name));
        json_append(arena, list, entry);
    }
    return list;
}

static void put_sources(struct json *sync, const struct application *app,
                        const struct comparison *comparison, struct arena *arena)
{
    struct json *list;

    if (!app->has_multiple_sources) {
        json_set(arena, sync, "revision", json_new_string(arena, comparison->revisions.items[0]));
        json_set(arena, sync, "source", app->sources[0].document);
        return;
    }
    list = json_new_array(arena);
    for (size_t i = 0; i < app->source_count; i++)
        json_append(arena, list, app->sources[i].document);
    json_set(arena, sync, "sources", list);
    json_set(arena, sync, "revisions", texts_to_json(comparison->revisions, arena));
}

static struct json *retry_of(const struct application *app, struct arena *arena)
{
    const struct json *given = json_get(app->sync_policy.document, "retry");
    struct json *retry;

    if (given)
        return json_edit(arena, given);
    retry = json_new_object(arena);
    json_set_int(arena, retry, "limit", DEFAULT_RETRIES);
    return retry;
}

static struct json *make_operation(const struct application *app,
                                   const struct comparison *comparison, struct arena *arena)
{
    struct json *operation = json_new_object(arena), *sync = json_new_object(arena);
    struct json *initiated_by = json_new_object(arena);

    if (app->sync_policy.prune)
        json_set_bool(arena, sync, "prune", true);
    put_sources(sync, app, comparison, arena);
    if (app->sync_policy.options.count > 0)
        json_set(arena, sync, "syncOptions", texts_to_json(app->sync_policy.options, arena));
    json_set(arena, operation, "sync", sync);
    json_set_bool(arena, initiated_by, "automated", true);
    json_set(arena, operation, "initiatedBy", initiated_by);
    json_set(arena, operation, "retry", retry_of(app, arena));
    return operation;
}

/* ---- the decision ---- */

static struct str print_revisions(const struct comparison *comparison, struct arena *arena)
{
    return texts_print(comparison->revisions, arena);
}

static int64_t heal_wait_s(const struct application *app, const struct autosync_limits *limits,
                           int64_t now_s)
{
    const struct operation_state *state = &app->operation_state;
    int64_t age_s;

    if (!clock_parse_age(state->finished_at, now_s, &age_s))
        return 0;
    return autosync_delay_s(limits, state->operation.self_heal_attempts) - age_s;
}

/* Healing: only what differs is applied, and each further attempt waits longer. */
static struct autosync_decision heal(const struct application *app,
                                     const struct comparison *comparison, struct json *operation,
                                     const struct autosync_limits *limits, int64_t now_s,
                                     struct arena *arena)
{
    int64_t wait = heal_wait_s(app, limits, now_s);
    struct json *sync;

    if (!app->sync_policy.self_heal)
        return (struct autosync_decision){ 0 };
    if (wait > 0)
        return (struct autosync_decision){ .retry_after_ms = wait * 1000 };
    sync = json_edit_get(arena, operation, "sync");
    json_set_int(arena, sync, "autoHealAttemptsCount",
                 app->operation_state.operation.self_heal_attempts + 1);
    json_set(arena, sync, "resources", out_of_sync_resources(comparison, arena));
    return (struct autosync_decision){ .operation = operation };
}

struct autosync_decision autosync_decide(const struct application *app,
                                         const struct comparison *comparison,
                                         const struct autosync_limits *limits, int64_t now_s,
                                         struct conditions *conditions, struct arena *arena)
{
    const struct operation_state *state = &app->operation_state;
    struct autosync_decision decision = { 0 };
    struct str revisions;

    if (!is_wanted(app, comparison) || comparison->revisions.count == 0)
        return decision;
    revisions = print_revisions(comparison, arena);
    decision.operation = make_operation(app, comparison, arena);
    if (was_attempted(app, comparison)) {
        if (!str_equals(state->phase, "Succeeded")) {
            conditions_addf(conditions, arena, CONDITION_SYNC_ERROR,
                            "Failed last sync attempt to %.*s: %.*s", STR_ARG(revisions),
                            STR_ARG(state->message));
            return (struct autosync_decision){ 0 };
        }
        decision =
            heal(app, comparison, json_edit(arena, decision.operation), limits, now_s, arena);
    }
    if (!decision.operation)
        return decision;
    if (app->sync_policy.prune && !app->sync_policy.allow_empty && would_wipe_out(comparison)) {
        conditions_addf(conditions, arena, CONDITION_SYNC_ERROR,
                        "Skipping sync attempt to %.*s: auto-sync will wipe out all resources",
                        STR_ARG(revisions));
        return (struct autosync_decision){ 0 };
    }
    decision.message = arena_printf(arena, "Initiated automated sync to '%.*s'",
                                    STR_ARG(texts_join(comparison->revisions, ", ", arena)));
    return decision;
}
