#include "data/json.h"
#include "gitops/health/checks.h"

static struct health assess_partition(const struct json *object, struct arena *arena)
{
    const struct json *replicas = json_at(object, "spec.replicas");
    const struct json *partition = json_at(object, "spec.updateStrategy.rollingUpdate.partition");
    long long updated = json_int(json_at(object, "status.updatedReplicas"), 0);
    long long wanted = json_int(replicas, 0) - json_int(partition, 0);

    if (json_is(replicas, JSON_INT) && json_is(partition, JSON_INT) && updated < wanted)
        return health_format(HEALTH_PROGRESSING, arena,
                             "Waiting for partitioned roll out to finish: %lld out of %lld new "
                             "pods have been updated...",
                             updated, wanted);
    return health_format(HEALTH_HEALTHY, arena,
                         "partitioned roll out complete: %lld new pods have been updated...",
                         updated);
}

static struct health assess_revision(const struct json *status, struct arena *arena)
{
    struct str update = json_string(json_get(status, "updateRevision"));
    struct str current = json_string(json_get(status, "currentRevision"));

    if (!str_equal(update, current)) {
        return health_format(HEALTH_PROGRESSING, arena,
                             "waiting for statefulset rolling update to complete %lld pods at "
                             "revision %.*s...",
                             (long long)json_int(json_get(status, "updatedReplicas"), 0),
                             STR_ARG(update));
    }
    return health_format(
        HEALTH_HEALTHY, arena, "statefulset rolling update complete %lld pods at revision %.*s...",
        (long long)json_int(json_get(status, "currentReplicas"), 0), STR_ARG(current));
}

struct health health_of_stateful_set(const struct json *object, struct arena *arena)
{
    const struct json *status = json_get(object, "status");
    const struct json *strategy = json_at(object, "spec.updateStrategy");
    const struct json *replicas = json_at(object, "spec.replicas");
    struct str type = json_string(json_get(strategy, "type"));
    long long observed = json_int(json_get(status, "observedGeneration"), 0);
    long long ready = json_int(json_get(status, "readyReplicas"), 0);

    if (!str_equals(resource_gvk(object).version, "v1"))
        return health_unsupported(object, "StatefulSet", arena);
    if (observed == 0 || json_int(json_at(object, "metadata.generation"), 0) > observed)
        return health_text(HEALTH_PROGRESSING,
                           STR("Waiting for statefulset spec update to be observed..."));
    if (json_is(replicas, JSON_INT) && ready < json_int(replicas, 0))
        return health_format(HEALTH_PROGRESSING, arena, "Waiting for %lld pods to be ready...",
                             (long long)json_int(replicas, 0) - ready);
    if (str_equals(type, "RollingUpdate") &&
        json_is(json_get(strategy, "rollingUpdate"), JSON_OBJECT))
        return assess_partition(object, arena);
    if (str_equals(type, "OnDelete"))
        return health_format(HEALTH_HEALTHY, arena, "statefulset has %lld ready pods", ready);
    return assess_revision(status, arena);
}
