#include "gitops/health/operators/groups.h"

static const struct health_rule advanced_cron_job[] = {
    KEEP(5, NULL, 't', "{status:lastScheduleTime}"),
    NEED_TEXT(6, "$t", "match"),
    WHEN(11, "$t=nil spec:paused=true", SUSPENDED, "AdvancedCronJob is Paused"),
    WHEN(18, "status.active!=nil #status.active>0", PROGRESSING,
         "AdvancedCronJobs has active jobs"),
    WHEN(24, "$t=nil", DEGRADED, "AdvancedCronJobs has not run successfully"),
    FINALLY(HEALTHY, "AdvancedCronJobs has run successfully"),
};

static const struct health_rule broadcast_job[] = {
    IF(3, "status!=nil"),
    WHEN(6, "status.desired=@status.succeeded status.phase=completed", HEALTHY,
         "BroadcastJob is completed successfully"),
    WHEN(12, "status.active!=0 status.phase=running", PROGRESSING, "BroadcastJob is still running"),
    WHEN(18, "status.failed!=0 status.phase=failed", DEGRADED, "BroadcastJob failed"),
    WHEN(24, "status.phase=paused spec:paused=true", SUSPENDED, "BroadcastJob is Paused"),
    END,
    FINALLY(PROGRESSING, "BroadcastJob is still running"),
};

#define IF_OBSERVED IF(5, "status!=nil metadata.generation=@status.observedGeneration")
#define STARTING FINALLY(PROGRESSING, "Waiting for initialization")

/* A workload that is updated in parts waits for a person once its part is done. */
static const struct health_rule clone_set[] = {
    IF_OBSERVED,
    WHEN(7, "spec:updateStrategy:paused=true", SUSPENDED, "Cloneset is paused"),
    WHEN(7, "!status.updatedAvailableReplicas", SUSPENDED, "Cloneset is paused"),
    IF(11, "spec.updateStrategy.partition!=0 metadata.generation>1"),
    WHEN(12, "status.updatedReplicas>=@status.expectedUpdatedReplicas", SUSPENDED,
         "Cloneset needs manual intervention"),
    STARTING,
    END,
    WHEN(18, "status.updatedAvailableReplicas=@status.replicas", HEALTHY,
         "All Cloneset workloads are ready and updated"),
    FINALLY(DEGRADED, "Some replicas are not ready or available"),
    END,
    STARTING,
};

static const struct health_rule daemon_set[] = {
    IF_OBSERVED,
    WHEN(7, "spec:updateStrategy:rollingUpdate:paused=true", SUSPENDED, "Daemonset is paused"),
    WHEN(7, "!status.updatedNumberScheduled", SUSPENDED, "Daemonset is paused"),
    IF(11, "spec.updateStrategy.rollingUpdate.partition!=nil|0 metadata.generation>1"),
    WHEN(12,
         "status.updatedNumberScheduled>"
         "@status.desiredNumberScheduled-@spec.updateStrategy.rollingUpdate.partition",
         SUSPENDED, "Daemonset needs manual intervention"),
    STARTING,
    END,
    IF(18, "status.updatedNumberScheduled=@status.desiredNumberScheduled"),
    WHEN(18, "status.numberAvailable=@status.desiredNumberScheduled", HEALTHY,
         "All Daemonset workloads are ready and updated"),
    WHEN(24, "status.numberUnavailable=@status.desiredNumberScheduled", DEGRADED,
         "Some pods are not ready or available"),
    END,
    END,
    STARTING,
};

static const struct health_rule stateful_set[] = {
    IF_OBSERVED,
    WHEN(7, "spec:updateStrategy:rollingUpdate:paused=true", SUSPENDED, "Statefulset is paused"),
    WHEN(7, "!status.updatedAvailableReplicas", SUSPENDED, "Statefulset is paused"),
    IF(11, "spec.updateStrategy.rollingUpdate.partition!=0 metadata.generation>1"),
    WHEN(12,
         "status.updatedReplicas>"
         "@status.replicas-@spec.updateStrategy.rollingUpdate.partition",
         SUSPENDED, "Statefulset needs manual intervention"),
    STARTING,
    END,
    WHEN(18, "status.updatedAvailableReplicas=@status.replicas", HEALTHY,
         "All Statefulset workloads are ready and updated"),
    FINALLY(DEGRADED, "Some replicas are not ready or available"),
    END,
    STARTING,
};

static const struct health_kind apps[] = {
    BY_RULES("AdvancedCronJob", advanced_cron_job),
    BY_RULES("BroadcastJob", broadcast_job),
    BY_RULES("CloneSet", clone_set),
    BY_RULES("DaemonSet", daemon_set),
    BY_RULES("StatefulSet", stateful_set),
};
HEALTH_GROUP(health_group_apps_kruise, "apps.kruise.io", apps);

static const struct health_rule game_server[] = {
    IF(3, "status"),
    WHEN(8, "status.currentState!=@status.desiredState", PROGRESSING,
         "State change: {status.currentState|Unknown} → {status.desiredState|Unknown}"),
    EACH(16, "status.podStatus.conditions"),
    WHEN(17, ".type=KruisePodReady .status!=True", DEGRADED, "Pod is not ready: {.type}"),
    END,
    WHEN(25, "status.currentState=Ready status.desiredState=Ready", HEALTHY, "GameServer is Ready"),
    END,
    FINALLY(UNKNOWN, "Waiting for GameServer to be ready"),
};

static const struct health_rule game_server_set[] = {
    IF(3, "status metadata.generation=@status.observedGeneration"),
    KEEP(4, NULL, 'u', "{spec:updateStrategy}"),
    WHEN(7, "$u.rollingUpdate.paused=true", SUSPENDED, "GameServerSet is paused"),
    WHEN(15,
         "spec.updateStrategy.rollingUpdate.partition|0!=0 "
         "status.updatedReplicas|0>="
         "@status.replicas|0-@spec.updateStrategy.rollingUpdate.partition",
         SUSPENDED,
         "Partition={spec.updateStrategy.rollingUpdate.partition}, waiting for manual "
         "intervention"),
    WHEN(22, "status.updatedReadyReplicas|0=@status.replicas|0", HEALTHY,
         "All GameServerSet replicas are updated and ready"),
    WHEN(29, "status.readyReplicas|0<@status.replicas|0", PROGRESSING,
         "ReadyReplicas {status.readyReplicas|0}/{status.replicas|0}, still progressing"),
    END,
    FINALLY(PROGRESSING, "Waiting for GameServerSet initialization"),
};

static const struct health_kind games[] = {
    BY_RULES("GameServer", game_server),
    BY_RULES("GameServerSet", game_server_set),
};
HEALTH_GROUP(health_group_game_kruise, "game.kruise.io", games);

static const struct health_rule canary[] = {
    IF(3, "metadata.generation=@status:observedGeneration"),
    WHEN(5, "status.canaryStatus:currentStepState=StepUpgrade status.phase=Progressing",
         PROGRESSING, "Rollout is still progressing"),
    WHEN(11, "status.canaryStatus.currentStepState=StepPaused status.phase=Progressing", SUSPENDED,
         "Rollout is Paused need manual intervention"),
    WHEN(17, "status.canaryStatus.currentStepState=Completed status.phase=Healthy", HEALTHY,
         "Rollout is Completed"),
    WHEN(23, "status.canaryStatus.currentStepState=StepPaused status.phase=Terminating|Disabled",
         DEGRADED, "Rollout is Disabled or Terminating"),
    END,
    FINALLY(PROGRESSING, "Rollout is still progressing"),
};

static const struct health_kind canaries[] = { BY_RULES("Rollout", canary) };
HEALTH_GROUP(health_group_rollouts_kruise, "rollouts.kruise.io", canaries);
