#include "data/json.h"
#include "gitops/health/checks.h"

struct health health_of_replica_set(const struct json *object, struct arena *arena)
{
    const struct json *status = json_get(object, "status");
    const struct json *wanted = json_at(object, "spec.replicas");
    long long replicas = json_int(wanted, 0);
    long long available = json_int(json_get(status, "availableReplicas"), 0);

    if (!str_equals(resource_gvk(object).version, "v1"))
        return health_unsupported(object, "ReplicaSet", arena);
    if (json_int(json_at(object, "metadata.generation"), 0) >
        json_int(json_get(status, "observedGeneration"), 0))
        return health_text(HEALTH_PROGRESSING,
                           STR("Waiting for rollout to finish: observed replica set generation "
                               "less than desired generation"));
    for (struct json_cursor at = json_walk(json_get(status, "conditions")); json_next(&at);) {
        if (!str_equals(json_string(json_get(at.value, "type")), "ReplicaFailure"))
            continue;
        if (str_equals(json_string(json_get(at.value, "status")), "True"))
            return health_text(HEALTH_DEGRADED, json_string(json_get(at.value, "message")));
        break;
    }
    if (json_is(wanted, JSON_INT) && available < replicas)
        return health_format(HEALTH_PROGRESSING, arena,
                             "Waiting for rollout to finish: %lld out of %lld new replicas are "
                             "available...",
                             available, replicas);
    return health_plain(HEALTH_HEALTHY);
}
