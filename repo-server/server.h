#pragma once

#include "config.h"
#include "io/fiber.h"
#include "metrics.h"
#include "plugin/plugin_client.h"
#include "repo_server.pb-c.h"
#include "rpc/server.h"
#include "source/helm_repository.h"
#include "source/material.h"
#include "source/oci_artifact.h"
#include "source/remote.h"
#include "source/upload.h"

struct arena;
struct chart_cache;
struct flights;
struct git_store;
struct gpg_keyring;
struct git_tree;
struct item_store;
struct loop;
struct sandbox;
struct watch;
struct worker_pool;

/** The state of the process. */
struct repo_server {
    const struct config *config;
    struct arena *arena; /* for what lives as long as the process */
    const char *helper;  /* the program `argosy` */
    struct loop *loop;
    struct sandbox *sandbox;
    struct fiber_pool *fibers;
    struct worker_pool *workers;
    struct redis *redis;
    struct item_store *items;
    struct git_store *git;
    struct artifact_store *artifacts;
    struct remote_options remote;
    struct helm_access helm;
    struct oci_access oci;
    struct upload_access upload;
    struct plugin_access plugins;
    struct material_access material; /* points to those above */
    struct chart_cache *charts;
    struct gpg_keyring *keyring;
    struct flights *flights; /* of the methods: what many ask for at once */
    struct repo_metrics metrics;
    struct rpc_context *rpc;
    struct rpc_server *listener;
    struct metrics_endpoint *endpoint;
    struct fiber_gate rendering; /* --parallelismlimit */
    struct watch *cleaning, *terminate, *interrupt;
    bool is_cleaning, is_loading_keys, is_draining, is_drained;
    unsigned long long calls_trimmed; /* handled when memory was last given back */
};

/** `config` is borrowed; `sandbox` is taken over, also when it fails. */
int repo_server_open(const struct config *config, struct sandbox *sandbox, struct repo_server **out,
                     struct error *err) MUST_USE;
void repo_server_close(struct repo_server *server);
DEFINE_CLEANUP(struct repo_server *, repo_server_close)

/** Serve until SIGTERM or SIGINT, and then until what has begun is done. */
int repo_server_run(struct repo_server *server, struct error *err) MUST_USE;

/**
 * A method: gives the reply to `call`, in the call's arena, or fails. It runs in a fiber, so it may
 * wait. One file a method; the table is in methods.c.
 */
typedef int (*method_fn)(struct repo_server *server, struct rpc_call *call,
                         const ProtobufCMessage **out, struct error *err);

int handle_generate_manifest(struct repo_server *server, struct rpc_call *call,
                             const ProtobufCMessage **out, struct error *err);
int handle_get_app_details(struct repo_server *server, struct rpc_call *call,
                           const ProtobufCMessage **out, struct error *err);
int handle_get_helm_charts(struct repo_server *server, struct rpc_call *call,
                           const ProtobufCMessage **out, struct error *err);
int handle_get_oci_metadata(struct repo_server *server, struct rpc_call *call,
                            const ProtobufCMessage **out, struct error *err);
int handle_get_revision_chart_details(struct repo_server *server, struct rpc_call *call,
                                      const ProtobufCMessage **out, struct error *err);
int handle_list_oci_tags(struct repo_server *server, struct rpc_call *call,
                         const ProtobufCMessage **out, struct error *err);
int handle_get_git_directories(struct repo_server *server, struct rpc_call *call,
                               const ProtobufCMessage **out, struct error *err);
int handle_get_git_files(struct repo_server *server, struct rpc_call *call,
                         const ProtobufCMessage **out, struct error *err);
int handle_get_revision_metadata(struct repo_server *server, struct rpc_call *call,
                                 const ProtobufCMessage **out, struct error *err);
int handle_list_apps(struct repo_server *server, struct rpc_call *call,
                     const ProtobufCMessage **out, struct error *err);
int handle_list_plugins(struct repo_server *server, struct rpc_call *call,
                        const ProtobufCMessage **out, struct error *err);
int handle_list_refs(struct repo_server *server, struct rpc_call *call,
                     const ProtobufCMessage **out, struct error *err);
int handle_resolve_revision(struct repo_server *server, struct rpc_call *call,
                            const ProtobufCMessage **out, struct error *err);
int handle_test_repository(struct repo_server *server, struct rpc_call *call,
                           const ProtobufCMessage **out, struct error *err);
int handle_update_revision_for_paths(struct repo_server *server, struct rpc_call *call,
                                     const ProtobufCMessage **out, struct error *err);

/** The methods for rpc_server_open(). */
extern const struct rpc_method repo_methods[];
