#pragma once

#include "argo/repository.h"
#include "repo_server.pb-c.h"

struct arena;
struct controller;

struct repo_method {
    const char *name;
    const ProtobufCMessageDescriptor *reply;
};

/**
 * Call a method of the repo-server and wait for its reply, which is unpacked into `arena`. Only
 * inside a fiber. Errors read "rpc error: code = ... desc = ..." as gRPC's do.
 */
int repo_call(struct controller *controller, const struct repo_method *method,
              const ProtobufCMessage *request, struct arena *arena, ProtobufCMessage **out,
              struct error *err) MUST_USE;

/** A repository as the repo-server takes it, with its credentials. */
Argosy__Repo__Repository *repo_message(const struct repository *repository, struct arena *arena);

/** All repositories and credential templates that are known, in `arena`. */
size_t repo_list(const struct controller *controller, struct arena *arena,
                 const struct repository *const **out);
