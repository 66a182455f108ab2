#include "gitops/health/operators/groups.h"

static const struct health_rule btp_service[] = {
    WHEN(4, "metadata.deletionTimestamp", PROGRESSING, "Resource is being deleted"),
    WHEN(12, "status.conditions!=<table>", PROGRESSING, "Waiting for status"),
    EACH(13, "status.conditions"),
    WHEN(14,
         ".observedGeneration metadata.generation "
         ".observedGeneration!=@metadata.generation",
         PROGRESSING, "Waiting for spec update to be observed"),
    WHEN(20, ".type=Succeeded .status=False", DEGRADED, "{.message|}"),
    WHEN(21, ".type=Failed .status=True", DEGRADED, "{.message|}"),
    END,
    FINALLY(HEALTHY, "Ready to use"),
};

static const struct health_kind btp[] = {
    BY_RULES("ServiceBinding", btp_service),
    BY_RULES("ServiceInstance", btp_service),
};
HEALTH_GROUP(health_group_services_sap, "services.cloud.sap.com", btp);

static const struct health_rule spot_deployment[] = {
    WHEN(3, "status.conditions=nil", NONE, NULL),
    EACH(7, "status.conditions"),
    WHEN(8, ".type=InvalidSpec", DEGRADED, "{.message}"),
    WHEN(13, ".type=Progressing .reason=RolloutAborted|ProgressDeadlineExceeded", DEGRADED,
         "{.message}"),
    WHEN(23, ".type=Paused .status=True", SUSPENDED, "Rollout is paused"),
    END,
    WHEN(30, "status.phase=Progressing", PROGRESSING, "Waiting for rollout to finish steps"),
    FINALLY(HEALTHY, ""),
};

static const struct health_kind spots[] = { BY_RULES("SpotDeployment", spot_deployment) };
HEALTH_GROUP(health_group_spot, "spot.io", spots);

#define JOB "{status.ansibleJobResult.status} job - {status.ansibleJobResult.url}"

static const struct health_rule ansible_job[] = {
    WHEN(7, "status.ansibleJobResult.status=successful", HEALTHY, JOB),
    WHEN(12, "status.ansibleJobResult.status=failed|error|canceled", DEGRADED, JOB),
    WHEN(17, "status.ansibleJobResult.status=new|pending|waiting|running", PROGRESSING, JOB),
    FINALLY(PROGRESSING, "Waiting for AnsibleJob"),
};

static const struct health_kind ansible[] = { BY_RULES("AnsibleJob", ansible_job) };
HEALTH_GROUP(health_group_ansible, "tower.ansible.com", ansible);

#define INSUFFICIENT "Current resource status is insufficient"
#define UNHEALTHY "Current resource status is unhealthy"

/* Each cluster that the resource is bound to has to tell of it. */
static const struct health_rule binding[] = {
    WHEN(2, "status=nil", PROGRESSING, INSUFFICIENT),
    WHEN(8, "spec:clusters=nil", PROGRESSING, INSUFFICIENT),
    WHEN(8, "#spec.clusters=0", PROGRESSING, INSUFFICIENT),
    WHEN(14, "status.aggregatedStatus=nil", PROGRESSING, INSUFFICIENT),
    WHEN(14, "#spec.clusters!=@#status.aggregatedStatus", PROGRESSING, INSUFFICIENT),
    EACH(20, "status.aggregatedStatus"),
    WHEN(21, ".health=Unhealthy", DEGRADED, UNHEALTHY),
    WHEN(27, ".health=Unknown .applied!=true", DEGRADED, UNHEALTHY),
    END,
    FINALLY(HEALTHY, NULL),
};

static const struct health_kind karmada[] = {
    BY_RULES("ClusterResourceBinding", binding),
    BY_RULES("ResourceBinding", binding),
};
HEALTH_GROUP(health_group_karmada, "work.karmada.io", karmada);
