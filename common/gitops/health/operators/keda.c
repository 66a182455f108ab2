#include "gitops/health/operators/groups.h"

/* The message is that of the last condition that counts. */
static const struct health_rule scaled_job[] = {
    EACH(7, "status.conditions"),
    SET(8, ".type=Ready .status=True|False|Unknown", NONE, "{.message}"),
    SET(16, ".type=Paused .status=True", NONE, "{.message}"),
    COUNT(8, ".type=Ready .status=False|Unknown", 'd'),
    COUNT(12, ".type=Ready .status=True", 'h'),
    COUNT(16, ".type=Paused .status=True", 's'),
    END,
    WHEN(27, "%d>0", DEGRADED, NULL),
    WHEN(30, "%h>0 %s=0", HEALTHY, NULL),
    WHEN(33, "%h>0", SUSPENDED, NULL),
    FINALLY(PROGRESSING, "Waiting for ScaledJob"),
};

static const struct health_rule scaled_object[] = {
    EACH(7, "status.conditions"),
    SET(8, ".type=Ready .status=True|False", NONE, "{.message}"),
    SET(16, ".type=Paused|Fallback .status=True", NONE, "{.message}"),
    COUNT(8, ".type=Ready .status=False", 'd'),
    COUNT(12, ".type=Ready .status=True", 'h'),
    COUNT(16, ".type=Paused .status=True", 's'),
    COUNT(20, ".type=Fallback .status=True", 'd'),
    END,
    WHEN(27, "%d>0", DEGRADED, NULL),
    WHEN(30, "%h>0 %s=0", HEALTHY, NULL),
    WHEN(33, "%h>0", SUSPENDED, NULL),
    FINALLY(PROGRESSING, "Creating HorizontalPodAutoscaler Object"),
};

static const struct health_kind kinds[] = {
    BY_RULES("ScaledJob", scaled_job),
    BY_RULES("ScaledObject", scaled_object),
};
HEALTH_GROUP(health_group_keda, "keda.sh", kinds);
