#include "gitops/health/operators/groups.h"

static const struct health_rule data_volume[] = {
    SET(0, NULL, PROGRESSING, "No status available"),
    SET(4, "status.phase!=nil", NONE, "{status.phase}"),
    WHEN(5, "status.phase=Succeeded", HEALTHY, NULL),
    WHEN(10, "status.phase=Paused", SUSPENDED, NULL),
    SET(8, "status.phase=Failed|Unknown", DEGRADED, NULL),
    EACH(16, "status.conditions"),
    WHEN(17, ".type=Running .status=False .reason=Error", DEGRADED, "{.message}"),
    END,
};

static const struct health_kind containerized_data[] = { BY_RULES("DataVolume", data_volume) };
HEALTH_GROUP(health_group_cdi_kubevirt, "cdi.kubevirt.io", containerized_data);
