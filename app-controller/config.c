#include "config.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/str.h"
#include "base/strbuf.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#define FIELD(name) offsetof(struct config, name)
#define CONTROLLER(name) "ARGOCD_APPLICATION_CONTROLLER_" name
#define TEN_HOURS_MS (INT64_C(10) * 60 * 60 * 1000)

static const struct option table[] = {
    { "app-resync", "ARGOCD_RECONCILIATION_TIMEOUT", OPTION_SECONDS, FIELD(resync_s), "120s",
      "Time period in seconds for application resync." },
    { "app-hard-resync", "ARGOCD_HARD_RECONCILIATION_TIMEOUT", OPTION_SECONDS, FIELD(hard_resync_s),
      "0", "Time period in seconds for application hard resync." },
    { "app-resync-jitter", "ARGOCD_RECONCILIATION_JITTER", OPTION_SECONDS, FIELD(resync_jitter_s),
      "60s", "Maximum time period in seconds to add as a delay jitter for application resync." },
    { "repo-error-grace-period-seconds", "ARGOCD_REPO_ERROR_GRACE_PERIOD_SECONDS", OPTION_SECONDS,
      FIELD(repo_error_grace_s), "180s",
      "Grace period in seconds for ignoring consecutive errors while communicating with repo "
      "server." },
    { "sync-timeout", CONTROLLER("SYNC_TIMEOUT"), OPTION_COUNT, FIELD(sync_timeout_s), "0",
      "Time in seconds after which a sync is terminated; 0 is no timeout" },
    { NULL, "ARGOCD_GPG_ENABLED", OPTION_TEXT, FIELD(gpg_enabled), "true",
      "Verify signatures, unless it is false or no" },
    { NULL, "ARGOCD_SYNC_WAVE_DELAY", OPTION_COUNT, FIELD(wave_delay_s), "2",
      "Seconds between two waves of a sync" },
    { "app-state-cache-expiration", "ARGOCD_APP_STATE_CACHE_EXPIRATION",
      OPTION_DURATION_WITHIN(0, TEN_HOURS_MS), FIELD(app_state_cache_expiration_ms), "1h",
      "Cache expiration for app state" },
    { "default-cache-expiration", "ARGOCD_DEFAULT_CACHE_EXPIRATION", OPTION_DURATION,
      FIELD(default_cache_expiration_ms), "24h", "Cache expiration default" },
    { NULL, "ARGO_CD_UPDATE_CLUSTER_INFO_TIMEOUT", OPTION_DURATION_WITHIN(10000, 60000),
      FIELD(cluster_info_interval_ms), "10s", "Time between two updates of cluster information" },

    { NULL, "ARGOCD_CLUSTER_CACHE_RESYNC_DURATION", OPTION_DURATION, FIELD(cluster_resync_ms),
      "12h", "Age at which everything of a cluster is listed again" },
    { NULL, "ARGOCD_CLUSTER_CACHE_WATCH_RESYNC_DURATION", OPTION_DURATION, FIELD(watch_resync_ms),
      "0s", "Age at which one kind is listed again" },
    { NULL, "ARGOCD_CLUSTER_SYNC_RETRY_TIMEOUT_DURATION", OPTION_DURATION, FIELD(cluster_retry_ms),
      "10s", "Pause after a cluster could not be read" },
    { NULL, "ARGOCD_CLUSTER_CACHE_LIST_PAGE_SIZE", OPTION_COUNT, FIELD(list_page_size), "500",
      "Objects a page of a list" },

    { "repo-server", CONTROLLER("REPO_SERVER"), OPTION_TEXT, FIELD(repo_server),
      "argocd-repo-server:8081", "Repo server address." },
    { "commit-server", CONTROLLER("COMMIT_SERVER"), OPTION_TEXT, FIELD(commit_server),
      "argocd-commit-server:8086", "Commit server address." },
    { "repo-server-timeout-seconds", CONTROLLER("REPO_SERVER_TIMEOUT_SECONDS"), OPTION_COUNT,
      FIELD(repo_server_timeout_s), "60", "Repo server RPC call timeout seconds." },
    { "repo-server-plaintext", CONTROLLER("REPO_SERVER_PLAINTEXT"), OPTION_BOOL,
      FIELD(repo_server_plaintext), "false", "Connect to repo servers in the clear" },
    { "repo-server-strict-tls", CONTROLLER("REPO_SERVER_STRICT_TLS"), OPTION_BOOL,
      FIELD(repo_server_strict_tls), "false",
      "Accepted for compatibility; both ends prove themselves with --rpc-keys" },
    { "rpc-keys", "ARGOSY_RPC_KEYS", OPTION_TEXT, FIELD(rpc_keys), "",
      "Folder with the keys of the installation; without it only loopback is spoken to" },
    { "rpc-address", "ARGOSY_RPC_ADDRESS", OPTION_TEXT, FIELD(rpc_host), "",
      "Address that requests and events are served on" },
    { "rpc-port", "ARGOSY_RPC_PORT", OPTION_PORT, FIELD(rpc_port), "8085",
      "Port that other components ask on" },
    { "events-port", "ARGOSY_EVENTS_PORT", OPTION_PORT, FIELD(events_port), "8088",
      "Port that other components hear of changes on" },
    { "metrics-port", NULL, OPTION_PORT, FIELD(metrics_port), "8082",
      "Start metrics server on given port" },

    REDIS_OPTIONS(FIELD(redis)),

    { "status-processors", CONTROLLER("STATUS_PROCESSORS"), OPTION_COUNT, FIELD(status_processors),
      "20", "Number of application status processors" },
    { "operation-processors", CONTROLLER("OPERATION_PROCESSORS"), OPTION_COUNT,
      FIELD(operation_processors), "10", "Number of application operation processors" },
    { "hydration-processors", CONTROLLER("HYDRATION_PROCESSORS"), OPTION_COUNT,
      FIELD(hydration_processors), "5", "Number of hydration processors" },
    { "kubectl-parallelism-limit", CONTROLLER("KUBECTL_PARALLELISM_LIMIT"), OPTION_INT,
      FIELD(kubectl_parallelism), "20",
      "Number of changes of clusters under way at a time. Any value less than 1 means no limit." },
    { "self-heal-timeout-seconds", CONTROLLER("SELF_HEAL_TIMEOUT_SECONDS"), OPTION_COUNT,
      FIELD(self_heal_timeout_s), "0", "Timeout between self heal attempts without back-off" },
    { "self-heal-backoff-timeout-seconds", CONTROLLER("SELF_HEAL_BACKOFF_TIMEOUT_SECONDS"),
      OPTION_COUNT, FIELD(self_heal_backoff_s), "2",
      "Initial timeout of exponential back-off between self heal attempts" },
    { "self-heal-backoff-factor", CONTROLLER("SELF_HEAL_BACKOFF_FACTOR"), OPTION_COUNT,
      FIELD(self_heal_factor), "3", "Factor of exponential timeout between self heal attempts" },
    { "self-heal-backoff-cap-seconds", CONTROLLER("SELF_HEAL_BACKOFF_CAP_SECONDS"), OPTION_COUNT,
      FIELD(self_heal_cap_s), "300",
      "Max timeout of exponential back-off between self heal attempts" },
    { "self-heal-backoff-cooldown-seconds", CONTROLLER("SELF_HEAL_BACKOFF_COOLDOWN_SECONDS"),
      OPTION_COUNT, FIELD(self_heal_cooldown_s), "330", "Accepted for compatibility" },
    { "persist-resource-health", CONTROLLER("PERSIST_RESOURCE_HEALTH"), OPTION_BOOL,
      FIELD(persist_resource_health), "false", "Store resource health in the Application" },
    { "server-side-diff-enabled", CONTROLLER("SERVER_SIDE_DIFF"), OPTION_BOOL,
      FIELD(server_side_diff), "false",
      "Compare through a server-side dry run of all applications" },
    { "hydrator-enabled", "ARGOCD_HYDRATOR_ENABLED", OPTION_BOOL, FIELD(hydrator_enabled), "false",
      "Enable the source hydrator" },
    { "ignore-normalizer-jq-execution-timeout-seconds", "ARGOCD_IGNORE_NORMALIZER_JQ_TIMEOUT",
      OPTION_DURATION, FIELD(jq_timeout_ms), "0s",
      "Longest run of a jq path expression; 0 is one second" },
    { NULL, "ARGOCD_APPLICATION_TREE_SHARD_SIZE", OPTION_WITHIN(0, 1000), FIELD(tree_shard_size),
      "0", "Entries a document of a resource tree; 0 is one document" },
    { "enable-k8s-event", "ARGOCD_ENABLE_K8S_EVENT", OPTION_LIST, FIELD(event_reasons), "all",
      "Reasons of the Kubernetes events to write: all, none, or a list" },
    { "application-namespaces", "ARGOCD_APPLICATION_NAMESPACES", OPTION_LIST,
      FIELD(application_namespaces), "",
      "List of additional namespaces that applications are allowed to be reconciled from" },

    { "sharding-method", "ARGOCD_CONTROLLER_SHARDING_ALGORITHM", OPTION_TEXT,
      FIELD(sharding_method), "legacy",
      "Enables choice of sharding method. Supported: legacy, round-robin, consistent-hashing" },
    { NULL, "ARGOCD_CONTROLLER_REPLICAS", OPTION_COUNT, FIELD(replicas), "0",
      "Number of controllers" },
    { NULL, "ARGOCD_CONTROLLER_SHARD", OPTION_WITHIN(-1, INT32_MAX), FIELD(shard), "-1",
      "The shard of this one; -1: as its host name ends" },
    { "dynamic-cluster-distribution-enabled", "ARGOCD_ENABLE_DYNAMIC_CLUSTER_DISTRIBUTION",
      OPTION_BOOL, FIELD(dynamic_distribution), "false", "Enables dynamic cluster distribution." },
    { NULL, "ARGOCD_CONTROLLER_HEARTBEAT_TIME", OPTION_WITHIN(10, 60), FIELD(heartbeat_s), "10",
      "Seconds between two signs of life, with dynamic distribution" },
    { NULL, "ARGOCD_APPLICATION_CONTROLLER_NAME", OPTION_TEXT, FIELD(deployment_name),
      "argocd-application-controller",
      "The Deployment of the controllers, with dynamic distribution" },
    { "wq-bucket-size", "WORKQUEUE_BUCKET_SIZE", OPTION_COUNT, FIELD(ignored_int), "500",
      "Accepted for compatibility" },
    { "wq-bucket-qps", "WORKQUEUE_BUCKET_QPS", OPTION_FLOAT, FIELD(ignored_float), "0",
      "Accepted for compatibility" },
    { "wq-cooldown-ns", "WORKQUEUE_FAILURE_COOLDOWN_NS", OPTION_FLOAT, FIELD(ignored_float), "0",
      "Accepted for compatibility" },
    { "wq-basedelay-ns", "WORKQUEUE_BASE_DELAY_NS", OPTION_FLOAT, FIELD(ignored_float), "1000000",
      "Accepted for compatibility" },
    { "wq-maxdelay-ns", "WORKQUEUE_MAX_DELAY_NS", OPTION_FLOAT, FIELD(ignored_float), "1000000000",
      "Accepted for compatibility" },
    { "wq-backoff-factor", "WORKQUEUE_BACKOFF_FACTOR", OPTION_FLOAT, FIELD(ignored_float), "1.5",
      "Accepted for compatibility" },

    KUBE_OPTIONS(FIELD(kube)),
    /* After the row of the same name, which it overrides: the API server's own fairness is limit
     * enough. */
    { NULL, "ARGOCD_K8S_CLIENT_QPS", OPTION_FLOAT, FIELD(kube.client.qps), "-1",
      "Requests a second to a cluster; below 0 is no limit" },
    { NULL, "ARGOSY_K8S_CALLS_AT_ONCE", OPTION_COUNT, FIELD(kube.client.max_calls), "8",
      "Requests at once to a cluster, watches and what takes longer than a second left out; 0 is "
      "no "
      "limit" },

    { "logformat", CONTROLLER("LOGFORMAT"), OPTION_TEXT, FIELD(log_format), "json",
      "Set the logging format. One of: json|text" },
    { "loglevel", CONTROLLER("LOGLEVEL"), OPTION_TEXT, FIELD(log_level), "info",
      "Set the logging level. One of: debug|info|warn|error" },
    { "gloglevel", NULL, OPTION_COUNT, FIELD(ignored_int), "0", "Accepted for compatibility" },
    { "metrics-cache-expiration", CONTROLLER("METRICS_CACHE_EXPIRATION"), OPTION_DURATION,
      FIELD(metrics_expiration_ms), "0s", "Age at which counters begin anew; 0 is never" },
    { "metrics-application-labels", CONTROLLER("METRICS_APPLICATION_LABELS"), OPTION_LIST,
      FIELD(metrics_application_labels), "", "Labels of applications that become metrics" },
    { "metrics-application-conditions", CONTROLLER("METRICS_APPLICATION_CONDITIONS"), OPTION_LIST,
      FIELD(metrics_application_conditions), "", "Conditions that become metrics" },
    { "metrics-cluster-labels", CONTROLLER("METRICS_CLUSTER_LABELS"), OPTION_LIST,
      FIELD(metrics_cluster_labels), "", "Labels of clusters that become metrics" },
    { "otlp-address", CONTROLLER("OTLP_ADDRESS"), OPTION_TEXT, FIELD(otlp_address), "",
      "OpenTelemetry collector address to send traces to" },
    { "otlp-insecure", CONTROLLER("OTLP_INSECURE"), OPTION_BOOL, FIELD(ignored_bool), "true",
      "OpenTelemetry collector insecure mode" },
    { "otlp-headers", CONTROLLER("OTLP_HEADERS"), OPTION_LIST, FIELD(ignored_list), "",
      "List of OpenTelemetry collector extra headers sent with traces" },
    { "otlp-attrs", CONTROLLER("OTLP_ATTRS"), OPTION_LIST, FIELD(ignored_list), "",
      "List of OpenTelemetry collector extra attrs when send traces" },
    { "require-sandbox", "ARGOSY_REQUIRE_SANDBOX", OPTION_TEXT, FIELD(require_sandbox), "seccomp",
      "What the host must offer to confine jq programs. One of: full|seccomp|off" },
    OPTIONS_END,
};

static int print_usage(struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(1024 * 1024);

    options_usage(table, "argosy-application-controller",
                  "Compares applications with their clusters and brings them to their desired "
                  "state.",
                  &text);
    if (strbuf_check(&text, "the help", err) < 0)
        return -1;
    fputs(text.ptr, stdout);
    return 0;
}

static int check(const struct config *config, struct error *err)
{
    if (*config->otlp_address)
        return error_set(err, ERR_UNIMPLEMENTED, "--otlp-address: sending traces is not built in");
    if (config->hydrator_enabled)
        return error_set(err, ERR_UNIMPLEMENTED,
                         "--hydrator-enabled: the source hydrator is not built in");
    return 0;
}

int config_read(char *const *argv, struct arena *arena, struct config *config, struct error *err)
{
    struct options options;

    if (options_parse(table, argv, config, arena, &options, err) < 0)
        return -1;
    if (options.help)
        return print_usage(err);
    if (options.arguments.count > 0)
        return error_set(err, ERR_INVALID,
                         "unknown command \"%s\" for \"argosy-application-controller\"",
                         options.arguments.items[0]);
    for (size_t i = 0; i < options.warnings.count; i++)
        log_warn("a setting was not taken", F("reason", options.warnings.items[i]));
    if (redis_config_finish(&config->redis, arena, err) < 0)
        return -1;
    kube_options_finish(&config->kube, arena);
    if (config->jq_timeout_ms == 0)
        config->jq_timeout_ms = 1000;
    return check(config, err) < 0 ? -1 : 1;
}
