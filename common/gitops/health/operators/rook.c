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

/* Ceph's own opinion and all that it complains about; what it finds well may still be changing. */
static const struct health_rule ceph_cluster[] = {
    WHEN(17, "status=nil", PROGRESSING, "Waiting for status to be reported"),
    SET(0, NULL, PROGRESSING, ""),
    IF(23, "status.ceph.health!=nil"),
    SORTED(31, "status.ceph.details"),
    NEXT(37, ".message=nil"),
    APPEND(42, "%d>0", 'd', "; "),
    APPEND(42, NULL, 'd', "{.message}"),
    COUNT(38, NULL, 'd'),
    END,
    SET(46, "status.ceph.health=HEALTH_ERR|HEALTH_WARN", DEGRADED, NULL),
    SET(48, "status.ceph.health=HEALTH_OK", HEALTHY, NULL),
    SET(51, NULL, NONE, "Ceph health is {status.ceph.health}"),
    APPEND(51, "%d>0", 'm', " ({$d})"),
    END,
    IF(56, "status.state!=nil status.ceph.health=HEALTH_OK"),
    APPEND(57, NULL, 'm', " - Ceph cluster state is {status.state}"),
    SET(60, "status.state=Error", DEGRADED, NULL),
    SET(62, "status.state!=Created|Connected|Error", PROGRESSING, NULL),
    END,
    WHEN(13, "$m='' status.message!=nil", NONE, "{status.message}"),
    APPEND(10, "status.message!=nil|''", 'm', " - {status.message}"),
};

static const struct health_rule object_store[] = {
    SET(0, NULL, PROGRESSING, "Waiting for status to be reported"),
    SET(14, "status.phase!=nil", NONE, "Ceph object store phase is {status.phase}"),
    SET(15, "status.phase=Ready", HEALTHY, NULL),
    SET(17, "status.phase=Failure", DEGRADED, NULL),
    APPEND(23, "status.info.endpoint!=nil status.info.endpoint!=''", 'm',
           " - endpoint: {status.info.endpoint}"),
};

static const struct health_kind ceph[] = {
    BY_RULES("CephCluster", ceph_cluster),
    BY_RULES("CephObjectStore", object_store),
};
HEALTH_GROUP(health_group_ceph_rook, "ceph.rook.io", ceph);

static const struct health_rule bucket_claim[] = {
    WHEN(8, "status=nil", PROGRESSING, "Waiting for status to be reported"),
    WHEN(9, "status.phase=nil", PROGRESSING, "Waiting for phase to be reported"),
    SET(10, NULL, PROGRESSING, "Object bucket claim phase is {status.phase}"),
    SET(11, "status.phase=Bound", HEALTHY, NULL),
    SET(13, "status.phase=Failed", DEGRADED, NULL),
};

static const struct health_kind buckets[] = { BY_RULES("ObjectBucketClaim", bucket_claim) };
HEALTH_GROUP(health_group_objectbucket, "objectbucket.io", buckets);
