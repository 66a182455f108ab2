#pragma once

#include "argo/repository.h"
#include "repo_server.pb-c.h"

#include <stddef.h>
#include <stdint.h>

struct arena;
struct catalog;
struct rpc_client;

/** Asking the repo-server, as all of us do who read repositories through it. */
struct repo_server_access {
    struct rpc_client *client;
    int64_t timeout_ms;
};

struct repo_method {
    const char *name;
    const ProtobufCMessageDescriptor *reply;
};

/**
 * Call a method and wait for its reply, which is in `arena`. Only inside a fiber. The error is the
 * repo-server's own, code and words.
 */
int repo_server_ask(const struct repo_server_access *access, const struct repo_method *method,
                    const ProtobufCMessage *request, struct arena *arena,
                    const ProtobufCMessage **out, struct error *err) MUST_USE;

/** A repository as the repo-server takes it, with its credentials. */
Argosy__Repo__Repository *repo_server_repository(const struct repository *repository,
                                                 struct arena *arena);

/**
 * All repositories and credential templates that the catalog knows and that can be read, in
 * `arena`: first the repositories, then the templates.
 */
size_t repo_server_list(const struct catalog *catalog, struct arena *arena,
                        const struct repository *const **out);
