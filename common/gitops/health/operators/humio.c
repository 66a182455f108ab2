#include "gitops/health/operators/groups.h"

static const struct health_rule component[] = {
    WHEN(7, "status.state=Exists", HEALTHY, "Component state: Exists."),
    WHEN(11, "status.state=NotFound", MISSING, "Component state: NotFound."),
    WHEN(15, "status.state=ConfigError", DEGRADED, "Component state: ConfigError."),
    WHEN(19, "status.state=Unknown", UNKNOWN, "Component state: Unknown."),
    FINALLY(PROGRESSING, "Update in progress"),
};

static const struct health_rule cluster[] = {
    /* It wants to read the message of a status that is not there. */
    WHEN(9, "status=nil status:message", NONE, NULL),
    WHEN(16, "status.state=Running", HEALTHY,
         "{status.message||Cluster is in a healthy running state}"),
    WHEN(24, "status.state=Restarting", PROGRESSING,
         "{status.message||Cluster pods are being restarted}"),
    WHEN(32, "status.state=Upgrading", PROGRESSING,
         "{status.message||Cluster pods are being upgraded}"),
    WHEN(40, "status.state=ConfigError", DEGRADED,
         "{status.message||User-provided cluster specification resulted in a configuration error}"),
    WHEN(48, "status.state=Pending", PROGRESSING,
         "{status.message||Cluster is waiting on resources to be provisioned}"),
    WHEN(56, "status.state=Unknown", UNKNOWN, "{status.message||Component state: Unknown.}"),
    FINALLY(PROGRESSING, "Update in progress"),
};

static const struct health_kind kinds[] = {
    BY_RULES("HumioAction", component), BY_RULES("HumioAlert", component),
    BY_RULES("HumioCluster", cluster),  BY_RULES("HumioIngestToken", component),
    BY_RULES("HumioParser", component), BY_RULES("HumioRepository", component),
    BY_RULES("HumioView", component),
};
HEALTH_GROUP(health_group_core_humio, "core.humio.com", kinds);
