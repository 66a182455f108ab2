#pragma once

#include "argo/repo_server.h"
#include "base/macros.h"

#include <stdbool.h>
#include <stddef.h>

struct catalog;
struct fiber_pool;
struct http_request;
struct item_store;
struct kube_client;
struct loop;
struct metrics;
struct option_list;
struct redis;

/**
 * /api/webhook: Git hosts and registries tell of pushes. A delivery is judged and answered at once,
 * and worked off after: the applications that it concerns are refreshed, those first of whose files
 * one has changed.
 */
struct webhook;

struct webhook_options {
    struct loop *loop;
    struct fiber_pool *fibers;
    struct catalog *catalog;
    const char *namespace;                            /* the control plane's own */
    const struct option_list *application_namespaces; /* --application-namespaces */
    struct kube_client *kube;
    struct rpc_client *controllers;
    struct repo_server_access repo_server;
    struct redis *redis;      /* that the repo-servers share; NULL: none */
    struct item_store *items; /* what it keeps */
    bool leaves_cache_cold;   /* manifests are not carried over to a commit that spares them */
    size_t parallelism;       /* --webhook-parallelism-limit; 0: 50 */
    size_t refresh_workers;   /* --webhook-refresh-workers; 0: 20 */
    struct metrics *metrics;  /* NULL: nothing is counted */
};

struct webhook *webhook_new(const struct webhook_options *options) MUST_USE;
/** Nothing may be under way: see webhook_drain(). */
void webhook_free(struct webhook *webhook);
DEFINE_CLEANUP(struct webhook *, webhook_free)

/** A http_handler_fn for the path; `context` is the struct webhook. */
void webhook_handle(struct http_request *request, void *context);

/** The process ends: whatever a controller has not confirmed is written into its Application. */
void webhook_drain(struct webhook *webhook);
/** Deliveries not worked off and refreshes not confirmed. */
size_t webhook_pending(const struct webhook *webhook);
