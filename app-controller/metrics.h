#pragma once

#include <stdbool.h>
#include <stdint.h>

struct application;
struct controller;
struct controller_metrics;
struct metrics;

/** The counters of the controller, under the original's names. */
struct controller_metrics *controller_metrics_new(struct controller *controller);
void controller_metrics_free(struct controller_metrics *metrics);
/** What /metrics writes. */
struct metrics *controller_metrics_registry(struct controller_metrics *metrics);

void metrics_count_reconcile(struct controller_metrics *metrics, const struct application *app,
                             int64_t took_ms);
/** A completed operation; `took_s` whole seconds. */
void metrics_count_sync(struct controller_metrics *metrics, const struct application *app,
                        const char *phase, bool is_dry_run, int64_t took_s);
void metrics_count_cluster_event(struct controller_metrics *metrics, const char *server,
                                 const char *group, const char *kind);
void metrics_set_orphans(struct controller_metrics *metrics, const struct application *app,
                         int64_t count);
/** The application is gone: so are its series. */
void metrics_forget(struct controller_metrics *metrics, const char *namespace, const char *name);
