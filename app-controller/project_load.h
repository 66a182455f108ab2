#pragma once

#include "argo/conditions.h"
#include "argo/project.h"

struct application;
struct arena;
struct controller;

/**
 * The project of an application with all that belongs to it, in `arena`. 1 with `*out`; 0 when
 * there is none, or when the application may not use it: `conditions` (may be NULL) and `err` say
 * so; -1 when it cannot be read.
 */
int project_load(struct controller *controller, const struct application *app, struct arena *arena,
                 struct project *out, struct conditions *conditions, struct error *err) MUST_USE;
