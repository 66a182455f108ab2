#pragma once

#include "base/strbuf.h"
#include "io/child.h"

#include <sys/types.h>

/**
 * Private to child*.c: one child, its pipes and what is read from them so far; how it is waited for
 * is the business of child.c (on a loop) and child_run.c (in a thread).
 */
struct child_pipe {
    int fd; /* our end; -1: at its end */
    struct strbuf text;
    size_t limit;
    bool truncated;
};

struct child_process {
    pid_t pid;  /* 0: none; also its group */
    int pid_fd; /* readable when it has ended */
    struct child_pipe output, errors;
    int64_t grace_ms;
    bool timed_out, cancelled;
    bool is_ending; /* SIGTERM was sent */
    bool is_killed; /* SIGKILL was sent */
};

int child_process_start(struct child_process *process, const struct child_options *options,
                        struct error *err) MUST_USE;

/** Read what is there, up to a bound. False: at its end, and closed. */
bool child_pipe_read(struct child_pipe *pipe);

/** Send SIGTERM to the group, or SIGKILL when that was done before. */
void child_process_end(struct child_process *process);

/** More output than is kept means it has to end. */
bool child_process_is_over_limit(const struct child_process *process);

/** After `pid_fd` became readable: kill what is left, read the rest, reap, fill `result`. */
void child_process_finish(struct child_process *process, struct child_result *result);

/** Close and free; a child that still lives is killed and waited for. */
void child_process_release(struct child_process *process);
