#pragma once

#include "server.h"

struct arena;
struct tree;

/**
 * Charts that are rendered again and again, loaded once. A chart is parsed where nothing but its
 * own files can have a say in what comes out: in a worker of its own, before any values. Inside
 * fibers.
 *
 * A folder that was rendered at one commit is asked for its content at the next: what is the same
 * there is the same chart, whatever changed elsewhere in the repository.
 */
struct chart_source {
    const char *place;  /* see cache/chart_cache.h; NULL: it is not for the cache */
    const char *origin; /* of this folder at all commits; NULL: the place has no others like it */
    struct tree *files;
    const char *path;    /* of the chart's folder, or its archive */
    const char *content; /* the loader's: a place for all folders of this origin and content */
};

/**
 * The loaded chart for sandbox_task.fds: borrowed until the fiber next waits. -1: render it from
 * its files. What is found out about the source is kept in `arena`.
 */
int chart_loader_find(struct repo_server *server, struct chart_source *source, struct arena *arena);

/** A chart was rendered from its files: load it when it is wanted again. */
void chart_loader_want(struct repo_server *server, const struct chart_source *source);
