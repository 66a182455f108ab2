#pragma once

#include "io/sandbox.h"
#include "io/sandbox_wire.h"

struct loop;
struct sandbox_notes;

/** Private to sandbox*.c: one task, from its order to its end. */

/** Everything but the order itself; `done` comes by the loop. */
struct sandbox_run *sandbox_run_new(struct loop *loop, struct sandbox_notes *notes,
                                    const struct sandbox_task *task, sandbox_done_fn done,
                                    void *context);

/** The order to send, and the descriptors that go along. */
void sandbox_run_order(const struct sandbox_run *run, struct spawn_order *order,
                       int fds[SPAWN_MAX_FDS], size_t *fd_count);

/** Its worker runs; takes `pid_fd` over. */
void sandbox_run_spawned(struct sandbox_run *run, pid_t pid, int pid_fd);

/** It will never run. */
void sandbox_run_failed(struct sandbox_run *run, const struct error *err);

/** Where sandbox.c keeps it: waiting for the zygote, in order. */
struct sandbox_run *sandbox_run_next(const struct sandbox_run *run);
void sandbox_run_set_next(struct sandbox_run *run, struct sandbox_run *next);

/** The zygote has yet to report about it; false: it failed already. */
bool sandbox_run_is_waiting(const struct sandbox_run *run);
