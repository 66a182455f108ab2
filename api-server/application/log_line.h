#pragma once

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;

/** A line of a container's log as Kubernetes gives it with time stamps: "2026-...Z text". */
struct log_line {
    struct str time; /* as given; empty: none */
    int64_t time_ns; /* 0: none */
    struct str content;
};

/** Slices of `text`, which has no line end. */
struct log_line log_line_read(struct str text);

/** Which lines are wanted: those that contain a text, or with a leading '!' those that do not. */
struct log_filter {
    struct str text; /* lower case unless `matches_case` */
    bool is_inverted, matches_case;
};
struct log_filter log_filter_of(struct str expression, bool matches_case, struct arena *arena);
bool log_filter_passes(const struct log_filter *filter, struct str content);
