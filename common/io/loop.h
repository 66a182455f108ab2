#pragma once

#include "base/error.h"

#include <stdint.h>

/**
 * One event loop a process, one thread a loop, one callback at a time, none of which blocks. Only
 * this module knows how to wait. Everything here is called on the loop's thread, except
 * loop_post() and loop_stop().
 */
struct loop;
struct watch;

enum loop_events { LOOP_READ = 1, LOOP_WRITE = 2 };

struct loop *loop_new(void) MUST_USE;

/** Cancels what is still watched and runs what is still posted: a post owns its context. */
void loop_free(struct loop *loop);
DEFINE_CLEANUP(struct loop *, loop_free)

/** Runs until loop_stop(). */
int loop_run(struct loop *loop, struct error *err) MUST_USE;
void loop_stop(struct loop *loop);

/** Runs until `*done` is true or the time is over (tests, and short programs such as the CLI). */
int loop_run_until(struct loop *loop, const bool *done, int timeout_ms, struct error *err) MUST_USE;

/** Milliseconds, monotonic, read once a turn. */
int64_t loop_now_ms(const struct loop *loop);

/* A watch lives until watch_cancel(); it may be cancelled in any callback, its own included. */
void watch_cancel(struct watch *watch);

/** For a watch that nobody owns: call `release` with its context when it is freed, which is at the
 * end of the turn it is cancelled in, or in loop_free(). */
void watch_set_release(struct watch *watch, void (*release)(void *context));

typedef void (*loop_fd_fn)(void *context, unsigned events);
typedef void (*loop_fn)(void *context);
typedef void (*loop_signal_fn)(void *context, int signal);

struct watch *loop_watch_fd(struct loop *loop, int fd, unsigned events, loop_fd_fn on_ready,
                            void *context) MUST_USE;
/** Change what is waited for; 0 pauses. */
void watch_set_events(struct watch *watch, unsigned events);

/** Fires every `interval_ms`. */
struct watch *loop_watch_timer(struct loop *loop, int64_t interval_ms, loop_fn on_expiry,
                               void *context) MUST_USE;
/** Fires once, after `delay_ms`; cancel it all the same, before or in or after the callback. */
struct watch *loop_watch_once(struct loop *loop, int64_t delay_ms, loop_fn on_expiry,
                              void *context) MUST_USE;
/** Start a timer of either kind anew with another delay. */
void watch_restart(struct watch *watch, int64_t delay_ms);

struct watch *loop_watch_signal(struct loop *loop, int signal, loop_signal_fn on_signal,
                                void *context) MUST_USE;

/** `socket` is a ZeroMQ socket of this thread; `on_ready` is called while it has input. */
struct watch *loop_watch_zmq(struct loop *loop, void *socket, loop_fn on_ready,
                             void *context) MUST_USE;

/** From any thread: call `run(context)` on the loop's thread, once, in the order of the posts. */
void loop_post(struct loop *loop, loop_fn run, void *context);

/**
 * The same for a thread that may outlive the loop: a handle on it, shared. False: the loop is gone,
 * and `run` was not and will not be called.
 */
struct loop_remote;
struct loop_remote *loop_remote_ref(struct loop *loop) MUST_USE;
void loop_remote_unref(struct loop_remote *remote);
bool loop_remote_post(struct loop_remote *remote, loop_fn run, void *context) MUST_USE;
