#include "gitops/health/operators/groups.h"

#define NOT_REPORTED "Waiting for the status to be reported"

static const struct health_rule certificate_policy[] = {
    WHEN(2, "status.compliant=nil", PROGRESSING, NOT_REPORTED),
    WHEN(7, "status.compliant=Compliant", HEALTHY, "All certificates found comply with the policy"),
    FINALLY(DEGRADED, "At least once certificate does not comply with the policy"),
};

static const struct health_rule configuration_policy[] = {
    WHEN(2, "status.compliant=nil", PROGRESSING, NOT_REPORTED),
    WHEN(7, "status.lastEvaluatedGeneration!=@metadata:generation", PROGRESSING,
         "Waiting for the status to be updated"),
    WHEN(17, "status.compliancyDetails=nil", PROGRESSING, "Waiting for compliance"),
    EACH(19, "status.compliancyDetails"),
    EACH(21, ".conditions"),
    IF(22, ".message!=nil .type!=nil"),
    APPEND(23, "%n>0", 't', "; "),
    APPEND(23, NULL, 't', "{.type} - {.message}"),
    COUNT(23, NULL, 'n'),
    END,
    END,
    END,
    WHEN(12, "status.compliant=Compliant", HEALTHY, "{$t}"),
    FINALLY(DEGRADED, "{$t}"),
};

static const struct health_rule operator_policy[] = {
    WHEN(2, "status.conditions=nil", PROGRESSING, NOT_REPORTED),
    WHEN(7,
         "status.observedGeneration!=nil "
         "status.observedGeneration!=@metadata:generation",
         PROGRESSING, "Waiting for the status to be updated"),
    EACH(12, "status.conditions"),
    WHEN(13, ".type=Compliant .status=True", HEALTHY, "{.message}"),
    WHEN(13, ".type=Compliant", DEGRADED, "{.message}"),
    END,
    FINALLY(PROGRESSING, "Waiting for the compliance condition"),
};

/* A policy names the clusters, and its copy on a cluster the templates, that do not comply. */
static const struct health_rule policy[] = {
    WHEN(2, "spec:disabled", HEALTHY, "Policy is disabled"),
    WHEN(16,
         "status!=nil status.compliant=nil status.status=nil status.placement!=nil "
         "#status.placement>0",
         HEALTHY, "No clusters match this policy"),
    WHEN(22, "status.compliant=nil", PROGRESSING, NOT_REPORTED),
    SET(28, NULL, DEGRADED, NULL),
    SET(28, "status.compliant=Compliant", HEALTHY, NULL),
    IF(36, "status.status!=nil"),
    EACH(38, "status.status"),
    IF(39, ".compliant!=Compliant .clustername!=nil"),
    APPEND(40, "%n>0", 't', ", "),
    APPEND(40, NULL, 't', "{.clustername}"),
    COUNT(40, NULL, 'n'),
    END,
    END,
    WHEN(43, "%n=0", NONE, "All clusters are compliant"),
    FINALLY(NONE, "NonCompliant clusters: {$t}"),
    END,
    IF(48, "status.details!=nil"),
    EACH(50, "status.details"),
    IF(52, ".compliant!=Compliant .templateMeta:name!=nil"),
    APPEND(52, "%n>0", 't', ", "),
    APPEND(52, NULL, 't', "{.templateMeta.name}"),
    COUNT(52, NULL, 'n'),
    END,
    END,
    WHEN(55, "%n=0", NONE, "All templates are compliant"),
    FINALLY(NONE, "NonCompliant templates: {$t}"),
    END,
};

static const struct health_kind kinds[] = {
    BY_RULES("CertificatePolicy", certificate_policy),
    BY_RULES("ConfigurationPolicy", configuration_policy),
    BY_RULES("OperatorPolicy", operator_policy),
    BY_RULES("Policy", policy),
};
HEALTH_GROUP(health_group_open_cluster_management, "policy.open-cluster-management.io", kinds);
