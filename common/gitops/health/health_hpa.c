#include "base/error.h"
#include "data/json.h"
#include "gitops/health/checks.h"

#define CONDITIONS_ANNOTATION "autoscaling.alpha.kubernetes.io/conditions"

static bool is_degraded(const struct json *condition)
{
    static const char *const reasons[] = {
        "FailedGetResourceMetric", "FailedGetObjectMetric",        "FailedGetPodsMetric",
        "FailedGetExternalMetric", "FailedComputeMetricsReplicas", "InvalidSelector",
    };
    struct str type = json_string(json_get(condition, "type"));
    struct str reason = json_string(json_get(condition, "reason"));

    if (str_equals(type, "AbleToScale"))
        return str_equals(reason, "FailedGetScale") || str_equals(reason, "FailedUpdateScale");
    if (!str_equals(type, "ScalingActive"))
        return false;
    for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
        if (str_equals(reason, reasons[i]))
            return true;
    }
    return false;
}

static bool is_healthy(const struct json *condition)
{
    struct str type = json_string(json_get(condition, "type"));

    return str_equals(json_string(json_get(condition, "status")), "True") &&
           (str_equals(type, "AbleToScale") || str_equals(type, "ScalingLimited"));
}

static struct health assess_conditions(const struct json *conditions)
{
    for (struct json_cursor at = json_walk(conditions); json_next(&at);) {
        struct str message = json_string(json_get(at.value, "message"));

        if (is_degraded(at.value))
            return health_text(HEALTH_DEGRADED, message);
        if (is_healthy(at.value))
            return health_text(HEALTH_HEALTHY, message);
    }
    return health_text(HEALTH_PROGRESSING, STR("Waiting to Autoscale"));
}

/* In v1 the conditions are JSON in an annotation. */
static struct health assess_v1(const struct json *object, struct arena *arena)
{
    static const struct json_limits limits = { .bytes = 1 << 20, .depth = 100 };
    CLEANUP(error_release) struct error err = { 0 };
    struct str text = resource_annotation(object, CONDITIONS_ANNOTATION);
    const struct json *conditions;

    if (!resource_has_annotation(object, CONDITIONS_ANNOTATION))
        return health_text(HEALTH_PROGRESSING, STR("Waiting to Autoscale"));
    if (json_parse(text, &limits, arena, &conditions, &err) < 0)
        return health_error(arena, "failed to convert conditions annotation to typed: %s",
                            error_text(&err));
    return assess_conditions(conditions);
}

struct health health_of_hpa(const struct json *object, struct arena *arena)
{
    struct str version = resource_gvk(object).version;

    if (str_equals(version, "v2"))
        return assess_conditions(json_at(object, "status.conditions"));
    if (str_equals(version, "v1"))
        return assess_v1(object, arena);
    return health_unsupported(object, "HPA", arena);
}
