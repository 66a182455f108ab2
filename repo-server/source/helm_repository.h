#pragma once

#include "base/error.h"
#include "source/helm_index.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct artifact;
struct artifact_store;
struct item_store;
struct remote;
struct worker_pool;

/**
 * Charts in a classic Helm repository (an index.yaml over HTTP) or in a registry, told apart by the
 * URL: that of a registry has no scheme, or "oci://". Inside fibers.
 */
struct helm_access {
    struct item_store *items;
    struct artifact_store *artifacts;
    struct worker_pool *workers;
    int64_t index_bytes_max, chart_bytes_max, extracted_bytes_max;
    int64_t index_expiry_ms; /* how long an index, or a list of tags, counts */
    int64_t item_expiry_ms;
};

/** Spoken to as a registry. */
bool helm_repository_is_oci(const char *url);

/** A chart that is asked about. */
struct helm_query {
    struct remote *remote;
    const char *chart;
    bool is_fresh; /* asked for now, not out of a cache */
};

/** The versions of a chart that the repository has. */
int helm_repository_versions(const struct helm_access *access, const struct helm_query *query,
                             struct arena *arena, struct helm_index_versions *out,
                             struct error *err) MUST_USE;

/** All charts of a classic repository, asked for now. */
int helm_repository_charts(const struct helm_access *access, struct remote *remote,
                           struct arena *arena, const struct helm_index_chart **out, size_t *count,
                           struct error *err) MUST_USE;

/** What a targetRevision stands for: a version, or as it is where it can be read as one. */
int helm_repository_resolve(const struct helm_access *access, const struct helm_query *query,
                            const char *wanted, struct arena *arena, const char **out,
                            struct error *err) MUST_USE;

struct helm_chart_wanted {
    const char *chart, *version; /* the version as for `helm pull --version` */
    bool pass_credentials;       /* also where the index names another host */
};

#define HELM_CHART_FILE "chart.tgz"

/** The packed chart: an artifact with HELM_CHART_FILE in it. */
int helm_repository_pull(const struct helm_access *access, struct remote *remote,
                         const struct helm_chart_wanted *wanted, struct artifact **out,
                         struct error *err) MUST_USE;

/** The unpacked chart: an artifact with a folder of the chart's name in it. */
int helm_repository_unpack(const struct helm_access *access, struct remote *remote,
                           const struct helm_chart_wanted *wanted, struct artifact **out,
                           struct error *err) MUST_USE;
