#include "gitops/health/operators/groups.h"

static const struct health_rule organization[] = {
    EACH(4, "status.conditions"),
    WHEN(7, ".type=Ready .status=False", DEGRADED, "{.message}"),
    WHEN(9, ".type=Ready .status=True", HEALTHY, "{.message}"),
    WHEN(11, ".type=Ready", PROGRESSING, "{.message}"),
    END,
    FINALLY(PROGRESSING, "Waiting ..."),
};

static const struct health_kind organizations[] = { BY_RULES("*", organization) };
HEALTH_GROUP(health_group_grafana_org_operator, "grafana-org-operator.kubitus-project.gitlab.io",
             organizations);

static const struct health_rule grafana[] = {
    WHEN(3, "status.stageStatus=nil", PROGRESSING, "Waiting for Grafana status info"),
    WHEN(14, "status.stageStatus=failed", DEGRADED, "Failed at stage {status.stage}"),
    WHEN(19, "status.stage=complete status.stageStatus=success", HEALTHY, ""),
    FINALLY(PROGRESSING, "{status.stage}"),
};

/* What every condition says up to the first that does not hold. */
static const struct health_rule synchronized[] = {
    SET(0, NULL, PROGRESSING, ""),
    EACH(6, "status.conditions"),
    NEXT(7, ".status=nil"),
    APPEND(9, "$m!=''", 'm', ", "),
    APPEND(13, ".reason!=nil", 'm', "{.reason}"),
    APPEND(15, ".reason!=nil .type!=nil", 'm', " for {.type}"),
    APPEND(17, ".reason!=nil .type!=nil .message!=nil", 'm', " because {.message}"),
    WHEN(22, ".status=False", DEGRADED, NULL),
    SET(27, ".status=True", HEALTHY, NULL),
    END,
};

static const struct health_rule data_source[] = {
    WHEN(3, "status=nil", PROGRESSING, ""),
    WHEN(3, "status.uid=''", PROGRESSING, ""),
    WHEN(11, "status.NoMatchingInstances", DEGRADED, "can't find matching grafana instance"),
    FINALLY(HEALTHY, ""),
};

static const struct health_kind kinds[] = {
    BY_RULES("Grafana", grafana),
    BY_RULES("GrafanaDashboard", synchronized),
    BY_RULES("GrafanaDatasource", data_source),
    BY_RULES("GrafanaFolder", synchronized),
};
HEALTH_GROUP(health_group_grafana_integreatly, "grafana.integreatly.org", kinds);
