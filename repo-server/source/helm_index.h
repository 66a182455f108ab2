#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stddef.h>

struct arena;

/** A version of a chart as the index of a repository lists it. */
struct helm_index_entry {
    struct str version, app_version, digest, created, description;
    struct str url; /* the first; absolute, or from where the index is */
};

struct helm_index_versions {
    const struct helm_index_entry *items;
    size_t count;
};

/** The name of a chart and its versions, as they stand in the index. */
struct helm_index_chart {
    struct str name;
    const struct str *versions;
    size_t count;
};

enum { HELM_INDEX_VERSIONS_MAX = 100000, HELM_INDEX_CHARTS_MAX = 100000 };

/**
 * Read an index.yaml out of a file, from its beginning, keeping only what is asked for: its size
 * costs time, not memory. Blocks: for a worker's thread.
 */
int helm_index_read(int fd, const char *chart, struct arena *arena, struct helm_index_versions *out,
                    struct error *err) MUST_USE;

/** All charts in it, with no more than their versions. */
int helm_index_read_charts(int fd, struct arena *arena, const struct helm_index_chart **out,
                           size_t *count, struct error *err) MUST_USE;
