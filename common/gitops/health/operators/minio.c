#include "gitops/health/operators/groups.h"

/* What is no text has no `find`: there the original's script fails, with a table in words of its
 * own. */
#define NOT_CALLABLE "<string>:9: attempt to call a non-function object"

static const struct health_rule tenant[] = {
    IF(2, "status.currentState!=nil"),
    WHEN(4, "status.currentState=Initialized", HEALTHY, "{status.currentState}"),
    WHEN(9, "status.currentState:find!=nil", PROGRESSING, NULL),
    WHEN(9, "status.currentState=<table>", UNKNOWN, NOT_CALLABLE),
    WHEN(29,
         "status.currentState='Statefulset not controlled by operator'"
         "|'Another MinIO Tenant already exists in the namespace'"
         "|'Tenant credentials are not set properly'"
         "|'Different versions across MinIO Pools'"
         "|'Pool Decommissioning Not Allowed'",
         DEGRADED, "{status.currentState}"),
    FINALLY(PROGRESSING, "{status.currentState}"),
    END,
    FINALLY(PROGRESSING, "No status info available"),
};

static const struct health_kind kinds[] = { BY_RULES("Tenant", tenant) };
HEALTH_GROUP(health_group_minio, "minio.min.io", kinds);
