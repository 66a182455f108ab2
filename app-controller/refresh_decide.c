#include "argo/shape.h"
#include "argo/source.h"
#include "base/arena.h"
#include "base/clock.h"
#include "data/json.h"
#include "refresh.h"

/* Whether a refresh is needed and how thorough it has to be: the first reason decides. */

static const int64_t NEVER = -1;

static int64_t age_ms(const struct application *app, int64_t now_s)
{
    int64_t age_s;

    if (!clock_parse_age(json_text_at(app->status, "reconciledAt"), now_s, &age_s))
        return NEVER;
    return age_s * 1000;
}

static bool is_expired(int64_t age, int64_t timeout_ms, bool when_unknown)
{
    if (age == NEVER)
        return when_unknown;
    return timeout_ms > 0 && age > timeout_ms;
}

static bool sources_differ(const struct application *app)
{
    const struct json *then = json_at(app->status, "sync.comparedTo");
    const struct json *sources = json_get(then, "sources");

    if (!app->has_multiple_sources)
        return app->source_count != 1 ||
               !application_sources_equal(app->sources[0].document, json_get(then, "source"));
    if (json_count(sources) != app->source_count)
        return true;
    for (size_t i = 0; i < app->source_count; i++)
        if (!application_sources_equal(app->sources[i].document, json_item(sources, i)))
            return true;
    return false;
}

static bool destination_differs(const struct application *app)
{
    const struct json *then = json_at(app->status, "sync.comparedTo.destination");
    struct str server = json_text_at(then, "server");

    while (server.len > 0 && server.ptr[server.len - 1] == '/')
        server.len--;
    return !str_equal(server, app->destination.server) ||
           !str_equal(json_text_at(then, "name"), app->destination.name) ||
           !str_equal(json_text_at(then, "namespace"), app->destination.namespace);
}

static bool namespace_metadata_differs(const struct application *app)
{
    const struct json *then =
        json_get(app->operation_state.sync_result, "managedNamespaceMetadata");
    const struct json *now = app->sync_policy.managed_namespace_metadata;

    return app->operation_state.sync_result && now && !json_equal(now, then);
}

static struct json *typed_rules(const struct json *rules, struct arena *arena)
{
    struct json *list = json_new_array(arena);

    for (struct json_cursor at = json_walk(rules); json_next(&at);)
        json_append(arena, list, shape_typed(shape_ignore_difference, at.value, arena));
    return list;
}

static bool ignored_differ(const struct application *app)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *now = json_get(app->spec, "ignoreDifferences");
    const struct json *then = json_at(app->status, "sync.comparedTo.ignoreDifferences");

    return !json_equal(typed_rules(now, arena), typed_rules(then, arena));
}

/* Times of one form: their order is that of their texts. */
static bool owes_a_comparison(const struct application *app)
{
    const struct operation_state *last = &app->operation_state;

    return operation_phase_is_completed(last->phase) && !last->operation.dry_run &&
           str_compare(json_text_at(app->status, "reconciledAt"), last->finished_at) < 0;
}

/* Another reason to compare does not make cached refs good enough for a push, or for a start. */
static enum refresh_level latest_level(int requested_level)
{
    bool is_past_caches =
        requested_level == REFRESH_LATEST_FORCED || requested_level == REFRESH_CATCH_UP;

    return is_past_caches ? REFRESH_LATEST_FORCED : REFRESH_LATEST;
}

struct refresh_need refresh_decide(const struct application *app, int requested_level,
                                   int64_t now_s, int64_t soft_ms, int64_t hard_ms)
{
    enum refresh_request asked = application_refresh_request(app);
    enum refresh_level latest = latest_level(requested_level);
    int64_t age = age_ms(app, now_s);

    if (asked != REFRESH_NOT_REQUESTED)
        return (struct refresh_need){ true, asked == REFRESH_HARD, REFRESH_LATEST_FORCED,
                                      "refresh requested" };
    if (sources_differ(app))
        return (struct refresh_need){ true, false, REFRESH_LATEST_FORCED, "source changed" };
    if (is_expired(age, hard_ms, hard_ms > 0))
        return (struct refresh_need){ true, true, latest, "hard refresh is due" };
    if (is_expired(age, soft_ms, true))
        return (struct refresh_need){ true, false, latest, "refresh is due" };
    if (destination_differs(app))
        return (struct refresh_need){ true, false, latest, "destination changed" };
    if (namespace_metadata_differs(app))
        return (struct refresh_need){ true, false, latest, "namespace metadata changed" };
    if (ignored_differ(app))
        return (struct refresh_need){ true, false, latest, "ignoreDifferences changed" };
    if (requested_level == REFRESH_CATCH_UP && owes_a_comparison(app))
        return (struct refresh_need){ true, false, latest, "operation ended" };
    if (requested_level >= 0)
        return (struct refresh_need){ true, false, (enum refresh_level)requested_level,
                                      "controller requested" };
    return (struct refresh_need){ 0 };
}

int64_t refresh_due_ms(const struct application *app, int64_t now_s, int64_t soft_ms,
                       int64_t hard_ms)
{
    int64_t timeout = soft_ms, age = age_ms(app, now_s), due;

    if (hard_ms > 0 && (timeout <= 0 || hard_ms < timeout))
        timeout = hard_ms;
    if (timeout <= 0)
        return -1;
    if (age == NEVER)
        return timeout;
    due = timeout - age + 1000;
    return due > 0 ? due : timeout;
}
