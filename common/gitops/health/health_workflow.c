#include "data/json.h"
#include "gitops/health/checks.h"

struct health health_of_workflow(const struct json *object, struct arena *arena)
{
    static const struct {
        const char *phase;
        enum health_status status;
    } phases[] = {
        { "", HEALTH_PROGRESSING },        { "Pending", HEALTH_PROGRESSING },
        { "Running", HEALTH_PROGRESSING }, { "Succeeded", HEALTH_HEALTHY },
        { "Failed", HEALTH_DEGRADED },     { "Error", HEALTH_DEGRADED },
    };
    struct str phase = json_text_at(object, "status.phase");
    struct str message = json_text_at(object, "status.message");

    (void)arena;
    for (size_t i = 0; i < sizeof(phases) / sizeof(phases[0]); i++) {
        if (str_equals(phase, phases[i].phase))
            return health_text(phases[i].status, message);
    }
    return health_text(HEALTH_UNKNOWN, message);
}
