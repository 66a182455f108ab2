#include "gitops/health/operators/groups.h"

static const struct health_rule cluster[] = {
    WHEN(3, "status.state=ClusterRollingUpgrading", PROGRESSING,
         "Kafka Cluster is Rolling Upgrading."),
    IF(8, "status.brokersState!=nil"),
    PAIRS(11, "status.brokersState"),
    COUNT(12, NULL, 'b'),
    IF(13, ".configurationState=ConfigInSync"),
    COUNT(14,
          ".gracefulActionState:cruiseControlState="
          "GracefulUpscaleSucceeded|GracefulDownscaleSucceeded",
          'h'),
    END,
    END,
    WHEN(19, "%b!=@%h", DEGRADED,
         "Broker Config is out of Sync or CruiseControlState is not Ready"),
    WHEN(20, "status.cruiseControlTopicStatus=CruiseControlTopicReady status.state=ClusterRunning",
         HEALTHY, "Kafka Brokers, CruiseControl and cluster are in Healthy State."),
    WHEN(25,
         "status.cruiseControlTopicStatus=CruiseControlTopicNotReady|nil "
         "status.state=ClusterReconciling",
         PROGRESSING, "Kafka Cluster is Reconciling."),
    END,
    FINALLY(PROGRESSING, "Waiting for KafkaCluster"),
};

static const struct health_kind banzai_kinds[] = { BY_RULES("KafkaCluster", cluster) };
HEALTH_GROUP(health_group_kafka_banzai, "kafka.banzaicloud.io", banzai_kinds);

static const struct health_rule kafka[] = {
    EACH(4, "status.conditions"),
    WHEN(5, ".type=NotReady .status=True .reason!=Creating", DEGRADED, "{.message}"),
    WHEN(10, ".type=Ready .status=True", HEALTHY, ""),
    END,
    FINALLY(PROGRESSING, "Waiting for Kafka Cluster"),
};

static const struct health_rule ready[] = {
    EACH(4, "status.conditions"),
    WHEN(5, ".type=NotReady .status=True", DEGRADED, "{.message}"),
    WHEN(10, ".type=Ready .status=True", HEALTHY, ""),
    END,
    FINALLY(PROGRESSING, "Waiting for {word}"),
};

static const struct health_kind strimzi_kinds[] = {
    BY_RULES("Kafka", kafka),
    BY_RULES_NAMED("KafkaBridge", ready, "KafkaBridge"),
    BY_RULES_NAMED("KafkaConnect", ready, "Kafka Connect"),
    BY_RULES_NAMED("KafkaConnector", ready, "KafkaConnector"),
    BY_RULES_NAMED("KafkaTopic", ready, "Kafka Topic"),
    BY_RULES_NAMED("KafkaUser", ready, "Kafka User"),
};
HEALTH_GROUP(health_group_kafka_strimzi, "kafka.strimzi.io", strimzi_kinds);
