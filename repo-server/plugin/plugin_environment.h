#pragma once

#include "argo/source.h"
#include "plugin.pb-c.h"
#include "render.pb-c.h"

#include <stddef.h>

struct arena;

/**
 * What a plugin's commands find in their environment: the build environment, the cluster, and what
 * the source's plugin block says. `rendering->details` leaves out what is not known then. In
 * `arena`.
 */
size_t plugin_environment(const Argosy__Render__Request *rendering,
                          const struct application_source *source, struct arena *arena,
                          Plugin__EnvEntry ***out);
