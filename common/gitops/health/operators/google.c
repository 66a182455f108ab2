#include "gitops/health/operators/groups.h"

/* True as well when no generation was observed. */
#define IS_CURRENT "status.observedGeneration||@metadata.generation=@metadata.generation"

static const struct health_rule config_connector[] = {
    IF(7, "kind=ConfigConnector|ConfigConnectorContext status.healthy!=nil " IS_CURRENT),
    WHEN(10, "status.healthy=true", HEALTHY, "{kind} is healthy"),
    FINALLY(DEGRADED, "{kind} is not healthy"),
    END,
    IF(25, IS_CURRENT),
    EACH(26, "status.conditions"),
    WHEN(29, ".reason=UpToDate .status=True", HEALTHY, "{.message}"),
    WHEN(36, ".reason=UpdateFailed|DependencyNotFound", DEGRADED, "{.message}"),
    WHEN(50, ".reason=DependencyNotReady", SUSPENDED, "{.message}"),
    END,
    END,
    FINALLY(PROGRESSING, "Update in progress"),
};

static const struct health_kind kinds[] = { BY_RULES("*", config_connector) };
HEALTH_GROUP(health_group_any_cnrm, "*.cnrm.cloud.google.com", kinds);

static const struct health_rule certificate[] = {
    EACH(5, "status.domainStatus"),
    WHEN(6, ".status=FailedNotVisible", DEGRADED,
         "At least one certificate has failed to be provisioned"),
    END,
    WHEN(15, "status.certificateStatus=Active", HEALTHY, "All certificates are active"),
    FINALLY(PROGRESSING, "At least one certificate is still being provisioned"),
};

static const struct health_kind certificates[] = { BY_RULES("ManagedCertificate", certificate) };
HEALTH_GROUP(health_group_gke, "networking.gke.io", certificates);
