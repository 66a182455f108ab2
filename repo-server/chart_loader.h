#pragma once

#include "server.h"

struct tree;

/**
 * Charts that are rendered again and again, loaded once. A chart is parsed where nothing but its
 * own files can have a say in what comes out: in a worker of its own, before any values. Inside
 * fibers.
 */
struct chart_source {
    const char *place; /* see cache/chart_cache.h; NULL: it is not for the cache */
    struct tree *files;
    const char *path; /* of the chart's folder, or its archive */
};

/**
 * The loaded chart for sandbox_task.fds: borrowed until the fiber next waits. -1: render it from
 * its files.
 */
int chart_loader_find(struct repo_server *server, const struct chart_source *source);

/** A chart was rendered from its files: load it when it is wanted again. */
void chart_loader_want(struct repo_server *server, const struct chart_source *source);
