#include "data/json.h"
#include "gitops/health/checks.h"

/* Conditions count whatever their status, but for Suspended: a job that was resumed and still
 * carries Suspended=False is complete. */
struct health health_of_job(const struct json *object, struct arena *arena)
{
    struct str message = STR_EMPTY, failure = STR_EMPTY;
    bool failed = false, complete = false, suspended = false;

    if (!str_equals(resource_gvk(object).version, "v1"))
        return health_unsupported(object, "Job", arena);
    for (struct json_cursor at = json_walk(json_at(object, "status.conditions")); json_next(&at);) {
        struct str type = json_string(json_get(at.value, "type"));

        if (str_equals(type, "Failed")) {
            failed = complete = true;
            failure = json_string(json_get(at.value, "message"));
        } else if (str_equals(type, "Complete")) {
            complete = true;
            message = json_string(json_get(at.value, "message"));
        } else if (str_equals(type, "Suspended")) {
            complete = true;
            message = json_string(json_get(at.value, "message"));
            if (str_equals(json_string(json_get(at.value, "status")), "True"))
                suspended = true;
        }
    }
    if (!complete)
        return health_plain(HEALTH_PROGRESSING);
    if (failed)
        return health_text(HEALTH_DEGRADED, failure);
    if (suspended)
        return health_text(HEALTH_SUSPENDED, STR_EMPTY);
    return health_text(HEALTH_HEALTHY, message);
}
