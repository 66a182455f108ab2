#pragma once

#include "comparison.h"
#include "desired.h"

/** Private to comparison*.c: one comparison under way. */
struct comparing {
    const struct comparison_request *request;
    struct arena *arena;
    struct comparison *out;
    struct tracking tracking;
    struct str instance; /* the name that tracks its objects */
    struct cluster_cache *cache;
    struct desired_source *desired; /* one a source */
    bool has_desired;               /* they are all there */

    const struct json **targets; /* normalised, hooks among them */
    size_t target_count;
    const struct json **live;
    size_t live_count;
};

/** Targets in the form in which they are applied: scope, namespace, one of each. */
int comparing_normalize_targets(struct comparing *comparing, struct error *err) MUST_USE;

/** What lives of the application, and of its targets. */
int comparing_load_live(struct comparing *comparing, struct error *err) MUST_USE;

/** Targets beside their live objects, what is left over behind them; hooks by themselves. */
void comparing_pair(struct comparing *comparing);

/** The difference of each pair, in `out->items`. */
int comparing_diff(struct comparing *comparing, struct error *err) MUST_USE;

/** Sync status and health of each pair and of the application. */
void comparing_judge(struct comparing *comparing);
