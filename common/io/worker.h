#pragma once

#include "base/macros.h"

#include <stddef.h>

struct cancel;
struct loop;

/**
 * Threads for what blocks or computes for long. A job runs on one of them; its end is told on the
 * loop. Threads start when there is work and end after they had none for a while.
 *
 * What a job and the loop both use is handed over: the loop's side does not touch `context` between
 * worker_submit() and `done`.
 */
struct worker_pool;

struct worker_options {
    const char *name;   /* of the threads, at most 15 bytes; NULL: "worker" */
    size_t max_threads; /* 0: one less than there are processors, at least 2 */
    size_t stack_bytes; /* 0: 2 MiB; at least 1 MiB */
    int nice;           /* added to the process's; 0: 5, so that loops go first; -1: none */
    int idle_ms;        /* a thread without work ends after this; 0: 10,000 */
};

/** `options` may be NULL. Jobs may be submitted from the loop's thread only. */
struct worker_pool *worker_pool_new(struct loop *loop,
                                    const struct worker_options *options) MUST_USE;

/** Waits for what runs; what has not begun is dropped; calls `done` for all of it. */
void worker_pool_free(struct worker_pool *pool);
DEFINE_CLEANUP(struct worker_pool *, worker_pool_free)

typedef void (*worker_run_fn)(void *context);
typedef void (*worker_done_fn)(void *context);

/**
 * Call `run(context)` on a thread of the pool, in the order of submission, then `done(context)` on
 * the loop: always, and once. `done` may be NULL.
 */
void worker_submit(struct worker_pool *pool, worker_run_fn run, worker_done_fn done, void *context);

/** The same; when `cancel` (shared, may be NULL) was cancelled before `run` began, it is left out.
 */
void worker_submit_cancellable(struct worker_pool *pool, struct cancel *cancel, worker_run_fn run,
                               worker_done_fn done, void *context);

/** For metrics: jobs that wait, jobs that run, threads that live. */
struct worker_stats {
    size_t queued, running, threads;
};
struct worker_stats worker_pool_stats(struct worker_pool *pool);
