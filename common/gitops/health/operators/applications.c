#include "gitops/health/operators/groups.h"

static const struct health_rule integration[] = {
    EACH(4, "status.conditions"),
    WHEN(6, ".type=Ready .status=False", DEGRADED, "{.message}"),
    WHEN(12, ".type=Ready .status=True", HEALTHY, "{.message}"),
    END,
    FINALLY(PROGRESSING, "Waiting for Integration"),
};

static const struct health_kind camel[] = { BY_RULES("Integration", integration) };
HEALTH_GROUP(health_group_camel, "camel.apache.org", camel);

#define DEPLOYMENT_FAILED "{.message|Application deployment has failed}"

static const struct health_rule spin_app[] = {
    WHEN(4, "!status", PROGRESSING, "Waiting for status to be available"),
    KEEP(13, NULL, 'a', ""),
    EACH(18, "status.conditions"),
    IF(19, ".type=Progressing"),
    WHEN(21, ".status=False .reason=ProgressDeadlineExceeded", DEGRADED, DEPLOYMENT_FAILED),
    IF(21, ".status=False"),
    NEED_TEXT(21, ".message", "lower"),
    WHEN(21, ".message*=timeout|failed", DEGRADED, DEPLOYMENT_FAILED),
    END,
    COUNT(27, ".status=True", 'p'),
    KEEP(29, ".status=True", 'p', "{.message|Application progress status}"),
    END,
    /* The last one of its type counts. */
    IF(31, ".type=Available"),
    RESET(33, NULL, 'a'),
    COUNT(33, ".status=True", 'a'),
    KEEP(38, NULL, 'a', "{.message|Application is not available}"),
    END,
    END,
    KEEP(45, NULL, 'r', "{status.readyReplicas|0}"),
    KEEP(46, NULL, 'd', "{spec:replicas|1}"),
    WHEN(49, "%a=0", DEGRADED, "{$a}"),
    WHEN(55, "$r<@$d", PROGRESSING, "Waiting for replicas to be ready ({$r}/{$d})"),
    WHEN(61, "%p>0", PROGRESSING, "{$p}"),
    FINALLY(HEALTHY, "Application is healthy with {$r}/{$d} replicas ready"),
};

static const struct health_kind spinkube[] = { BY_RULES("SpinApp", spin_app) };
HEALTH_GROUP(health_group_core_spinkube, "core.spinkube.dev", spinkube);

/* Everything the conditions say, behind the phase. */
static const struct health_rule canary[] = {
    WHEN(3, "status=nil", UNKNOWN, "No status"),
    KEEP(4, NULL, 'c', ""),
    IF(5, "+status.canaryWeight>0"),
    KEEP(6, NULL, 'c', "Canary Weight: {status.canaryWeight} %"),
    END,
    EACH(8, "status.conditions:"),
    APPEND(10, "$c!=''", 'c', " --- "),
    APPEND(12, NULL, 'c', "{.message}"),
    END,
    SET(26, NULL, UNKNOWN, "{status.phase} --- {$c}"),
    WHEN(14, "status.phase=Failed", DEGRADED, NULL),
    WHEN(16, "status.phase=Progressing|Finalising|Promoting", PROGRESSING, NULL),
    WHEN(20, "status.phase=Succeeded|Initialized", HEALTHY, NULL),
};

static const struct health_kind flagger[] = { BY_RULES("Canary", canary) };
HEALTH_GROUP(health_group_flagger, "flagger.app", flagger);

static const struct health_rule flink_deployment[] = {
    IF(3, "status.reconciliationStatus!=nil"),
    WHEN(4, "status.reconciliationStatus.success", HEALTHY, NULL),
    WHEN(4, "status.reconciliationStatus.state=DEPLOYED", HEALTHY, NULL),
    WHEN(9, "status.jobManagerDeploymentStatus=DEPLOYED_NOT_READY|DEPLOYING", PROGRESSING,
         "Waiting for deploying"),
    WHEN(15, "status.jobManagerDeploymentStatus=ERROR", DEGRADED,
         "{status.reconciliationStatus.error}"),
    END,
    FINALLY(PROGRESSING, "Waiting for Flink operator"),
};

static const struct health_kind flink[] = { BY_RULES("FlinkDeployment", flink_deployment) };
HEALTH_GROUP(health_group_flink, "flink.apache.org", flink);
