#include "gitops/health/operators/groups.h"

static const struct health_rule topology[] = {
    EACH(3, "status.conditions"),
    WHEN(4, ".type=Ready .status=True .reason=SuccessfulCreateOrUpdate", HEALTHY,
         "RabbitMQ {word} ready"),
    WHEN(4, ".type=Ready .status=False .reason=FailedCreateOrUpdate", DEGRADED,
         "RabbitMQ {word} failed to be created or updated"),
    END,
    FINALLY(UNKNOWN, "RabbitMQ {word} status is unknown"),
};

static const struct health_rule cluster[] = {
    EACH(8, "status.conditions"),
    WHEN(9, ".type=ReconcileSuccess .status=False", DEGRADED, "{.message}"),
    KEEP(14, ".type=ClusterAvailable", 'c', "{.status}"),
    KEEP(18, ".type=AllReplicasReady", 'r', "{.status}"),
    END,
    COUNT(27, "$c=Unknown", 'u'),
    COUNT(27, "$r=Unknown", 'u'),
    WHEN(27, "%u>0", PROGRESSING, "Waiting for RabbitMQ cluster readiness (conditions unknown)"),
    WHEN(33, "$c=False", PROGRESSING, "Waiting for RabbitMQ cluster formation"),
    WHEN(39, "$r=False", PROGRESSING, "Waiting for RabbitMQ instances ready"),
    WHEN(45, "$c=True $r=True", HEALTHY, "RabbitMQ cluster ready"),
    FINALLY(PROGRESSING, "Waiting for RabbitMQ Operator"),
};

static const struct health_kind kinds[] = {
    BY_RULES_NAMED("Binding", topology, "binding"),
    BY_RULES_NAMED("Exchange", topology, "exchange"),
    BY_RULES_NAMED("Permission", topology, "permission"),
    BY_RULES_NAMED("Policy", topology, "policy"),
    BY_RULES_NAMED("Queue", topology, "queue"),
    BY_RULES("RabbitmqCluster", cluster),
    BY_RULES_NAMED("Shovel", topology, "shovel"),
    BY_RULES_NAMED("User", topology, "user"),
    BY_RULES_NAMED("Vhost", topology, "vhost"),
};
HEALTH_GROUP(health_group_rabbitmq, "rabbitmq.com", kinds);
