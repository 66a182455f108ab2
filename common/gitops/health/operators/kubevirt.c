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

static const struct health_rule machine[] = {
    SET(1, NULL, PROGRESSING, "No status available"),
    EACH(4, "status.conditions"),
    WHEN(5, ".type=Paused .status=True", SUSPENDED, "Paused"),
    SET(11, ".type=Ready .status=True", HEALTHY, "Running"),
    SET(15, ".type=Ready .status!=True status.created", NONE, "Starting"),
    SET(15, ".type=Ready .status!=True !status.created", SUSPENDED, "Stopped"),
    END,
    SET(25, "status.printableStatus!=nil", NONE, "{status.printableStatus}"),
    FINALLY(NONE, NULL),
};

static const struct health_rule instance[] = {
    SET(1, NULL, PROGRESSING, "No status available"),
    SET(3, "status.phase!=nil", NONE, "{status.phase}"),
    WHEN(5, "status.phase=Failed", DEGRADED, NULL),
    WHEN(8, "status.phase=Pending|Scheduling|Scheduled", NONE, NULL),
    WHEN(10, "status.phase=Succeeded", SUSPENDED, NULL),
    WHEN(13, "status.phase=Unknown", UNKNOWN, NULL),
    EACH(19, "status.conditions"),
    SET(20, ".type=Ready .status=True", HEALTHY, "Running"),
    SET(20, ".type=Ready .status!=True", DEGRADED, "{.message}"),
    WHEN(28, ".type=Paused .status=True", SUSPENDED, "{.message}"),
    END,
    FINALLY(NONE, NULL),
};

static const struct health_kind machines[] = {
    BY_RULES("VirtualMachine", machine),
    BY_RULES("VirtualMachineInstance", instance),
};
HEALTH_GROUP(health_group_kubevirt, "kubevirt.io", machines);
