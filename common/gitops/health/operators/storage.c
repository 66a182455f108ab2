#include "gitops/health/operators/groups.h"

static const struct health_rule snapshot[] = {
    WHEN(3, "status.readyToUse", HEALTHY, "Ready to use"),
    WHEN(9, "status.error!=nil", DEGRADED, "{status.error.message}"),
    FINALLY(PROGRESSING, "Waiting for status"),
};

static const struct health_kind snapshots[] = {
    BY_RULES("VolumeSnapshot", snapshot),
    BY_RULES("VolumeSnapshotContent", snapshot),
};
HEALTH_GROUP(health_group_snapshot_storage, "snapshot.storage.k8s.io", snapshots);

static const struct health_rule solr[] = {
    WHEN(5, "status.solrNodes=nil", PROGRESSING, "Waiting for solr to exist"),
    EACH(12, "status.solrNodes"),
    WHEN(13, "!.ready", PROGRESSING, "Not all replicas are ready"),
    END,
    FINALLY(HEALTHY, "Solr is ready"),
};

static const struct health_kind solrs[] = { BY_RULES("SolrCloud", solr) };
HEALTH_GROUP(health_group_solr, "solr.apache.org", solrs);

static const struct health_rule backend[] = {
    WHEN(3, "status.phase=Bound status.lastOperationStatus=Success", HEALTHY, "{status.message}"),
    WHEN(8, "status.lastOperationStatus=Failed", DEGRADED, "{status.message}"),
    FINALLY(PROGRESSING, "Waiting for backend creation"),
};

static const struct health_rule orchestrator[] = {
    WHEN(3, "status.status=Installed", HEALTHY, "{status.message}"),
    WHEN(8, "status.status=Failed|Error", DEGRADED, "{status.message}"),
    FINALLY(PROGRESSING, "Waiting for trident installation"),
};

static const struct health_kind tridents[] = {
    BY_RULES("TridentBackendConfig", backend),
    BY_RULES("TridentOrchestrator", orchestrator),
};
HEALTH_GROUP(health_group_trident_netapp, "trident.netapp.io", tridents);

static const struct health_rule zookeeper[] = {
    WHEN(3,
         "status!=nil status.readyReplicas!=0 "
         "status.readyReplicas=@status.replicas",
         HEALTHY, "All ZK Nodes have joined the ensemble"),
    FINALLY(PROGRESSING, "Waiting for ZK Nodes to join the ensemble"),
};

static const struct health_kind zookeepers[] = { BY_RULES("ZookeeperCluster", zookeeper) };
HEALTH_GROUP(health_group_zookeeper, "zookeeper.pravega.io", zookeepers);
