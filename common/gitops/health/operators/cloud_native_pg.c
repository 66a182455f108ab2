#include "gitops/health/operators/groups.h"

#define ONE_OF(first, others) "status.phase='" first "'" others
#define OR(phase) "|'" phase "'"

static const struct health_rule cluster[] = {
    WHEN(36, "metadata.annotations.[cnpg.io/reconciliationLoop]=disabled", SUSPENDED,
         "Cluster reconciliation is suspended"),
    IF(42, "status.conditions!=nil"),
    PAIRS(27, "status.conditions"),
    WHEN(28, ".type=cnpg.io/hibernation .status=True", SUSPENDED, "{.message}"),
    WHEN(28, ".type=cnpg.io/hibernation", DEGRADED, "{.message}"),
    END,
    SET(55, NULL, UNKNOWN, "{status.phaseReason}"),
    SET(55, ONE_OF("Cluster in healthy state", ""), HEALTHY, NULL),
    SET(55,
        ONE_OF("Setting up primary", OR("Creating a new replica") OR("Upgrading cluster")
                                         OR("Waiting for the instances to become active")
                                             OR("Promoting to primary cluster")),
        PROGRESSING, NULL),
    SET(55,
        ONE_OF("Switchover in progress",
               OR("Failing over") OR("Upgrading Postgres major version")
                   OR("Cluster upgrade delayed") OR("Waiting for user action")
                       OR("Primary instance is being restarted in-place")
                           OR("Primary instance is being restarted without a switchover")
                               OR("Cluster cannot execute instance online upgrade due to missing "
                                  "architecture binary") OR("Online upgrade in progress")
                                   OR("Applying configuration")),
        DEGRADED, NULL),
    SET(55,
        ONE_OF("Unable to create required cluster objects",
               OR("Cluster cannot proceed to reconciliation due to an unknown plugin being "
                  "required") OR("Cluster has incomplete or invalid image catalog")
                   OR("Cluster is unrecoverable and needs manual intervention")),
        SUSPENDED, NULL),
    FINALLY(NONE, NULL),
    END,
    WHEN(68, NULL, PROGRESSING, "{status:phaseReason}"),
};

static const struct health_kind kinds[] = { BY_RULES("Cluster", cluster) };
HEALTH_GROUP(health_group_cloud_native_pg, "postgresql.cnpg.io", kinds);
