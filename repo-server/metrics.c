#include "metrics.h"

/* Label values come from outside (a revision can be any text): so many series and no more. */
enum { FAILURE_SERIES_MAX = 10000 };

static const double git_buckets[] = { 0.1, 0.25, 0.5, 1, 2, 4, 10, 20, 0 };
static const double wait_buckets[] = { 0.1, 0.25, 0.5, 1, 2, 4, 10, 20, 60, 120, 0 };
static const double redis_buckets[] = { 0.1, 0.25, 0.5, 1, 2, 0 };

static const struct metric_spec git_requests = { METRIC_COUNTER, "argocd_git_request_total",
                                                 "Number of git requests performed by repo server",
                                                 "repo,request_type", NULL };
static const struct metric_spec git_durations = { METRIC_HISTOGRAM,
                                                  "argocd_git_request_duration_seconds",
                                                  "Git requests duration seconds.",
                                                  "repo,request_type", git_buckets };
static const struct metric_spec fetch_failures = {
    METRIC_COUNTER, "argocd_git_fetch_fail_total",
    "Number of git fetch requests failures by repo server", "repo,revision", NULL
};
static const struct metric_spec list_failures = {
    METRIC_COUNTER, "argocd_git_lsremote_fail_total",
    "Number of git ls-remote requests failures by repo server", "repo,revision", NULL
};
static const struct metric_spec pending = { METRIC_GAUGE, "argocd_repo_pending_request_total",
                                            "Number of pending requests requiring repository lock",
                                            "repo", NULL };
static const struct metric_spec parallelism_wait = {
    METRIC_HISTOGRAM, "argocd_repo_parallelism_wait_duration_seconds",
    "Time spent waiting for the repo-server manifest generation parallelism semaphore. Observed "
    "on every acquire attempt, including those that fail (e.g. context canceled).",
    NULL, wait_buckets
};
static const struct metric_spec redis_requests = {
    METRIC_COUNTER, "argocd_redis_request_total",
    "Number of kubernetes requests executed during application reconciliation.",
    "initiator,command,failed", NULL
};
static const struct metric_spec redis_durations = { METRIC_HISTOGRAM,
                                                    "argocd_redis_request_duration_seconds",
                                                    "Redis requests duration seconds.", "initiator",
                                                    redis_buckets };

static const struct metric_spec renders = {
    METRIC_COUNTER, "argosy_repo_renders_total",
    "Number of times that manifests were made, by source type and by what made them: native, "
    "external (a program of the original) or plugin",
    "source_type,engine", NULL
};

static const struct metric_spec charts = { METRIC_COUNTER, "argosy_repo_chart_cache_total",
                                           "Number of times that a loaded chart was used (hit), "
                                           "that one was loaded to be kept (load), and "
                                           "that one could not be (refused)",
                                           "outcome", NULL };
static const struct metric_spec chart_bytes = { METRIC_GAUGE, "argosy_repo_chart_cache_bytes",
                                                "Memory that loaded charts take", NULL, NULL };

void repo_metrics_init(struct repo_metrics *metrics)
{
    struct metrics *registry = metrics_new();

    metrics_register_process(registry);
    metrics->registry = registry;
    metrics->git_requests = metrics_register(registry, &git_requests);
    metrics->git_durations = metrics_register(registry, &git_durations);
    metrics->fetch_failures = metrics_register(registry, &fetch_failures);
    metrics->list_failures = metrics_register(registry, &list_failures);
    metrics->pending = metrics_register(registry, &pending);
    metrics->parallelism_wait = metric_series(metrics_register(registry, &parallelism_wait), NULL);
    metrics->redis_requests = metrics_register(registry, &redis_requests);
    metrics->redis_durations = metrics_register(registry, &redis_durations);
    metrics->renders = metrics_register(registry, &renders);
    metrics->charts = metrics_register(registry, &charts);
    metrics->chart_bytes = metric_series(metrics_register(registry, &chart_bytes), NULL);
}

void repo_metrics_release(struct repo_metrics *metrics)
{
    metrics_free(metrics->registry);
    metrics->registry = NULL;
}

void repo_metrics_git_request(struct repo_metrics *metrics, const char *repository,
                              const char *type, int64_t took_ms)
{
    metric_add(metric_series(metrics->git_requests, LABELS(repository, type)), 1);
    metric_observe(metric_series(metrics->git_durations, LABELS(repository, type)),
                   (double)took_ms / 1000);
}

void repo_metrics_git_failure(struct repo_metrics *metrics, struct metric_family *family,
                              const char *repository, const char *revision)
{
    if (++metrics->failures > FAILURE_SERIES_MAX) {
        metric_clear(metrics->fetch_failures);
        metric_clear(metrics->list_failures);
        metrics->failures = 1;
    }
    metric_add(metric_series(family, LABELS(repository, revision)), 1);
}

void repo_metrics_pending(struct repo_metrics *metrics, const char *repository, int change)
{
    metric_add(metric_series(metrics->pending, LABELS(repository)), change);
}

void repo_metrics_render(struct repo_metrics *metrics, const char *source_type, const char *engine)
{
    metric_add(metric_series(metrics->renders, LABELS(source_type, engine)), 1);
}

void repo_metrics_chart(struct repo_metrics *metrics, enum chart_outcome outcome)
{
    static const char *const names[] = {
        [CHART_WAS_THERE] = "hit", [CHART_WAS_LOADED] = "load", [CHART_WAS_REFUSED] = "refused"
    };

    metric_add(metric_series(metrics->charts, LABELS(names[outcome])), 1);
}
