#pragma once

#include "base/macros.h"

#include <stdbool.h>
#include <stddef.h>

struct strbuf;

/**
 * The counters of a process, for Prometheus. A registry belongs to the thread that made it: workers
 * report by message, and whoever receives the message counts.
 *
 *     static const struct metric_spec specs[] = {
 *         [SYNCS] = { METRIC_COUNTER, "argocd_app_sync_total", "Number of syncs.",
 *                     "namespace,name", NULL },
 *     };
 *     struct metric_family *syncs = metrics_register(metrics, &specs[SYNCS]);
 *     metric_add(metric_series(syncs, LABELS(app->namespace, app->name)), 1);
 *
 * Keep the `struct metric *` where the same series is counted often: adding to it is one addition.
 */
struct metrics;
struct metric_family;
struct metric;

enum metric_type { METRIC_COUNTER, METRIC_GAUGE, METRIC_HISTOGRAM };

/** One name. The texts must live as long as the registry (they are constants, mostly). */
struct metric_spec {
    enum metric_type type;
    const char *name;
    const char *help;
    const char *labels; /* names separated by commas, or NULL */
    const double
        *buckets; /* a histogram's upper bounds, ascending, ended by 0; NULL: the default */
};

/** The values of the labels, in the order in which the specification names them. */
#define LABELS(...) ((const char *const[]){ __VA_ARGS__ })

struct metrics *metrics_new(void) MUST_USE;
void metrics_free(struct metrics *metrics);
DEFINE_CLEANUP(struct metrics *, metrics_free)

/** Add a name; one name is added once. It is the registry's, and lives as long. */
struct metric_family *metrics_register(struct metrics *metrics, const struct metric_spec *spec);

/**
 * Add what Prometheus' client libraries say of any process: process_cpu_seconds_total,
 * process_open_fds, process_max_fds, process_resident_memory_bytes, process_virtual_memory_bytes,
 * process_start_time_seconds.
 */
void metrics_register_process(struct metrics *metrics);

/** Call `refresh(context)` before each metrics_write(): for what is cheaper to look up than to
 * keep. */
void metrics_on_write(struct metrics *metrics, void (*refresh)(void *context), void *context);

/** Call `release(object)` when the registry is freed. */
void metrics_on_free(struct metrics *metrics, void (*release)(void *object), void *object);

/**
 * The series of these label values, made at 0 when it is new; NULL for no labels. Valid until it is
 * removed. How many there are is the caller's responsibility.
 */
struct metric *metric_series(struct metric_family *family, const char *const *labels);

/** False when there was none. */
bool metric_remove(struct metric_family *family, const char *const *labels);

/** Remove all series of a family whose label `label` has this value. Returns how many there were.
 */
size_t metric_remove_matching(struct metric_family *family, const char *label, const char *value);

/** Remove all series of a family. */
void metric_clear(struct metric_family *family);

/** Counter (amount >= 0) and gauge. */
void metric_add(struct metric *metric, double amount);
/** Gauge; and a counter that is kept elsewhere (as in /proc). */
void metric_set(struct metric *metric, double value);
/** Histogram. */
void metric_observe(struct metric *metric, double value);
/** The value of a counter or gauge, the number of observations of a histogram. */
double metric_value(const struct metric *metric);

/**
 * The text exposition format 0.0.4: families by name, labels by name, series by label values,
 * floats as Go prints them. A family without a series is left out, as Go's library does.
 */
void metrics_write(struct metrics *metrics, struct strbuf *out);

/** The value of the Content-Type header for it. */
#define METRICS_CONTENT_TYPE "text/plain; version=0.0.4; charset=utf-8"
