#include "gitops/windows.h"

#include "argo/application.h"
#include "argo/project.h"
#include "base/arena.h"
#include "base/clock.h"
#include "data/glob.h"
#include "gitops/cron.h"
#include "gitops/time_zones.h"

enum { NS_PER_SECOND = 1000000000 };

/* ---- which windows concern an application ---- */

static bool matches(struct str pattern, struct str text)
{
    return str_equals(pattern, "*") || glob_matches_text(pattern, "", text);
}

static bool matches_any(struct texts patterns, struct str text)
{
    for (size_t i = 0; i < patterns.count; i++) {
        if (matches(patterns.items[i], text))
            return true;
    }
    return false;
}

static bool matches_cluster(struct texts patterns, const struct destination *destination)
{
    return (destination->name.len > 0 && matches_any(patterns, destination->name)) ||
           (destination->server.len > 0 && matches_any(patterns, destination->server));
}

static bool window_matches(const struct sync_window *window, const struct application *app)
{
    const struct {
        size_t count;
        bool matched;
    } lists[] = {
        { window->applications.count, matches_any(window->applications, app->name) },
        { window->clusters.count, matches_cluster(window->clusters, &app->destination) },
        { window->namespaces.count, matches_any(window->namespaces, app->destination.namespace) },
    };
    bool any = false, all = true;

    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        any = any || lists[i].matched;
        all = all && (lists[i].count == 0 || lists[i].matched);
    }
    return window->use_and ? any && all : any;
}

struct windows windows_matching(const struct project *project, const struct application *app,
                                struct arena *arena)
{
    const struct sync_window **items =
        arena_alloc(arena, (project->window_count + 1) * sizeof(struct sync_window *));
    size_t count = 0;

    for (size_t i = 0; i < project->window_count; i++) {
        if (window_matches(&project->windows[i], app))
            items[count++] = &project->windows[i];
    }
    return (struct windows){ items, count };
}

/* ---- open or not ---- */

struct opened {
    struct cron cron;
    int64_t duration; /* seconds, rounded up */
    int64_t zone;     /* seconds that the clock of the window's zone is ahead of UTC */
    int64_t cron_zone;
};

static int read_window(const struct sync_window *window, int64_t now, struct time_zones *zones,
                       struct opened *out, struct error *err)
{
    int64_t duration_ns;

    if (cron_parse(window->schedule, &out->cron, err) < 0)
        return error_prefix(err, "cannot parse schedule '%.*s'", STR_ARG(window->schedule));
    if (clock_read_duration(window->duration, &duration_ns, err) < 0)
        return error_prefix(err, "cannot parse duration '%.*s'", STR_ARG(window->duration));
    out->duration = (duration_ns + NS_PER_SECOND - 1) / NS_PER_SECOND;
    /* A zone that does not exist is UTC. */
    if (!time_zone_offset(zones, window->time_zone, now, &out->zone))
        out->zone = 0;
    if (!time_zone_offset(zones, str_of(out->cron.zone), now, &out->cron_zone))
        return error_set(err, ERR_INVALID,
                         "cannot parse schedule '%.*s': provided bad location %s: unknown time "
                         "zone %s",
                         STR_ARG(window->schedule), out->cron.zone, out->cron.zone);
    return 0;
}

int window_is_active(const struct sync_window *window, int64_t now, struct time_zones *zones,
                     struct error *err)
{
    struct opened opened;
    int64_t next;

    if (read_window(window, now, zones, &opened, err) < 0)
        return -1;
    next = cron_next(&opened.cron, now + opened.zone - opened.duration, opened.cron_zone);
    /* A schedule that never fires again reads as the year 1, which is before now. */
    return next < now + opened.zone;
}

int window_next_opening(const struct sync_window *window, int64_t now, struct time_zones *zones,
                        int64_t *out, struct error *err)
{
    struct opened opened;
    int64_t next;

    if (read_window(window, now, zones, &opened, err) < 0)
        return -1;
    next = cron_next(&opened.cron, now + opened.zone, opened.cron_zone);
    *out = next < 0 ? -1 : next - opened.zone;
    return 0;
}

/* What is open and closed at one time. */
struct state {
    bool has_deny, all_denies_manual, all_denies_overrun;
    bool has_allow;
    bool has_closed_allow, all_closed_manual, all_closed_overrun;
};

static int look(struct windows windows, int64_t now, struct time_zones *zones, struct state *state,
                struct error *err)
{
    *state = (struct state){ .all_denies_manual = true,
                             .all_denies_overrun = true,
                             .all_closed_manual = true,
                             .all_closed_overrun = true };
    for (size_t i = 0; i < windows.count; i++) {
        const struct sync_window *window = windows.items[i];
        int active = window_is_active(window, now, zones, err);

        if (active < 0)
            return error_prefix(err, "invalid sync windows");
        if (active && str_equals(window->kind, "deny")) {
            state->has_deny = true;
            state->all_denies_manual = state->all_denies_manual && window->manual_sync;
            state->all_denies_overrun = state->all_denies_overrun && window->sync_overrun;
        } else if (active && window->is_allow) {
            state->has_allow = true;
        } else if (!active && window->is_allow) {
            state->has_closed_allow = true;
            state->all_closed_manual = state->all_closed_manual && window->manual_sync;
            state->all_closed_overrun = state->all_closed_overrun && window->sync_overrun;
        }
    }
    return 0;
}

/* A sync that was allowed when it began may outlast its window. */
static int was_allowed(struct windows windows, const struct window_question *question,
                       bool may_overrun, struct error *err)
{
    struct window_question before = *question;

    if (!may_overrun || question->operation_start == 0)
        return 0;
    before.now = question->operation_start;
    before.operation_start = 0;
    return windows_can_sync(windows, &before, err);
}

int windows_can_sync(struct windows windows, const struct window_question *question,
                     struct error *err)
{
    struct state state;

    if (windows.count == 0)
        return 1;
    if (look(windows, question->now, question->zones, &state, err) < 0)
        return -1;
    if (state.has_deny) {
        if (question->is_manual && state.all_denies_manual)
            return 1;
        return was_allowed(windows, question, state.all_denies_overrun, err);
    }
    if (state.has_allow || !state.has_closed_allow)
        return 1;
    if (question->is_manual && state.all_closed_manual)
        return 1;
    return was_allowed(windows, question, state.all_closed_overrun, err);
}
