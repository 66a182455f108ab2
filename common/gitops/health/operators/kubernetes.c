#include "gitops/health/operators/groups.h"

static const struct health_rule custom_resource_definition[] = {
    WHEN(4, "metadata.deletionTimestamp!=nil", PROGRESSING, "CRD is terminating"),
    WHEN(10, "status:conditions=nil", PROGRESSING, "Status conditions not found"),
    WHEN(16, "#status.conditions=0", PROGRESSING, "Status conditions not found"),
    PAIRS(25, "status.conditions"),
    WHEN(30, ".type=Terminating .status=True", PROGRESSING, "CRD is terminating: {.message}"),
    WHEN(37, ".type=NamesAccepted .status=False", DEGRADED,
         "CRD names have not been accepted: {.message}"),
    WHEN(44, ".type=NonStructuralSchema .status=True", DEGRADED,
         "Schema violations found: {.message}"),
    COUNT(51, ".type=Established .status=True", 'e'),
    WHEN(53, ".type=Established .status!=True .reason=Installing", PROGRESSING,
         "CRD is being installed"),
    END,
    WHEN(61, "%e=0", DEGRADED, "CRD is not established"),
    FINALLY(HEALTHY, "CRD is healthy"),
};

static const struct health_kind api_extensions[] = {
    BY_RULES("CustomResourceDefinition", custom_resource_definition),
};
HEALTH_GROUP(health_group_apiextensions, "apiextensions.k8s.io", api_extensions);

/* It cannot be seen whether a run was missed: all is well until one has failed. */
static const struct health_rule cron_job[] = {
    WHEN(3, "spec:suspend=true", HEALTHY, "CronJob is Suspended"),
    WHEN(11, "status=nil", PROGRESSING, "Waiting for CronJob"),
    WHEN(12, "status.lastScheduleTime=nil", HEALTHY, "CronJob has not been scheduled yet"),
    WHEN(15, "status.lastSuccessfulTime=nil", HEALTHY,
         "The CronJob never completed successfully. It may not be healthy"),
    NEED_TABLE(27, "status.active", "getn"),
    WHEN(27, "status.active!=nil #status.active>0", HEALTHY,
         "The job is running. Its last execution may not have been successful"),
    WHEN(35, "status.lastSuccessfulTime<@status.lastScheduleTime", DEGRADED,
         "CronJob has not completed its last execution successfully"),
    FINALLY(HEALTHY, "CronJob has completed its last execution successfully"),
};

static const struct health_kind batch[] = { BY_RULES("CronJob", cron_job) };
HEALTH_GROUP(health_group_batch, "batch", batch);

/* The last condition counts, unless one says that the budget cannot be kept. */
static const struct health_rule pod_disruption_budget[] = {
    SET(0, NULL, PROGRESSING, "Waiting for status"),
    EACH(9, "status.conditions"),
    WHEN(14, ".status=False .reason!=InsufficientPods", DEGRADED,
         "PodDisruptionBudget has {.reason}"),
    SET(18, NULL, HEALTHY, "PodDisruptionBudget has {.reason}"),
    END,
};

static const struct health_kind policy[] = {
    BY_RULES("PodDisruptionBudget", pod_disruption_budget),
};
HEALTH_GROUP(health_group_policy, "policy", policy);
