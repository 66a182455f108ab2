#pragma once

#include "base/error.h"

struct config;
struct devcluster;

/** The process: its clusters, each behind a port of its own, and the endpoint for operators. */
int devcluster_open(const struct config *config, struct devcluster **out,
                    struct error *err) MUST_USE;
void devcluster_close(struct devcluster *devcluster);
DEFINE_CLEANUP(struct devcluster *, devcluster_close)

/** Serve until SIGTERM or SIGINT. */
int devcluster_run(struct devcluster *devcluster, struct error *err) MUST_USE;
