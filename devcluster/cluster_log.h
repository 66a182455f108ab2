#pragma once

#include "base/error.h"
#include "collection.h"

struct api_resource;
struct cluster;
struct json;

/**
 * What a cluster keeps on disk: a snapshot and, behind it, a line for each change. A line that was
 * cut off by a crash ends the log. Each line is JSON:
 *     {"v":<version>,"t":"put"|"delete","r":"deployments.apps","o":{...}}
 */
struct cluster_log;

/** Read what there is into the cluster, write it anew as a snapshot, and go on behind it. Without a
 * data folder nothing is kept. */
int cluster_log_open(struct cluster *cluster, struct error *err) MUST_USE;
void cluster_log_close(struct cluster_log *log);
/** NULL: nothing happens. */
void cluster_log_write(struct cluster_log *log, const struct api_resource *resource,
                       enum event_type type, uint64_t version, const struct json *object);
