#include "gitops/health/operators/groups.h"

static const struct health_rule node_class[] = {
    EACH(3, "status.conditions"),
    WHEN(4, ".type=Ready .status=False", DEGRADED, "{.message}"),
    WHEN(4, ".type=Ready .status=True", HEALTHY, "EC2NodeClass is ready"),
    END,
    FINALLY(PROGRESSING, "Waiting for EC2NodeClass to be ready"),
};

static const struct health_kind aws_kinds[] = { BY_RULES("EC2NodeClass", node_class) };
HEALTH_GROUP(health_group_karpenter_aws, "karpenter.k8s.aws", aws_kinds);

/* A node that is being taken away counts first; without a verdict the phase that it reached. */
static const struct health_rule node_claim[] = {
    WHEN(2,
         "metadata:generation!=nil status.observedGeneration!=nil "
         "metadata.generation!=@status.observedGeneration",
         PROGRESSING, "Waiting for NodeClaim spec to be reconciled"),
    EACH(12, "status.conditions"),
    WHEN(13, ".type=Disrupting .status=True", SUSPENDED, "{.message}"),
    END,
    EACH(20, "status.conditions"),
    WHEN(21, ".type=Ready .status=True", HEALTHY, "{.message}"),
    WHEN(21, ".type=Ready .status=False", DEGRADED, "{.message}"),
    END,
    EACH(35, "status.conditions"),
    WHEN(36, ".type=Initialized .status=True", PROGRESSING, "Node initialized, waiting for Ready"),
    END,
    EACH(42, "status.conditions"),
    WHEN(43, ".type=Registered .status=True", PROGRESSING,
         "Node registered, waiting for initialization"),
    END,
    EACH(49, "status.conditions"),
    WHEN(50, ".type=Launched .status=True", PROGRESSING, "Node launched, waiting for registration"),
    END,
    FINALLY(PROGRESSING, "Waiting for NodeClaim to be launched"),
};

static const struct health_rule node_pool[] = {
    EACH(3, "status.conditions"),
    WHEN(4, ".type=Ready .status=False", DEGRADED, "{.message}"),
    WHEN(4, ".type=Ready .status=True", HEALTHY, "{.message}"),
    END,
    FINALLY(PROGRESSING, "Waiting for NodePool to be ready"),
};

static const struct health_kind kinds[] = {
    BY_RULES("NodeClaim", node_claim),
    BY_RULES("NodePool", node_pool),
};
HEALTH_GROUP(health_group_karpenter, "karpenter.sh", kinds);
