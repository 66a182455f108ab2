#include "gitops/health/operators/groups.h"

static const struct health_rule server[] = {
    WHEN(3, "status.phase=RUNNING", HEALTHY, "{word} running"),
    WHEN(3, "status.phase=PROVISIONING", PROGRESSING, "{word} provisioning"),
    FINALLY(PROGRESSING, "Waiting for {word}"),
};

static const struct health_rule connector[] = {
    IF(2, "status.state!=nil"),
    WHEN(3, "status.state=CREATED status.connectorState=RUNNING status.failedTasksCount=nil",
         HEALTHY, "Connector running"),
    IF(8, "status.state=ERROR"),
    WHEN(10, "status.conditions #status.conditions>0", DEGRADED, "{status.conditions.[1].message}"),
    FINALLY(DEGRADED, "No conditions available"),
    END,
    WHEN(17, "status.failedTasksCount!=nil status.failedTasksCount>0", DEGRADED,
         "Connector has failed tasks"),
    END,
    FINALLY(PROGRESSING, "Waiting for Kafka Connector"),
};

static const struct health_kind kinds[] = {
    BY_RULES_NAMED("Connect", server, "Connect"),
    BY_RULES("Connector", connector),
    BY_RULES_NAMED("ControlCenter", server, "ControlCenter"),
    BY_RULES_NAMED("Kafka", server, "Kafka"),
    BY_RULES_NAMED("KsqlDB", server, "KsqlDB"),
    BY_RULES_NAMED("SchemaRegistry", server, "SchemaRegistry"),
    BY_RULES_NAMED("Zookeeper", server, "Zookeeper"),
};
HEALTH_GROUP(health_group_confluent, "platform.confluent.io", kinds);
