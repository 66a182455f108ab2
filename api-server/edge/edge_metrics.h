#pragma once

#include "base/error.h"

#include <stdint.h>

struct metrics;

/**
 * What is counted of each method, whichever way it is called; every series is there from the
 * beginning, at 0.
 */
struct edge_metrics;

/** `with_times`: the histogram of durations too. */
struct edge_metrics *edge_metrics_new(struct metrics *metrics, bool with_times) MUST_USE;
void edge_metrics_free(struct edge_metrics *counters);
DEFINE_CLEANUP(struct edge_metrics *, edge_metrics_free)

/* `method`: its number in the contract. */
void edge_metrics_started(struct edge_metrics *counters, unsigned method);
void edge_metrics_received(struct edge_metrics *counters, unsigned method);
void edge_metrics_sent(struct edge_metrics *counters, unsigned method);
void edge_metrics_handled(struct edge_metrics *counters, unsigned method, enum error_code code,
                          int64_t took_ms);
