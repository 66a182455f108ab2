#include "data/json.h"
#include "gitops/health/checks.h"

static bool has_exceeded_deadline(const struct json *status)
{
    for (struct json_cursor at = json_walk(json_get(status, "conditions")); json_next(&at);) {
        if (str_equals(json_string(json_get(at.value, "type")), "Progressing"))
            return str_equals(json_string(json_get(at.value, "reason")),
                              "ProgressDeadlineExceeded");
    }
    return false;
}

static struct health assess_rollout(const struct json *object, struct arena *arena)
{
    const struct json *status = json_get(object, "status");
    const struct json *wanted = json_at(object, "spec.replicas");
    long long replicas = json_int(wanted, 0);
    long long total = json_int(json_get(status, "replicas"), 0);
    long long updated = json_int(json_get(status, "updatedReplicas"), 0);
    long long available = json_int(json_get(status, "availableReplicas"), 0);

    if (json_is(wanted, JSON_INT) && updated < replicas)
        return health_format(HEALTH_PROGRESSING, arena,
                             "Waiting for rollout to finish: %lld out of %lld new replicas have "
                             "been updated...",
                             updated, replicas);
    if (total > updated)
        return health_format(HEALTH_PROGRESSING, arena,
                             "Waiting for rollout to finish: %lld old replicas are pending "
                             "termination...",
                             total - updated);
    if (available < updated)
        return health_format(HEALTH_PROGRESSING, arena,
                             "Waiting for rollout to finish: %lld of %lld updated replicas are "
                             "available...",
                             available, updated);
    return health_plain(HEALTH_HEALTHY);
}

struct health health_of_deployment(const struct json *object, struct arena *arena)
{
    const struct json *status = json_get(object, "status");
    struct str name = resource_name(object);

    if (!str_equals(resource_gvk(object).version, "v1"))
        return health_unsupported(object, "Deployment", arena);
    if (json_bool(json_at(object, "spec.paused"), false))
        return health_text(HEALTH_SUSPENDED, STR("Deployment is paused"));
    if (json_int(json_at(object, "metadata.generation"), 0) >
        json_int(json_get(status, "observedGeneration"), 0))
        return health_text(HEALTH_PROGRESSING,
                           STR("Waiting for rollout to finish: observed deployment generation "
                               "less than desired generation"));
    if (has_exceeded_deadline(status))
        return health_format(HEALTH_DEGRADED, arena,
                             "Deployment \"%.*s\" exceeded its progress deadline", STR_ARG(name));
    return assess_rollout(object, arena);
}
