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

static const struct health_rule jaeger[] = {
    WHEN(3, "status.phase=Running", HEALTHY, "Jaeger is Running"),
    WHEN(8, "status.phase=Failed", DEGRADED, "Jaeger Failed For Some Reason"),
    FINALLY(PROGRESSING, "Waiting for Jaeger"),
};

static const struct health_kind jaegers[] = { BY_RULES("Jaeger", jaeger) };
HEALTH_GROUP(health_group_jaeger, "jaegertracing.io", jaegers);

static const struct health_rule kiali[] = {
    EACH(4, "status.conditions"),
    SET(5, NULL, NONE, "{.message}"),
    WHEN(6, ".type=Successful .status=True", HEALTHY, NULL),
    WHEN(10, ".type=Failure .status=True", DEGRADED, NULL),
    WHEN(14, ".type=Running .reason=Running", PROGRESSING, NULL),
    END,
    FINALLY(PROGRESSING, "Waiting for Kiali"),
};

static const struct health_kind kialis[] = { BY_RULES("Kiali", kiali) };
HEALTH_GROUP(health_group_kiali, "kiali.io", kialis);

static const struct health_rule prometheus[] = {
    SET(1, NULL, PROGRESSING, "Waiting for initialization"),
    EACH(5, "status.conditions"),
    IF(7, ".type=Available .status!=True"),
    SET(8, ".reason=SomePodsNotReady", PROGRESSING, NULL),
    SET(8, ".reason!=SomePodsNotReady", DEGRADED, NULL),
    SET(13, NULL, NONE, "{.message|@.reason}"),
    END,
    SET(15, ".type=Available .status=True", HEALTHY, "All instances are available"),
    END,
    FINALLY(NONE, NULL),
};

static const struct health_kind prometheuses[] = { BY_RULES("Prometheus", prometheus) };
HEALTH_GROUP(health_group_prometheus, "monitoring.coreos.com", prometheuses);

static const struct health_rule victoria_metrics[] = {
    SET(8, NULL, PROGRESSING, "Waiting for the operator to reconcile"),
    WHEN(10, "status=nil", NONE, NULL),
    WHEN(15,
         "metadata.generation!=nil status.observedGeneration!=nil "
         "status.observedGeneration!=@metadata.generation",
         NONE, NULL),
    WHEN(24, "status.updateStatus=operational", HEALTHY, "All components are operational"),
    SET(28, NULL, NONE, "Waiting for the operator to report status"),
    SET(28, "status.updateStatus=expanding", PROGRESSING, "Reconciliation in progress"),
    SET(32, "status.updateStatus=paused", SUSPENDED, "Reconciliation is paused"),
    SET(36, "status.updateStatus=failed", DEGRADED, "Reconciliation failed"),
    SET(38, "status.updateStatus=expanding|paused|failed status.reason!=nil|false|''", NONE,
        "{status.reason}"),
};

static const struct health_kind victorias[] = { BY_RULES("*", victoria_metrics) };
HEALTH_GROUP(health_group_victoria_metrics, "operator.victoriametrics.com", victorias);
