#pragma once

#include "argo/application.h"
#include "argo/conditions.h"

struct arena;
struct comparison;
struct controller;
struct json;

/** What automation does after a comparison, decided from values. */
struct autosync_decision {
    const struct json *operation; /* start this; NULL: nothing */
    int64_t retry_after_ms;       /* look again after so long; 0: no need */
    const char *message;          /* of the event, with an operation */
};

/** How often and how fast it may heal, from the configuration. */
struct autosync_limits {
    int64_t backoff_s, factor, cap_s;
    int64_t fixed_s; /* with a backoff of 0 */
};

/** SyncError conditions are added to `conditions`. */
struct autosync_decision autosync_decide(const struct application *app,
                                         const struct comparison *comparison,
                                         const struct autosync_limits *limits, int64_t now_s,
                                         struct conditions *conditions, struct arena *arena);

/** Wait before healing attempt number `attempts`, in seconds. */
int64_t autosync_delay_s(const struct autosync_limits *limits, int64_t attempts);
