#include "gitops/health/operators/groups.h"

#define NOTHING_YET FINALLY(PROGRESSING, "No status available")

static const struct health_rule app_vault[] = {
    WHEN(6, "status.state=available|Available", HEALTHY, "{kind} Available"),
    WHEN(9, "status.state=failed|Failed", DEGRADED, "{kind} Failed"),
    NOTHING_YET,
};

static const struct health_rule application[] = {
    EACH(4, "status.conditions"),
    WHEN(7, ".type=Ready .status=True", HEALTHY,
         "Astra Application Ready, protectionState: {status.protectionState}"),
    WHEN(11, ".type=Ready .status=False", DEGRADED,
         "Astra Application Degraded, message: {.message}"),
    END,
    NOTHING_YET,
};

static const struct health_rule by_state[] = {
    WHEN(6, "status.state=Completed", HEALTHY, "{kind} Completed"),
    WHEN(9, "status.state=Running", PROGRESSING, "{kind} Running"),
    WHEN(12, "status.state!=nil", DEGRADED, "{status.state}"),
    NOTHING_YET,
};

static const struct health_rule exec_hook[] = {
    WHEN(6, "spec.enabled=true", HEALTHY, "{kind} enabled"),
    WHEN(9, "spec.enabled=false", SUSPENDED, "{kind} disabled"),
    NOTHING_YET,
};

static const struct health_rule schedule[] = {
    WHEN(4, "status.lastScheduleTime!=nil", HEALTHY,
         "Protection policy lastScheduleTime: {status.lastScheduleTime}"),
    FINALLY(HEALTHY, "Protection policy not yet executed"),
};

static const struct health_kind astra[] = {
    BY_RULES("AppVault", app_vault),
    BY_RULES("Application", application),
    BY_RULES("Backup", by_state),
    BY_RULES("ExecHook", exec_hook),
    BY_RULES("ExecHooksRun", by_state),
    BY_RULES("ResourceBackup", by_state),
    BY_RULES("ResticVolumeBackup", by_state),
    BY_RULES("Schedule", schedule),
    BY_RULES("Snapshot", by_state),
};
HEALTH_GROUP(health_group_astra_netapp, "astra.netapp.io", astra);
