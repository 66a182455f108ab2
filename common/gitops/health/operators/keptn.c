#include "gitops/health/operators/groups.h"

static const struct health_rule task[] = {
    WHEN(2, "status:status=Succeeded", HEALTHY, "{word} is healthy"),
    WHEN(7, "status:status=Failed", DEGRADED, "{word} is degraded"),
    FINALLY(PROGRESSING, "{word} is progressing"),
};

static const struct health_rule evaluation[] = {
    WHEN(2, "status:overallStatus=Succeeded", HEALTHY, "KeptnEvaluation is healthy"),
    WHEN(7, "status:overallStatus=Failed", DEGRADED, "KeptnEvaluation is degraded"),
    FINALLY(PROGRESSING, "KeptnEvaluation is progressing"),
};

static const struct health_kind lifecycle_kinds[] = {
    BY_RULES_NAMED("KeptnAppVersion", task, "KeptnAppVersion"),
    BY_RULES("KeptnEvaluation", evaluation),
    BY_RULES_NAMED("KeptnTask", task, "KeptnTask"),
    BY_RULES_NAMED("KeptnWorkloadInstance", task, "KeptnWorkloadInstance"),
    BY_RULES_NAMED("KeptnWorkloadVersion", task, "KeptnWorkloadVersion"),
};
HEALTH_GROUP(health_group_keptn_lifecycle, "lifecycle.keptn.sh", lifecycle_kinds);

static const struct health_rule analysis[] = {
    WHEN(2, "status:pass=true", HEALTHY, "Analysis is healthy"),
    WHEN(7, "status:warning=true", HEALTHY, "Analysis is healthy with warnings"),
    WHEN(12, "status:pass=false", DEGRADED, "Analysis is degraded"),
    FINALLY(PROGRESSING, "Analysis is progressing"),
};

static const struct health_rule metric[] = {
    WHEN(2, "status:errMsg=nil|'' status.value!=nil", HEALTHY, "KeptnMetric is healthy"),
    WHEN(7, "status:errMsg!=nil|''", DEGRADED, "KeptnMetric is degraded"),
    FINALLY(PROGRESSING, "KeptnMetric is progressing"),
};

static const struct health_kind metrics_kinds[] = {
    BY_RULES("Analysis", analysis),
    BY_RULES("KeptnMetric", metric),
};
HEALTH_GROUP(health_group_keptn_metrics, "metrics.keptn.sh", metrics_kinds);
