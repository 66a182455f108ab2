#pragma once

#include "argo/conditions.h"
#include "argo/project.h"

struct application;
struct arena;
struct catalog;
struct cluster;

/** Where a project with all that belongs to it is read from. Nothing is owned. */
struct project_scope {
    const struct catalog *catalog;
    const char *namespace; /* the control plane's own */
    const struct cluster *const *clusters;
    size_t cluster_count;
};

/**
 * A project with its global projects, scoped repositories and scoped clusters, in `arena`. 1 with
 * `*out`; 0 when there is none: `err` says so; -1 when it cannot be read.
 */
int project_scope_find(const struct project_scope *scope, struct str name, struct arena *arena,
                       struct project *out, struct error *err) MUST_USE;

/**
 * The same for an application; 0 also when the application may not use it. `conditions` (may be
 * NULL) then say why, as `err` does.
 */
int project_scope_load(const struct project_scope *scope, const struct application *app,
                       struct arena *arena, struct project *out, struct conditions *conditions,
                       struct error *err) MUST_USE;
