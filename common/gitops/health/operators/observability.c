#include "gitops/health/operators/groups.h"

static const struct health_rule remote_synced[] = {
    EACH(7, "status.conditions"),
    WHEN(9, ".type=RemoteSynced .status=True", HEALTHY, "Resource is ready"),
    WHEN(13, ".type=RemoteSynced .status=False", DEGRADED, "{.message}"),
    END,
    FINALLY(PROGRESSING, "Waiting for status to be updated"),
};

static const struct health_kind coralogix[] = {
    BY_RULES("Alert", remote_synced),
    BY_RULES("RecordingRuleGroupSet", remote_synced),
};
HEALTH_GROUP(health_group_coralogix, "coralogix.com", coralogix);

static const struct health_rule datadog_metric[] = {
    EACH(6, "status.conditions"),
    IF(8, ".type=Error .status=True"),
    WHEN(13, ".reason|!=''", DEGRADED, "{.reason}: {.message|DatadogMetric reported an error}"),
    FINALLY(DEGRADED, "{.message|DatadogMetric reported an error}"),
    END,
    END,
    EACH(20, "status.conditions"),
    WHEN(22, ".type=Valid .status=False", DEGRADED, "{.message|DatadogMetric is not valid}"),
    END,
    FINALLY(HEALTHY, "DatadogMetric is healthy"),
};

static const struct health_kind datadog[] = { BY_RULES("DatadogMetric", datadog_metric) };
HEALTH_GROUP(health_group_datadog, "datadoghq.com", datadog);
