#include "gitops/health/operators/groups.h"

static const struct health_rule deployment_config[] = {
    IF(3, "status.conditions!=nil status.replicas!=nil"),
    PAIRS(5, "status.conditions"),
    COUNT(6, ".type=Available .status=True", 't'),
    COUNT(6, ".type=Progressing .reason=NewReplicationControllerAvailable .status=True", 't'),
    END,
    WHEN(10, "%t=2", HEALTHY, "replication controller successfully rolled out"),
    WHEN(10, "status.replicas=0", HEALTHY, "replication controller successfully rolled out"),
    WHEN(14, "%t!=1", DEGRADED, "Deployment config is degraded"),
    END,
    FINALLY(PROGRESSING, "replication controller is waiting for pods to run"),
};

static const struct health_kind apps[] = { BY_RULES("DeploymentConfig", deployment_config) };
HEALTH_GROUP(health_group_apps_openshift, "apps.openshift.io", apps);
