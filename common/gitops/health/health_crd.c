#include "base/arena.h"
#include "data/json.h"
#include "gitops/health/checks.h"

/* Conditions that say what is wrong, before the one that says that all is well. */
static const struct complaint {
    const char *type, *status;
    enum health_status health;
    const char *words;
} complaints[] = {
    { "Terminating", "True", HEALTH_PROGRESSING, "CRD is terminating" },
    { "NamesAccepted", "False", HEALTH_DEGRADED, "CRD names have not been accepted" },
    { "NonStructuralSchema", "True", HEALTH_DEGRADED, "Schema violations found" },
};

static const struct complaint *find_complaint(const struct json *condition)
{
    for (size_t i = 0; i < sizeof(complaints) / sizeof(*complaints); i++)
        if (str_equals(json_text_at(condition, "type"), complaints[i].type) &&
            str_equals(json_text_at(condition, "status"), complaints[i].status))
            return &complaints[i];
    return NULL;
}

struct health health_of_crd(const struct json *object, struct arena *arena)
{
    const struct json *conditions = json_at(object, "status.conditions");
    bool is_established = false;

    if (json_count(conditions) == 0)
        return health_text(HEALTH_PROGRESSING, STR("Status conditions not found"));
    for (struct json_cursor at = json_walk(conditions); json_next(&at);) {
        const struct complaint *complaint = find_complaint(at.value);

        if (complaint)
            return health_format(complaint->health, arena, "%s: %.*s", complaint->words,
                                 STR_ARG(json_text_at(at.value, "message")));
        if (str_equals(json_text_at(at.value, "type"), "Established") &&
            str_equals(json_text_at(at.value, "status"), "True"))
            is_established = true;
    }
    return is_established ? health_text(HEALTH_HEALTHY, STR("CRD is healthy"))
                          : health_text(HEALTH_DEGRADED, STR("CRD is not established"));
}
