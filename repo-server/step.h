#pragma once

#include "argo/source.h"
#include "render.pb-c.h"
#include "server.h"

struct arena;
struct git_repository;
struct git_tree;
struct json;

/*
 * Steps that several methods share.
 */

/** An ApplicationSource out of a request; texts are in `arena`. */
int step_read_source(ProtobufCBinaryData bytes, struct arena *arena, struct application_source *out,
                     struct error *err) MUST_USE;

/** What a worker is told of the settings of kustomize; `options` may be NULL. */
void step_fill_kustomize(const Argosy__Repo__KustomizeOptions *options, struct arena *arena,
                         Argosy__Render__Request *out);

/** Counts a request for a repository for as long as it lasts. */
struct pending_request {
    struct repo_metrics *metrics;
    const char *url;
} __attribute__((unused)); /* it is there for its end */
struct pending_request pending_request_begin(struct repo_server *server, const char *url,
                                             struct arena *arena);
void pending_request_end(struct pending_request *request);
DEFINE_CLEANUP_VALUE(struct pending_request, pending_request_end)

/** ERR_CANCELLED when nobody waits for the answer any more: looked at before each dear step. */
int step_check_call(const struct rpc_call *call, struct error *err) MUST_USE;

/**
 * Put a context before a failure as Go does: one that has a status of its own is quoted with it,
 * and the whole has none any more (ERR_UNKNOWN). Always -1.
 */
int step_prefix(const char *context, struct error *err);

/** The same, and the whole is one of gRPC's Internal errors. Always -1. */
int step_internal(const char *context, struct error *err);

/** git_repository_checkout() with the failures that its callers have always told. */
int step_check_out(struct git_repository *repository, const char *revision, bool with_submodules,
                   struct git_tree **out, struct error *err) MUST_USE;

/** "rpc error: code = Internal desc = ..." where it has a status; else its text. In `arena`. */
const char *step_print(struct arena *arena, const struct error *err);
