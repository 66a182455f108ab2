#pragma once

#include "argo/application.h"

#include <stdint.h>

struct arena;
struct controller;
struct json_doc;

/**
 * How much of a refresh is wanted. A higher level includes the lower ones, but for CATCH_UP and
 * LATEST: who wants both wants LATEST_FORCED.
 */
enum refresh_level {
    REFRESH_TREE = 0,          /* rebuild the tree from what was compared last */
    REFRESH_RECENT = 1,        /* compare with the revision last compared with */
    REFRESH_CATCH_UP = 2,      /* resolve it past all caches; that it was done is no news */
    REFRESH_LATEST = 3,        /* resolve the revision */
    REFRESH_LATEST_FORCED = 4, /* resolve it past all caches */
};

/**
 * Ask for a refresh of an application, now or later. What several ask for at the same time is done
 * once, at the highest level.
 */
void refresh_request(struct controller *controller, const char *key, enum refresh_level level,
                     int64_t delay_ms);

/** The same at once, ahead of all that waits. */
void refresh_request_first(struct controller *controller, const char *key,
                           enum refresh_level level);

/** The level that a refresh was asked for and that was not made yet, -1 for none. */
int refresh_requested_level(const struct controller *controller, const char *key);

/** Forget the requests whose time has not come. */
void refresh_cancel_delayed(struct controller *controller);

/** What a refresh has to do, decided from values. */
struct refresh_need {
    bool is_needed;
    bool is_hard;
    enum refresh_level level;
    const char *reason; /* for the log */
};
struct refresh_need refresh_decide(const struct application *app, int requested_level,
                                   int64_t now_s, int64_t soft_ms, int64_t hard_ms);

/** When a refresh falls due by itself: milliseconds from now, never 0; -1 for never. */
int64_t refresh_due_ms(const struct application *app, int64_t now_s, int64_t soft_ms,
                       int64_t hard_ms);

/** The work of the refresh queue, whose context is the controller; inside a fiber. */
void refresh_application(void *context, const char *key);
