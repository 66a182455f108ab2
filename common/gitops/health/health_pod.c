#include "base/arena.h"
#include "data/json.h"
#include "gitops/health/checks.h"

/* A pod that is restarted for ever is judged by its containers, another one by its phase. */

static bool is_failure(struct str reason)
{
    return str_has_prefix(reason, STR("Err")) || str_has_suffix(reason, STR("Error")) ||
           str_has_suffix(reason, STR("BackOff"));
}

/* The messages of containers that wait because they failed; NULL when there are none. */
static const char *waiting_failures(const struct json *statuses, struct arena *arena)
{
    const char *messages = NULL;

    for (struct json_cursor at = json_walk(statuses); json_next(&at);) {
        const struct json *waiting = json_at(at.value, "state.waiting");
        const char *message = json_cstr(json_get(waiting, "message"));

        if (!is_failure(json_string(json_get(waiting, "reason"))))
            continue;
        messages = messages ? arena_printf(arena, "%s, %s", messages, message) : message;
    }
    return messages;
}

static struct str failure_of(const struct json *container, struct arena *arena)
{
    const struct json *ended = json_at(container, "state.terminated");
    struct str message = json_string(json_get(ended, "message"));
    long long code = json_int(json_get(ended, "exitCode"), 0);

    if (message.len > 0)
        return message;
    if (str_equals(json_string(json_get(ended, "reason")), "OOMKilled"))
        return STR("OOMKilled");
    if (code != 0)
        return str_of(arena_printf(arena, "container \"%s\" failed with exit code %lld",
                                   json_cstr(json_get(container, "name")), code));
    return STR_EMPTY;
}

static struct health assess_failed(const struct json *status, struct arena *arena)
{
    static const char *const lists[] = { "initContainerStatuses", "containerStatuses" };
    struct str message = json_string(json_get(status, "message"));

    for (int i = 0; i < 2 && message.len == 0; i++) {
        for (struct json_cursor at = json_walk(json_get(status, lists[i]));
             message.len == 0 && json_next(&at);)
            message = failure_of(at.value, arena);
    }
    return health_text(HEALTH_DEGRADED, message);
}

static bool is_ready(const struct json *status)
{
    for (struct json_cursor at = json_walk(json_get(status, "conditions")); json_next(&at);) {
        if (str_equals(json_string(json_get(at.value, "type")), "Ready"))
            return str_equals(json_string(json_get(at.value, "status")), "True");
    }
    return false;
}

static struct health assess_running(const struct json *status, bool is_long_lived)
{
    struct str message = json_string(json_get(status, "message"));

    if (!is_long_lived)
        return health_text(HEALTH_PROGRESSING, message);
    if (is_ready(status))
        return health_text(HEALTH_HEALTHY, message);
    for (struct json_cursor at = json_walk(json_get(status, "containerStatuses"));
         json_next(&at);) {
        if (json_is(json_at(at.value, "lastState.terminated"), JSON_OBJECT))
            return health_text(HEALTH_DEGRADED, message);
    }
    return health_text(HEALTH_PROGRESSING, message);
}

struct health health_of_pod(const struct json *object, struct arena *arena)
{
    const struct json *status = json_get(object, "status");
    struct str phase = json_string(json_get(status, "phase"));
    struct str message = json_string(json_get(status, "message"));
    struct str policy = json_text_at(object, "spec.restartPolicy");
    bool is_long_lived = str_equals(policy, "Always");

    if (!str_equals(resource_gvk(object).version, "v1"))
        return health_unsupported(object, "Pod", arena);
    if (is_long_lived) {
        const char *failures = waiting_failures(json_get(status, "containerStatuses"), arena);

        if (failures)
            return health_text(HEALTH_DEGRADED, str_of(failures));
    }
    if (str_equals(phase, "Pending"))
        return health_text(HEALTH_PROGRESSING, message);
    if (str_equals(phase, "Succeeded"))
        return health_text(HEALTH_HEALTHY, message);
    if (str_equals(phase, "Failed"))
        return assess_failed(status, arena);
    if (str_equals(phase, "Running") &&
        (is_long_lived || str_equals(policy, "OnFailure") || str_equals(policy, "Never")))
        return assess_running(status, is_long_lived);
    return health_text(HEALTH_UNKNOWN, message);
}
