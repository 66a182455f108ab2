#include "gitops/health/operators/groups.h"

static const struct health_rule backup[] = {
    IF(3, "status.conditions!=nil"),
    EACH(5, "status.conditions"),
    SET(7, NULL, NONE, "{.reason} {.message}"),
    WHEN(9, ".status=False .reason=CronJobScheduled .message=Failed", DEGRADED, NULL),
    WHEN(9, ".status=False", PROGRESSING, NULL),
    END,
    FINALLY(HEALTHY, NULL),
    END,
    FINALLY(PROGRESSING, "No status info available"),
};

static const struct health_rule server[] = {
    IF(3, "status.conditions!=nil"),
    EACH(5, "status.conditions"),
    SET(7, NULL, NONE, "{.message}"),
    WHEN(9, ".status=False .reason=Failed", DEGRADED, NULL),
    WHEN(9, ".status=False", PROGRESSING, NULL),
    END,
    FINALLY(HEALTHY, NULL),
    END,
    FINALLY(PROGRESSING, "No status info available"),
};

/* The message is that of the last condition that was looked at. */
static const struct health_rule ready[] = {
    SET(2, NULL, PROGRESSING, "No status info available"),
    EACH(6, "status.conditions"),
    SET(8, NULL, NONE, "{.message}"),
    WHEN(10, ".type=Ready .status=True", HEALTHY, NULL),
    WHEN(10, ".type=Ready", DEGRADED, NULL),
    END,
    FINALLY(NONE, NULL),
};

static const struct health_rule job[] = {
    SET(2, NULL, PROGRESSING, "No status info available"),
    EACH(7, "status.conditions"),
    SET(9, NULL, NONE, "{.reason} {.message}"),
    WHEN(10, ".reason=JobComplete .status=True", HEALTHY, NULL),
    WHEN(15, ".reason=JobFailed .status=True", DEGRADED, NULL),
    END,
    FINALLY(NONE, NULL),
};

static const struct health_kind kinds[] = {
    BY_RULES("Backup", backup), BY_RULES_AT("Database", ready, NULL, 1),
    BY_RULES("Grant", ready),   BY_RULES("MariaDB", server),
    BY_RULES("SqlJob", job),    BY_RULES_AT("User", ready, NULL, 2),
};
HEALTH_GROUP(health_group_mariadb, "k8s.mariadb.com", kinds);

static const struct health_kind old_kinds[] = { BY_RULES("MariaDB", server) };
HEALTH_GROUP(health_group_mariadb_mmontes, "mariadb.mmontes.io", old_kinds);
