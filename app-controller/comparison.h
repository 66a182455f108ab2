#pragma once

#include "argo/application.h"
#include "argo/conditions.h"
#include "argo/project.h"
#include "gitops/app_health.h"
#include "gitops/diff.h"
#include "gitops/sync_status.h"
#include "live/clusters.h"
#include "sync/task.h"

struct arena;
struct controller;
struct settings;

/** What an application is compared with. */
struct comparison_request {
    struct controller *controller;
    const struct application *app;
    const struct project *project;
    const struct settings *settings;
    struct managed_cluster *cluster;
    const struct application_source *sources;
    const struct str *revisions; /* one a source; "" is the source's targetRevision */
    size_t source_count;
    bool has_multiple_sources;
    bool is_hard;                 /* no cached manifests, no cached diffs */
    int64_t asked_ms_ago;         /* since when it waited for its turn; revisions found later do */
    bool is_forced;               /* no cached revisions; failures show at once */
    struct texts local_manifests; /* JSON texts that stand in for the repository; none: count 0 */
    bool is_sync;                 /* for an operation */
    bool respects_ignored;        /* RespectIgnoreDifferences: targets are what is applied */
};

/** One object in the comparison. */
struct compared {
    const struct json *target, *live; /* either may be NULL */
    const struct json *sync_target;   /* what a sync applies, NULL with the target */
    struct diff_result diff;
    struct sync_status_result status;
    struct health health;
    struct str resource_version;
};

/** What came of it. Everything is in the request's arena. */
struct comparison {
    bool is_abandoned; /* the manifests could not be had, and it is too early to say so */
    struct conditions conditions;
    struct compared *items;
    size_t count;
    const struct json *const *hooks; /* targets that are hooks */
    size_t hook_count;
    const struct json *const *delete_hooks; /* targets that run when the application is deleted */
    size_t delete_hook_count;
    enum sync_status status;
    enum health_status health;
    struct texts revisions;         /* resolved, one a source */
    struct texts source_types;      /* one a source; empty when no manifests came */
    const struct json *compared_to; /* status.sync.comparedTo */
    struct cluster_cache *cache;    /* NULL when the cluster could not be read */
    bool failed_to_load;
};

/**
 * Compare desired and live state. Only inside a fiber. Fails only on what concerns no single
 * application (its own destination is resolved already); all else becomes a condition.
 */
int comparison_make(const struct comparison_request *request, struct arena *arena,
                    struct comparison *out, struct error *err) MUST_USE;

/** status.resources: one entry an object, sorted. */
struct json *comparison_resources(const struct comparison *comparison, bool with_health,
                                  struct arena *arena);
