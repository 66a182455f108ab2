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

static const struct health_rule storage_cluster[] = {
    PAIRS(8, "status.conditions"),
    COUNT(9, ".type=Degraded .status=True", 'd'),
    KEEP(9, ".type=Degraded .status=True", 'd', "{.message}"),
    COUNT(13, ".type=Progressing .status=True", 'p'),
    KEEP(13, ".type=Progressing .status=True", 'p', "{.message}"),
    COUNT(17, ".type=Available .status=True", 'a'),
    KEEP(17, ".type=Available .status=True", 'a', "{.message}"),
    END,
    WHEN(24, "%d>0", DEGRADED, "{$d}"),
    WHEN(26, "%p>0", PROGRESSING, "{$p}"),
    WHEN(28, "%a>0", HEALTHY, "{$a}"),
    FINALLY(UNKNOWN, "StorageCluster is in an unknown state."),
};

static const struct health_kind storage[] = { BY_RULES("StorageCluster", storage_cluster) };
HEALTH_GROUP(health_group_ocs_openshift, "ocs.openshift.io", storage);

static const struct health_rule ingress_controller[] = {
    PAIRS(6, "status.conditions"),
    WHEN(7, ".type=Degraded .status=True", DEGRADED, "{.message}"),
    WHEN(11, ".type=DeploymentReplicasAllAvailable .status=False", PROGRESSING, "{.message}"),
    WHEN(15, ".type=Progressing .status=True", PROGRESSING, "{.reason}"),
    WHEN(19, ".type=Available .status=True", HEALTHY, "IngressController is available"),
    END,
    FINALLY(PROGRESSING, "Status of IngressController is not known yet"),
};

static const struct health_kind operators[] = {
    BY_RULES("IngressController", ingress_controller),
};
HEALTH_GROUP(health_group_operator_openshift, "operator.openshift.io", operators);

/* Every router has to admit it. */
static const struct health_rule route[] = {
    IF(3, "status.ingress!=nil"),
    PAIRS(7, "status.ingress"),
    COUNT(8, NULL, 'n'),
    PAIRS(10, ".conditions:"),
    COUNT(11, ".type=Admitted .status=True", 't'),
    COUNT(13, ".type=Admitted .status=False", 'f'),
    END,
    END,
    WHEN(19, "%t=@%n", HEALTHY, "Route is healthy"),
    WHEN(23, "%f>0", DEGRADED, "Route is degraded"),
    END,
    FINALLY(PROGRESSING, "Route is still getting admitted"),
};

static const struct health_kind routes[] = { BY_RULES("Route", route) };
HEALTH_GROUP(health_group_route_openshift, "route.openshift.io", routes);

/* What waits for a person's approval is no fault of an operator that is installed: $m. */
static const struct health_rule subscription[] = {
    IF(3, "status.conditions!=nil"),
    IF(11, "spec.installPlanApproval=Manual"),
    PAIRS(12, "status.conditions"),
    IF(13, ".type=InstallPlanPending .status=True .reason=RequiresApproval"),
    COUNT(16, "status.installedCSV!=nil", 'm'),
    BREAK(19, NULL),
    END,
    END,
    END,
    PAIRS(24, "status.conditions"),
    NEXT(26, "%m>0 .type=InstallPlanPending"),
    APPEND(29, NULL, 't', "{$i}: {.type} | {.status}\n"),
    COUNT(30, ".type=InstallPlanPending .status=True", 'p'),
    COUNT(32, ".type=InstallPlanMissing .reason!=ReferencedInstallPlanNotFound", 'd'),
    COUNT(34, ".type=CatalogSourcesUnhealthy|InstallPlanFailed|ResolutionFailed .status=True", 'd'),
    END,
    COUNT(42, "status.state=nil|''|UpgradeAvailable", 'p'),
    COUNT(48, "status.state=UpgradePending %m=0", 'p'),
    COUNT(56, "status.state=UpgradeFailed", 'd'),
    KEEP(61, NULL, 's', ".status.state not yet known\n"),
    KEEP(61, "status.state!=nil", 's', ".status.state is '{status.state}'\n"),
    KEEP(51, "status.state=UpgradePending %m>0", 's',
         ".status.state is 'UpgradePending' (manual InstallPlan approval pending; treated as "
         "healthy)\n"),
    APPEND(61, NULL, 't', "{$s}"),
    WHEN(64, "%d=0 %p=0", HEALTHY, "{$t}"),
    WHEN(68, "%d=0", PROGRESSING, "{$t}"),
    FINALLY(DEGRADED, "{$t}"),
    END,
    FINALLY(PROGRESSING, "An install plan for a subscription is pending installation"),
};

static const struct health_kind subscriptions[] = { BY_RULES("Subscription", subscription) };
HEALTH_GROUP(health_group_operators_coreos, "operators.coreos.com", subscriptions);
