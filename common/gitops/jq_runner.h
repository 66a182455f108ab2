#pragma once

#include "base/error.h"
#include "base/str.h"

struct arena;
struct jq;
struct json;

/**
 * Who runs jq programs for rules. jq cannot be interrupted, so a process that must stay alive gives
 * one that runs them in another process; jq_runner_of() runs them where it is called.
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

/** Runs in the calling thread, without a limit of time; `jq` must outlive it. */
struct jq_runner jq_runner_of(struct jq *jq);

/** The two functions of that one, for a worker that is the other process. */
int jq_runner_check(void *context, struct str program, struct error *err);
int jq_runner_run(void *context, struct str program, const struct json *input, struct arena *arena,
                  const struct json **out, struct error *err);
