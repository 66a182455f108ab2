#pragma once

#include "base/metrics.h"

#include <stdint.h>

/** The numbers of this process, under the original's names. */
struct repo_metrics {
    struct metrics *registry;
    struct metric_family *git_requests, *git_durations;
    struct metric_family *fetch_failures, *list_failures;
    struct metric_family *pending;
    struct metric *parallelism_wait;
    struct metric_family *redis_requests, *redis_durations;
    struct metric_family *renders;
    struct metric_family *charts;
    struct metric *chart_bytes;
    size_t failures; /* counted since their series were last dropped */
};

void repo_metrics_init(struct repo_metrics *metrics);
void repo_metrics_release(struct repo_metrics *metrics);

/** `type` is "fetch" or "ls-remote". */
void repo_metrics_git_request(struct repo_metrics *metrics, const char *repository,
                              const char *type, int64_t took_ms);
void repo_metrics_git_failure(struct repo_metrics *metrics, struct metric_family *family,
                              const char *repository, const char *revision);
/** Manifests were made, by whom: "native", "plugin", or the "external" program. */
void repo_metrics_render(struct repo_metrics *metrics, const char *source_type, const char *engine);
/** What became of a chart that was rendered: it was loaded before (a renderer's own reading of the
 * files is not counted), was now loaded for the next ones, or cannot be kept. */
enum chart_outcome { CHART_WAS_THERE, CHART_WAS_LOADED, CHART_WAS_REFUSED };
void repo_metrics_chart(struct repo_metrics *metrics, enum chart_outcome outcome);
/** Requests for a repository that have begun and not ended: +1, -1. */
void repo_metrics_pending(struct repo_metrics *metrics, const char *repository, int change);
