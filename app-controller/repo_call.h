#pragma once

#include "argo/repo_server.h"

struct arena;
struct controller;

/**
 * Call a method of the repo-server and wait for its reply, which is in `arena`. Only inside a
 * fiber. Errors read "rpc error: code = ... desc = ..." as gRPC's do.
 */
int repo_call(struct controller *controller, const struct repo_method *method,
              const ProtobufCMessage *request, struct arena *arena, const ProtobufCMessage **out,
              struct error *err) MUST_USE;
