#pragma once

#include "io/sandbox.h"
#include "io/sandbox_lockdown.h"
#include "io/sandbox_wire.h"

/** Private to sandbox*.c: the worker's life, after the zygote has forked it. */
struct sandbox_worker_start {
    const struct sandbox_job *jobs;
    size_t job_count;
    const struct lockdown *lockdown;
    int notes; /* the file of sandbox_notes.h */
    struct spawn_order order;
    int fds[SPAWN_MAX_FDS]; /* as spawn_order says */
};

NORETURN void sandbox_worker_run(const struct sandbox_worker_start *start);
