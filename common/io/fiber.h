#pragma once

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct loop;
struct worker_pool;

/**
 * A fiber is a function with a stack of its own that runs on the loop's thread and gives way while
 * it waits: for a reply, a timer, a worker. So work of many steps (a reconciliation, a sync) reads
 * from top to bottom, and what waits for a dead cluster holds up nobody else. Only one fiber runs
 * at a time, and it is never interrupted except where it waits.
 *
 * A stack is FIBER_STACK_BYTES of address space, of which only what is touched takes memory; a page
 * behind it catches overruns. Recursion over outside data needs a limit that fits.
 */
struct fiber;
struct fiber_pool;

enum { FIBER_STACK_BYTES = 8 * 1024 * 1024 };

typedef void (*fiber_fn)(void *context);

/** `stacks_kept`: how many unused stacks stay for the next fibers. */
struct fiber_pool *fiber_pool_new(struct loop *loop, size_t stacks_kept) MUST_USE;

/** Every fiber of the pool must have ended. */
void fiber_pool_free(struct fiber_pool *pool);
DEFINE_CLEANUP(struct fiber_pool *, fiber_pool_free)

/** How many fibers have started and not ended. */
size_t fiber_pool_running(const struct fiber_pool *pool);

/**
 * Give the memory of unused stacks back. True when a fiber has run since the last time and none
 * runs now: whoever calls it may tidy up what else a burst of work has left behind.
 */
bool fiber_pool_trim(struct fiber_pool *pool);

/** Start `run(context)` in a fiber of its own, at once: returns when it first waits, or has ended.
 */
void fiber_start(struct fiber_pool *pool, fiber_fn run, void *context);

/** The fiber that runs now, NULL outside of any. */
struct fiber *fiber_current(void);

/** Wait until somebody calls fiber_resume(). Only inside a fiber. */
void fiber_suspend(void);

/** Let a fiber that waits in fiber_suspend() go on, at once. Not from inside another fiber. */
void fiber_resume(struct fiber *fiber);

/**
 * A reply that is waited for. The callback side calls fiber_event_set(), from the loop or from a
 * fiber, before or after the other waits; it may be set once. Lives on the waiter's stack.
 */
struct fiber_event {
    struct fiber *waiter;
    bool is_set;
};
void fiber_event_init(struct fiber_event *event);
void fiber_event_set(struct fiber_event *event);
void fiber_event_wait(struct fiber_event *event);

/** Wait for a time. */
void fiber_sleep_ms(int64_t delay_ms);

/** Run `work(context)` on a worker's thread and wait for its end. */
void fiber_run_in_worker(struct worker_pool *workers, void (*work)(void *context), void *context);

/**
 * At most `limit` fibers at a time get past fiber_gate_enter(); the others wait, in order. A limit
 * of 0 lets all pass.
 */
struct fiber_gate {
    size_t limit, inside;
    struct gate_waiter *first, *last;
};
void fiber_gate_enter(struct fiber_gate *gate);
void fiber_gate_leave(struct fiber_gate *gate);

/**
 * Call `run(context, i)` for all i below `count`, each in a fiber of its own, at most `limit` at a
 * time (0: all at once); returns when all have returned. Only inside a fiber.
 */
void fiber_each(size_t count, size_t limit, void (*run)(void *context, size_t index),
                void *context);
