#include "gitops/health/operators/groups.h"

static const struct health_rule policy[] = {
    EACH(26, "status.conditions"),
    NEXT(27, ".status!=True"),
    SET(28, NULL, NONE, "{.reason}"),
    SET(30, ".message!=nil|''", NONE, "{.reason}: {.message}"),
    WHEN(32, ".type=Available", HEALTHY, NULL),
    WHEN(37, ".type=Degraded", DEGRADED, NULL),
    WHEN(42, ".type=Progressing", PROGRESSING, NULL),
    WHEN(47, ".type=Ignored", SUSPENDED, NULL),
    END,
    FINALLY(PROGRESSING, "Waiting for policy to be applied"),
};

static const struct health_kind kinds[] = { BY_RULES("NodeNetworkConfigurationPolicy", policy) };
HEALTH_GROUP(health_group_nmstate, "nmstate.io", kinds);
