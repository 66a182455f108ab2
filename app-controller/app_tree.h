#pragma once

#include "argo/application.h"
#include "argo/conditions.h"
#include "argo/project.h"

struct arena;
struct cluster;
struct cluster_cache;
struct comparison;
struct controller;
struct json;
struct settings;

/** What the tree of an application is made of. */
struct app_tree_input {
    struct controller *controller;
    const struct application *app;
    const struct project *project;
    const struct settings *settings;
    const struct cluster *cluster;
    struct cluster_cache *cache;
    /** The managed objects, as status.resources lists them. */
    const struct json *resources;
};

/**
 * The ApplicationTree: managed objects, what belongs to them, orphans of the destination namespace
 * where the project asks for them (with their warning in `conditions`), and the hosts of its pods.
 */
struct json *app_tree_make(const struct app_tree_input *input, struct conditions *conditions,
                           struct arena *arena);

/** ResourceDiffs of a comparison, secrets masked, sorted. */
struct json *app_tree_managed(const struct comparison *comparison, const struct settings *settings,
                              struct arena *arena);
