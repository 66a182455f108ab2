#include "gitops/health/operators/groups.h"

static const struct health_rule cassandra_cluster[] = {
    IF(3, "status.racks!=nil"),
    PAIRS(5, "status.racks"),
    WHEN(6, ".members!=nil .readyMembers!=nil .members!=@.readyMembers", PROGRESSING,
         "Waiting for Cassandra Cluster"),
    END,
    FINALLY(HEALTHY, NULL),
    END,
    FINALLY(PROGRESSING, "Waiting for Cassandra Cluster"),
};

static const struct health_kind cassandra[] = { BY_RULES("Cluster", cassandra_cluster) };
HEALTH_GROUP(health_group_cassandra_rook, "cassandra.rook.io", cassandra);

static const struct health_rule object_store[] = {
    SET(0, NULL, PROGRESSING, "Waiting for status to be reported"),
    SET(14, "status.phase!=nil", NONE, "Ceph object store phase is {status.phase}"),
    SET(15, "status.phase=Ready", HEALTHY, NULL),
    SET(17, "status.phase=Failure", DEGRADED, NULL),
    APPEND(23, "status.info.endpoint!=nil status.info.endpoint!=''", 'm',
           " - endpoint: {status.info.endpoint}"),
};

static const struct health_kind ceph[] = {
    BY_CHECK("CephCluster", health_of_ceph_cluster),
    BY_RULES("CephObjectStore", object_store),
};
HEALTH_GROUP(health_group_ceph_rook, "ceph.rook.io", ceph);
