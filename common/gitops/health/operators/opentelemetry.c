#include "data/json.h"
#include "gitops/health/operators/groups.h"

#include <ctype.h>
#include <stdlib.h>

/* The scale is asked for, so that a status that is none fails. */
static const struct health_rule without_scale[] = {
    WHEN(5, "status=nil", PROGRESSING, "Waiting for OpenTelemetry Collector status"),
    KEEP(6, NULL, 'r', "{status.scale.statusReplicas}"),
    WHEN(39, "spec:mode=sidecar", HEALTHY, "Collector is running in sidecar mode"),
    FINALLY(PROGRESSING, "Scale status not available"),
};

static const struct health_rule no_replicas[] = {
    WHEN(20, "spec.mode=daemonset", HEALTHY, "DaemonSet has no eligible nodes (0/0)"),
    FINALLY(DEGRADED, "No replicas are ready"),
};

static const struct health_rule unreadable[] = {
    WHEN(10, "status.scale.statusReplicas=<boolean>", UNKNOWN,
         "<string>:10: bad argument #1 to match (string expected, got boolean)"),
    WHEN(10, "status.scale.statusReplicas=<table>", UNKNOWN,
         "<string>:10: bad argument #1 to match (string expected, got table)"),
    WHEN(34, NULL, PROGRESSING, "Unable to parse replica status: {status.scale.statusReplicas}"),
};

static const struct health_kind by_rules[] = {
    BY_RULES("without a scale", without_scale),
    BY_RULES("no replicas", no_replicas),
    BY_RULES("unreadable", unreadable),
};

/* The first "1/2" in a text: the number of ready ones, and of all. */
static bool read_replicas(struct str text, double *ready, double *all)
{
    for (size_t i = 0; i < text.len; i++) {
        char *end;

        if (!isdigit((unsigned char)text.ptr[i]))
            continue;
        *ready = strtod(text.ptr + i, &end);
        i += strspn(text.ptr + i, "0123456789");
        if (text.ptr[i] == '/' && isdigit((unsigned char)text.ptr[i + 1])) {
            *all = strtod(text.ptr + i + 1, &end);
            return true;
        }
    }
    return false;
}

static struct health health_of_collector(const struct json *object, struct arena *arena)
{
    const struct json *replicas = json_at(object, "status.scale.statusReplicas");
    double ready, all;

    if (!replicas || json_is(replicas, JSON_NULL))
        return health_by_rules(&by_rules[0], object, arena);
    if (!read_replicas(json_string(replicas), &ready, &all))
        return health_by_rules(&by_rules[2], object, arena);
    if (ready == 0 && all == 0)
        return health_by_rules(&by_rules[1], object, arena);
    if (ready == 0)
        return health_text(HEALTH_DEGRADED, STR("No replicas are ready"));
    if (ready == all)
        return health_text(HEALTH_HEALTHY, STR("All replicas are ready"));
    return health_text(HEALTH_PROGRESSING, STR("Replicas are starting up"));
}

static const struct health_kind kinds[] = {
    BY_CHECK("OpenTelemetryCollector", health_of_collector),
};
HEALTH_GROUP(health_group_opentelemetry, "opentelemetry.io", kinds);
