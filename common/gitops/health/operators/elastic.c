#include "gitops/health/operators/groups.h"

#define ASK                                                                                        \
    "Ensure your ArgoCD is current and then check for/file a bug report: "                         \
    "https://github.com/argoproj/argo-cd/issues"

static const struct health_rule beat[] = {
    WHEN(4, "status.health=red", DEGRADED, "Elastic Beat status is Red"),
    WHEN(8, "status.health=green", HEALTHY, "Elastic Beat status is Green"),
    WHEN(15, "status.health=yellow status.availableNodes!=nil status.expectedNodes!=nil",
         PROGRESSING,
         "Elastic Beat status is deploying, there is {status.availableNodes} instance(s) on "
         "{status.expectedNodes} expected"),
    WHEN(17, "status.health=yellow", PROGRESSING, "Elastic Beat phase is progressing"),
    WHEN(22, "status.health=nil status.expectedNodes!=nil", PROGRESSING,
         "Elastic Beat phase is progressing"),
    FINALLY(UNKNOWN, "Elastic Beat status is unknown. " ASK),
};

static const struct health_kind beats[] = { BY_RULES("Beat", beat) };
HEALTH_GROUP(health_group_beat, "beat.k8s.elastic.co", beats);

static const struct health_rule elasticsearch[] = {
    IF(3, "status.availableNodes!=nil"),
    PAIRS(5, "spec:nodeSets:"),
    ADD(6, NULL, 'n', "{.count}"),
    END,
    WHEN(8, "status.availableNodes<@%n", PROGRESSING,
         "The desired amount of availableNodes is {%n} but the current amount is "
         "{status.availableNodes}"),
    IF(13, "status.availableNodes=@%n status.phase!=nil status.health!=nil"),
    WHEN(15, "status.phase=Ready status.health=green", HEALTHY,
         "Elasticsearch Cluster status is Green"),
    WHEN(19, "status.phase=Ready status.health=yellow", PROGRESSING,
         "Elasticsearch Cluster status is Yellow. Check the status of indices, replicas and "
         "shards"),
    WHEN(23, "status.phase=Ready status.health=red", DEGRADED,
         "Elasticsearch Cluster status is Red. Check the status of indices, replicas and shards"),
    WHEN(28, "status.phase=ApplyingChanges|MigratingData", PROGRESSING,
         "Elasticsearch phase is {status.phase}"),
    WHEN(36, "status.phase=Invalid", DEGRADED, "Elasticsearch phase is Invalid"),
    END,
    END,
    FINALLY(UNKNOWN, "Elasticsearch Cluster status is unknown. " ASK),
};

static const struct health_kind searches[] = { BY_RULES("Elasticsearch", elasticsearch) };
HEALTH_GROUP(health_group_elasticsearch, "elasticsearch.k8s.elastic.co", searches);

static const struct health_rule logstash[] = {
    WHEN(2, "status.health=green", HEALTHY, "Logstash status is Green"),
    WHEN(2, "status.health=yellow", PROGRESSING, "Logstash status is Yellow"),
    WHEN(2, "status.health=red", DEGRADED, "Logstash status is Red"),
    FINALLY(PROGRESSING, "Waiting for Logstash"),
};

static const struct health_kind pipelines[] = { BY_RULES("Logstash", logstash) };
HEALTH_GROUP(health_group_logstash, "logstash.k8s.elastic.co", pipelines);
