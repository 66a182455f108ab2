#pragma once

#include "base/error.h"
#include "gitops/jq_runner.h"
#include "io/fiber.h"

#include <stdbool.h>
#include <stdint.h>

struct app_cache;
struct arena;
struct catalog;
struct cluster_change;
struct clusters;
struct config;
struct controller_metrics;
struct event_writer;
struct jq_process;
struct json_doc;
struct kube_client;
struct kube_config;
struct loop;
struct map;
struct distribution;
struct metrics_endpoint;
struct redis;
struct rpc_client;
struct rpc_context;
struct rpc_publisher;
struct rpc_server;
struct sandbox;
struct settings;
struct time_zones;
struct watch;
struct work_queue;
struct worker_pool;

/** The first part is the name under which writes without a field manager are recorded. */
#define USER_AGENT "argocd-application-controller/argosy"

/** The state of the process. */
struct controller {
    const struct config *config;
    const char
        *namespace; /* its own: of the settings, and of Applications unless more are allowed */
    struct loop *loop;
    struct fiber_pool *fibers;
    struct sandbox *sandbox;
    struct controller_metrics *metrics;
    struct metrics_endpoint *endpoint;
    const struct kube_config *kube_config;
    struct kube_client *kube; /* of the cluster that Applications live in */
    struct rpc_context *rpc;
    struct rpc_client *repo_server;
    struct rpc_publisher *events;
    struct rpc_server *requests; /* what others ask: see requests.h */
    struct redis *redis;         /* NULL: none */
    struct app_cache *app_cache;
    struct event_writer *event_writer;
    struct jq_process *jq_process;
    struct jq_runner jq;
    struct time_zones *zones;
    struct catalog *catalog;
    struct distribution *distribution;
    struct clusters *clusters; /* NULL until the catalog is ready */
    struct fiber_gate kubectl; /* requests that change clusters, at a time */

    struct work_queue *refreshes;  /* keys "namespace/name" */
    struct work_queue *operations; /* the same */
    struct work_queue *projects;   /* names */
    struct map *requested;         /* key -> the level asked for, see refresh.h */
    struct map *delayed;           /* key -> a refresh asked for later */
    struct map *repo_errors;       /* application name -> when its manifests first failed */
    bool watches_orphans;          /* some project asks for orphans */
    int64_t opened_s;              /* when the process began its work */
    struct watch *terminate, *interrupt, *drain_timer, *cluster_info_timer, *first_look;
    int64_t drain_deadline_ms;
    bool is_draining;
};

/** Takes `sandbox` over, in any case. */
int controller_open(const struct config *config, struct sandbox *sandbox, struct controller **out,
                    struct error *err) MUST_USE;
void controller_close(struct controller *controller);
DEFINE_CLEANUP(struct controller *, controller_close)

/** Runs until SIGTERM or SIGINT, then ends what is under way and returns. */
int controller_run(struct controller *controller, struct error *err) MUST_USE;

/** This controller looks after the application: its namespace, its cluster, its annotations. */
bool controller_processes(const struct controller *controller, const struct json_doc *application);
bool controller_allows_namespace(const struct controller *controller, const char *namespace);
