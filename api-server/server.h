#pragma once

#include "base/error.h"
#include "gitops/jq_runner.h"
#include "io/fiber.h"

struct api_edge;
struct api_stream;
struct application_store;
struct arena;
struct catalog;
struct config;
struct dispatch;
struct edge_metrics;
struct event_writer;
struct item_store;
struct kube_client;
struct jq_process;
struct kube_config;
struct loop;
struct metrics;
struct metrics_endpoint;
struct policy_watch;
struct rbac;
struct redis;
struct reply_memory;
struct rpc_client;
struct rpc_context;
struct rpc_subscriber;
struct sandbox;
struct sessions;
struct watch;
struct webhook;
struct worker_pool;

/** The state of the process. Each part has one owner, named behind it. */
struct api_server {
    const struct config *config;
    const char *namespace; /* the control plane's own */
    struct arena *arena;   /* for what lives as long as the process */
    struct loop *loop;
    struct fiber_pool *fibers;
    struct worker_pool *workers;
    struct sandbox *sandbox;       /* what confines the jq process */
    struct jq_process *jq_process; /* started when a rule needs it */
    struct jq_runner jq;
    const struct kube_config *kube_config;
    struct kube_client *kube; /* of the cluster that Applications live in */
    struct catalog *catalog;  /* Applications, projects, settings, Secrets: kept by watches */
    struct redis *redis;      /* NULL: none */
    struct item_store *items; /* what is kept there, or here where it is not */
    struct rpc_context *rpc;
    struct rpc_client *repo_server;
    struct rpc_client *controller;     /* the request port of the application controllers */
    struct rpc_subscriber *events;     /* what the controllers announce */
    struct sessions *sessions;         /* people/: accounts, tokens, logins */
    struct rbac *rbac;                 /* people/: the policy in force */
    struct policy_watch *policy_watch; /* people/: where that comes from */
    struct event_writer *event_writer; /* audit.h: what the audit trail is written with */
    struct application_store
        *applications;                 /* application/: what lists and watches are served from */
    struct dispatch *dispatch;         /* edge/: which row answers which method */
    struct webhook *webhook;           /* webhook/: pushes that Git hosts tell of */
    struct api_stream *streams;        /* edge/: that are open */
    struct api_edge *edge;             /* edge/: listener, routes, gRPC, files */
    struct metrics *metrics;           /* what is counted */
    struct edge_metrics *edge_metrics; /* of each method */
    struct reply_memory *reply_memory; /* edge/: Applications as they were last printed */
    struct metrics_endpoint *endpoint; /* port 8083 */
    struct watch *terminate, *interrupt, *drain_timer, *review_timer, *trim_timer;
    bool trims_again; /* at the next time, whatever has run until then */
    int64_t drain_deadline_ms;
    bool is_draining, failed, is_reviewing;
};

/** `config` is borrowed; `sandbox`, whose job number 0 is jq, is taken over in any case. */
int api_server_open(const struct config *config, struct sandbox *sandbox, struct api_server **out,
                    struct error *err) MUST_USE;
void api_server_close(struct api_server *server);
DEFINE_CLEANUP(struct api_server *, api_server_close)

/** Whether it is fit to answer: the cluster has been read, and it is not about to end. */
int api_server_check_health(const struct api_server *server, struct error *err) MUST_USE;

/** Serve until SIGTERM or SIGINT, and then until what has begun is done. */
int api_server_run(struct api_server *server, struct error *err) MUST_USE;
