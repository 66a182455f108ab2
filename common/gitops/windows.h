#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct application;
struct arena;
struct cluster;
struct project;
struct sync_window;
struct time_zones;

/** The windows of a project that concern one application. */
struct windows {
    const struct sync_window *const *items;
    size_t count;
};

struct windows windows_matching(const struct project *project, const struct application *app,
                                struct arena *arena);

/** The question whether a sync may go on. Times in seconds since 1970. */
struct window_question {
    bool is_manual;
    int64_t now;
    int64_t operation_start; /* 0: no operation has begun */
    struct time_zones *zones;
};

/**
 * 1 yes, 0 no, -1 with "invalid sync windows: cannot parse schedule '...': ..." (then no as well).
 */
int windows_can_sync(struct windows windows, const struct window_question *question,
                     struct error *err) MUST_USE;

/** A window is open. -1 when its schedule or duration cannot be parsed. */
int window_is_active(const struct sync_window *window, int64_t now, struct time_zones *zones,
                     struct error *err) MUST_USE;

/** When a window opens next, seconds since 1970; -1: never. For status displays. */
int window_next_opening(const struct sync_window *window, int64_t now, struct time_zones *zones,
                        int64_t *out, struct error *err) MUST_USE;
