#include "gitops/health/operators/groups.h"

/* Newer releases report a status a namespace, older ones a single one; states are words or numbers.
 */
#define STATE(line, at)                                                                            \
    WHEN(line, at ".state=Accepted|1", HEALTHY, "The resource has been validated"),                \
        WHEN((line) + 7, at ".state=Warning|3|Rejected|2", DEGRADED, "{" at ".reason}"),           \
        WHEN((line) + 14, at ".state=Pending|0", SUSPENDED,                                        \
             "The resource has not yet been validated")

static const struct health_rule validated[] = {
    PAIRS(41, "status.statuses"),
    STATE(8, ""),
    END,
    STATE(8, "status"),
    FINALLY(PROGRESSING, "Update in progress"),
};

static const struct health_kind gateways[] = {
    BY_RULES("Gateway", validated),           BY_RULES("MatchableHttpGateway", validated),
    BY_RULES("RouteOption", validated),       BY_RULES("RouteTable", validated),
    BY_RULES("VirtualHostOption", validated), BY_RULES("VirtualService", validated),
};
HEALTH_GROUP(health_group_gateway_solo, "gateway.solo.io", gateways);

static const struct health_kind proxies[] = {
    BY_RULES("Proxy", validated),
    BY_RULES("Settings", validated),
    BY_RULES("Upstream", validated),
    BY_RULES("UpstreamGroup", validated),
};
HEALTH_GROUP(health_group_gloo_solo, "gloo.solo.io", proxies);
