#include "data/json.h"
#include "gitops/health/checks.h"

/* What counts first stands first. */
static const struct verdict {
    const char *type, *status;
    enum health_status health;
} verdicts[] = {
    { "ErrorOccurred", "True", HEALTH_DEGRADED },
    { "ResourcesUpToDate", "False", HEALTH_DEGRADED },
    { "RolloutProgressing", "True", HEALTH_PROGRESSING },
    { "ResourcesUpToDate", "True", HEALTH_HEALTHY },
};

struct health health_of_application_set(const struct json *object, struct arena *arena)
{
    const struct json *conditions = json_at(object, "status.conditions");

    (void)arena;
    for (size_t i = 0; i < sizeof(verdicts) / sizeof(*verdicts); i++)
        for (struct json_cursor at = json_walk(conditions); json_next(&at);)
            if (str_equals(json_text_at(at.value, "type"), verdicts[i].type) &&
                str_equals(json_text_at(at.value, "status"), verdicts[i].status))
                return health_text(verdicts[i].health, json_text_at(at.value, "message"));
    return health_text(HEALTH_PROGRESSING, STR("Waiting for the status to be reported"));
}
