#pragma once

#include "base/error.h"
#include "base/str.h"

struct arena;
struct json;

/**
 * Who runs jq programs for the rules below. jq cannot be interrupted, so a process that must stay
 * alive gives one that runs them in another process; jq_runner_in_process() is for command lines
 * and tests.
 */
struct jq_runner {
    /** ERR_INVALID when the program does not compile. */
    int (*check)(void *context, struct str program, struct error *err);
    /**
     * Run on one value; `*out` is its one result. ERR_INVALID for an error or any other number of
     * results, ERR_TIMEOUT when it took too long.
     */
    int (*run)(void *context, struct str program, const struct json *input, struct arena *arena,
               const struct json **out, struct error *err);
    void *context;
};

/** Runs in the calling thread, with no limit of time. */
struct jq_runner jq_runner_in_process(void);
