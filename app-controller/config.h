#pragma once

#include "base/options.h"
#include "io/redis_config.h"
#include "kube/kube_options.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;

/** What the command line and the environment say; see the table in config.c. */
struct config {
    /* Times; 0: off */
    int64_t resync_s, hard_resync_s, resync_jitter_s;
    int64_t repo_error_grace_s;
    int sync_timeout_s, wave_delay_s;
    int64_t app_state_cache_expiration_ms, default_cache_expiration_ms;
    int64_t cluster_info_interval_ms;

    int64_t cluster_resync_ms, watch_resync_ms, cluster_retry_ms;
    int list_page_size;

    /* Parties */
    const char *repo_server, *commit_server;
    int repo_server_timeout_s;
    bool repo_server_plaintext, repo_server_strict_tls;
    const char *rpc_keys;
    const char *rpc_host;
    int rpc_port, events_port, metrics_port;
    struct redis_config redis;

    /* Work */
    int status_processors, operation_processors, hydration_processors;
    int kubectl_parallelism;
    int self_heal_timeout_s, self_heal_backoff_s, self_heal_factor, self_heal_cap_s,
        self_heal_cooldown_s;
    bool persist_resource_health;
    bool server_side_diff;
    bool hydrator_enabled;
    int64_t jq_timeout_ms;
    int tree_shard_size;
    struct option_list event_reasons; /* "all", "none", or reasons */
    struct option_list application_namespaces;

    /* Sharding */
    const char *sharding_method;
    int replicas, shard;
    int heartbeat_s;
    const char *gpg_enabled; /* see integrity_policy_is_enabled() */
    const char *deployment_name;
    bool dynamic_distribution;

    struct kube_options kube;

    /* Telling */
    const char *log_format, *log_level;
    struct option_list metrics_application_labels, metrics_application_conditions,
        metrics_cluster_labels;
    int64_t metrics_expiration_ms;
    const char *otlp_address;
    const char *require_sandbox;

    /* What the original knows and nothing here needs */
    int ignored_int;
    double ignored_float;
    bool ignored_bool;
    struct option_list ignored_list;
};

/**
 * Read the command line and the environment; texts live in `arena`. 1: go on; 0: only the help was
 * wanted, and has been printed; -1: what is wrong, or asks for what is not built in.
 */
int config_read(char *const *argv, struct arena *arena, struct config *config,
                struct error *err) MUST_USE;
