#pragma once

#include "operation_run.h"
#include "sync/pass.h"

struct cluster_cache;
struct kube_impersonation;
struct managed_cluster;

/** What a pass does to a cluster, for an operation: the context of operation_actions. */
struct operation_target {
    struct operation_run *run;
    const struct managed_cluster *cluster;
    struct cluster_cache *cache;
    const struct kube_impersonation *act_as; /* NULL: as ourselves */
    struct texts options;
    struct str migrated_manager; /* see apply.h */
};

extern const struct sync_actions operation_actions;
