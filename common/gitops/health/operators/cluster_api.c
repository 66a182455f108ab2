#include "gitops/health/operators/groups.h"

static const struct health_rule cluster_resource_set[] = {
    EACH(8, "status.conditions"),
    WHEN(11, ".type=ResourcesApplied .status=True", HEALTHY, "cluster resource set is applied"),
    WHEN(18, ".type=ResourcesApplied .status=False", DEGRADED, "{.message}"),
    END,
    FINALLY(PROGRESSING, "Initializing cluster resource set"),
};

static const struct health_kind addons[] = {
    BY_RULES("ClusterResourceSet", cluster_resource_set),
};
HEALTH_GROUP(health_group_addons_cluster_x_k8s, "addons.cluster.x-k8s.io", addons);

static const struct health_rule cluster[] = {
    WHEN(31, "spec:paused", SUSPENDED, "Cluster is paused"),
    EACH(19, "status.conditions"),
    WHEN(20, ".type=Ready .status=False", DEGRADED, "{.message}"),
    END,
    WHEN(5, "status.phase=Provisioned", HEALTHY, "Cluster is running"),
    WHEN(9, "status.phase=Failed", DEGRADED, ""),
    FINALLY(PROGRESSING, "Waiting for clusters"),
};

static const struct health_rule machine[] = {
    WHEN(6, "status.phase=Running", HEALTHY, "Machine is running"),
    SET(0, NULL, PROGRESSING, "Condition is unknown"),
    SET(10, "status.phase=Failed", DEGRADED, NULL),
    EACH(20, "status.conditions"),
    WHEN(21, ".type=Ready .status=False", NONE, "{.message}"),
    END,
};

static const struct health_rule machine_deployment[] = {
    WHEN(5, "spec:paused", SUSPENDED, "MachineDeployment is paused"),
    WHEN(12, "status.phase=Running", HEALTHY, "Machines are running under this deployment"),
    WHEN(16, "status.phase=ScalingUp", PROGRESSING, "Cluster is spawning machines"),
    WHEN(20, "status.phase=ScalingDown", PROGRESSING, "Cluster is stopping machines"),
    WHEN(24, "status.phase=Failed", DEGRADED, "MachineDeployment is failed"),
    FINALLY(PROGRESSING, "Waiting for machines"),
};

static const struct health_rule machine_health_check[] = {
    WHEN(6, "status.currentHealthy=nil", PROGRESSING, ""),
    WHEN(7, "status.expectedMachines=@status.currentHealthy", HEALTHY, ""),
    FINALLY(DEGRADED, ""),
};

static const struct health_rule machine_pool[] = {
    SET(0, NULL, PROGRESSING, ""),
    SET(8, "status.phase!=nil", NONE, "MachinePool is {status.phase}"),
    SET(9, "status.phase=Running|Scaling", HEALTHY, NULL),
    SET(12, "status.phase=Failed|Unknown", DEGRADED, NULL),
    /* Whatever the phase is: the conditions that do not hold. */
    KEEP(20, NULL, 'e', ""),
    EACH(22, "status.conditions"),
    IF(23, ".type!=nil .status=False"),
    APPEND(25, "$e!=''", 'e', ", "),
    APPEND(27, NULL, 'e', "Not {.type}"),
    APPEND(29, ".reason!=nil", 'e', " ({.reason})"),
    END,
    END,
    APPEND(35, "$e!=''", 'm', ": {$e}"),
};

static const struct health_kind kinds[] = {
    BY_RULES("Cluster", cluster),
    BY_RULES("Machine", machine),
    BY_RULES("MachineDeployment", machine_deployment),
    BY_RULES("MachineHealthCheck", machine_health_check),
    BY_RULES("MachinePool", machine_pool),
};
HEALTH_GROUP(health_group_cluster_x_k8s, "cluster.x-k8s.io", kinds);

static const struct health_rule aws_managed_control_plane[] = {
    WHEN(7, "status.conditions=nil", PROGRESSING, "Provisioning..."),
    KEEP(12, NULL, 'e', ""),
    EACH(15, "status.conditions"),
    WHEN(17, ".type=Ready .status=True", HEALTHY, "Control plane is ready"),
    IF(24, ".status=False .severity=Error"),
    COUNT(25, NULL, 'e'),
    APPEND(26, NULL, 'e', "{.message} "),
    END,
    END,
    WHEN(31, "%e>0", DEGRADED, "{$e}"),
    WHEN(37, "status.ready=false", PROGRESSING,
         "Control plane is not ready (.status.ready is false)"),
    FINALLY(PROGRESSING, "Control plane is not ready"),
};

static const struct health_kind control_planes[] = {
    BY_RULES("AWSManagedControlPlane", aws_managed_control_plane),
};
HEALTH_GROUP(health_group_controlplane_cluster_x_k8s, "controlplane.cluster.x-k8s.io",
             control_planes);
