#include "base/arena.h"
#include "data/json.h"
#include "gitops/health/checks.h"

/* A budget that is used up is as it should be; the last condition counts, or the first bad one. */
struct health health_of_pdb(const struct json *object, struct arena *arena)
{
    struct health found = health_text(HEALTH_PROGRESSING, STR("Waiting for status"));

    for (struct json_cursor at = json_walk(json_at(object, "status.conditions")); json_next(&at);) {
        struct str reason = json_text_at(at.value, "reason");
        bool is_bad = str_equals(json_text_at(at.value, "status"), "False") &&
                      !str_equals(reason, "InsufficientPods");

        found = health_format(is_bad ? HEALTH_DEGRADED : HEALTH_HEALTHY, arena,
                              "PodDisruptionBudget has %.*s", STR_ARG(reason));
        if (is_bad)
            break;
    }
    return found;
}
