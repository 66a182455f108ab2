#include "application/sync_windows.h"

#include "application/methods.h"
#include "application/subject.h"
#include "base/arena.h"
#include "base/clock.h"
#include "data/json.h"
#include "gitops/time_zones.h"

enum { NS_PER_SECOND = 1000000000 };

static void release_zones(void *zones)
{
    time_zones_free(zones);
}

struct windows sync_windows_of(const struct api_call *call, const struct subject *subject)
{
    return windows_matching(&subject->project, &subject->app, call->arena);
}

struct window_question sync_windows_question(const struct api_call *call)
{
    struct time_zones *zones = time_zones_new(NULL);

    arena_defer(call->arena, release_zones, zones);
    return (struct window_question){
        .is_manual = true,
        .now = clock_now_ns() / NS_PER_SECOND,
        .zones = zones,
    };
}

int sync_windows_check(const struct api_call *call, const struct subject *subject,
                       struct error *err)
{
    const struct window_question question = sync_windows_question(call);
    int allowed = windows_can_sync(sync_windows_of(call, subject), &question, err);

    if (allowed < 0)
        return error_set(err, ERR_FORBIDDEN, "cannot sync: invalid sync window: %s",
                         error_text(err));
    return allowed ? 0 : error_set(err, ERR_FORBIDDEN, "cannot sync: blocked by sync window");
}

/* ---- the method ---- */

static struct json *to_json(const struct sync_window *window, struct arena *arena)
{
    struct json *made = json_new_object(arena);

    json_set(arena, made, "kind", json_new_string(arena, window->kind));
    json_set(arena, made, "schedule", json_new_string(arena, window->schedule));
    json_set(arena, made, "duration", json_new_string(arena, window->duration));
    json_set_bool(arena, made, "manualSync", window->manual_sync);
    return made;
}

int get_application_sync_windows(struct api_call *call, const struct json **reply,
                                 struct error *err)
{
    struct arena *arena = call->arena;
    struct windows windows = sync_windows_of(call, subject_of(call));
    const struct window_question question = sync_windows_question(call);
    struct json *answer = json_new_object(arena), *active = json_new_array(arena),
                *assigned = json_new_array(arena);
    int allowed = windows_can_sync(windows, &question, err);

    if (allowed < 0) { /* told twice, and of no kind */
        err->code = ERR_UNKNOWN;
        return error_prefix(err, "invalid sync windows");
    }
    for (size_t i = 0; i < windows.count; i++) {
        int is_active = window_is_active(windows.items[i], question.now, question.zones, err);

        if (is_active < 0)
            return error_prefix(err, "invalid sync windows");
        json_append(arena, assigned, to_json(windows.items[i], arena));
        if (is_active)
            json_append(arena, active, to_json(windows.items[i], arena));
    }
    if (json_count(active) > 0)
        json_set(arena, answer, "activeWindows", active);
    if (json_count(assigned) > 0)
        json_set(arena, answer, "assignedWindows", assigned);
    json_set_bool(arena, answer, "canSync", allowed);
    *reply = answer;
    return 0;
}
