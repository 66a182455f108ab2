#include "gitops/health/operators/groups.h"

static const struct health_rule policy[] = {
    EACH(4, "status.conditions"),
    WHEN(5, ".type=Ready .status=True .reason=Succeeded .message=Ready", HEALTHY,
         "Policy is ready"),
    END,
    FINALLY(PROGRESSING, "Waiting for Policy to be ready"),
};

static const struct health_kind kinds[] = { BY_RULES("Policy", policy) };
HEALTH_GROUP(health_group_kyverno, "kyverno.io", kinds);
