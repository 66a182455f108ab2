#include "data/json.h"
#include "gitops/health/checks.h"

struct health health_of_daemon_set(const struct json *object, struct arena *arena)
{
    const struct json *status = json_get(object, "status");
    struct str name = resource_name(object);
    long long desired = json_int(json_get(status, "desiredNumberScheduled"), 0);
    long long updated = json_int(json_get(status, "updatedNumberScheduled"), 0);
    long long available = json_int(json_get(status, "numberAvailable"), 0);

    if (!str_equals(resource_gvk(object).version, "v1"))
        return health_unsupported(object, "DaemonSet", arena);
    if (json_int(json_at(object, "metadata.generation"), 0) >
        json_int(json_get(status, "observedGeneration"), 0))
        return health_text(HEALTH_PROGRESSING,
                           STR("Waiting for rollout to finish: observed daemon set generation "
                               "less than desired generation"));
    if (str_equals(json_text_at(object, "spec.updateStrategy.type"), "OnDelete"))
        return health_format(HEALTH_HEALTHY, arena,
                             "daemon set %lld out of %lld new pods have been updated", updated,
                             desired);
    if (updated < desired)
        return health_format(HEALTH_PROGRESSING, arena,
                             "Waiting for daemon set \"%.*s\" rollout to finish: %lld out of %lld "
                             "new pods have been updated...",
                             STR_ARG(name), updated, desired);
    if (available < desired)
        return health_format(HEALTH_PROGRESSING, arena,
                             "Waiting for daemon set \"%.*s\" rollout to finish: %lld of %lld "
                             "updated pods are available...",
                             STR_ARG(name), available, desired);
    return health_plain(HEALTH_HEALTHY);
}
