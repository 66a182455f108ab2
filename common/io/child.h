#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdint.h>

struct arena;
struct cancel;
struct loop;

/**
 * A program run as a child, by its argument vector; never through a shell. It leads a process group
 * of its own. At its deadline the group gets SIGTERM and, a grace later, SIGKILL; when the child
 * has ended, whatever is left of its group is killed too. It inherits the descriptors named here
 * and no others, and every signal has its default.
 */
struct child;

enum { CHILD_MAX_FDS = 8 };

struct child_options {
    /** Ends with NULL. A name without a slash is looked for in this process's PATH. */
    const char *const *argv;
    /** "NAME=value"…, ends with NULL: all of it. NULL is an empty environment. */
    const char *const *environment;
    const char *directory; /* NULL: this process's */
    struct str input;      /* its standard input, a file; copied */
    int64_t timeout_ms;    /* 0: none */
    int64_t grace_ms;      /* between SIGTERM and SIGKILL; 0: 2,000 */
    /** Bytes kept. More on stdout ends the child; more on stderr is dropped. 0: 64 MiB, 64 KiB. */
    size_t stdout_limit, stderr_limit;
    /** Descriptors the child gets as 3, 4, … They stay the caller's. */
    int fds[CHILD_MAX_FDS];
    size_t fd_count;
};

/** How it ended; the texts are on the heap. Exactly one of exit_code ≥ 0 and signal > 0 holds. The
 * texts end with a NUL. */
struct child_result {
    int exit_code; /* -1: ended by a signal */
    int signal;    /* 0: exited */
    bool timed_out, cancelled;
    bool stdout_truncated, stderr_truncated;
    struct str output; /* its stdout */
    struct str errors; /* its stderr */
};

void child_result_release(struct child_result *result);
DEFINE_CLEANUP_VALUE(struct child_result, child_result_release)

/** Exited with 0, in time, with all of its output. */
bool child_succeeded(const struct child_result *result);

/**
 * An error for a child that did not succeed: what it was (`what`), how it ended, and the last line
 * of its stderr. Always returns -1. ERR_TIMEOUT, ERR_CANCELLED, ERR_TOO_LARGE or ERR_INTERNAL.
 */
int child_error(const struct child_result *result, const char *what, struct error *err);

/** `result` is the callee's until it returns; take `output` and `errors` out with TAKE-like moves.
 */
typedef void (*child_done_fn)(void *context, struct child_result *result);

/**
 * Start one; `done` is called on the loop when it has ended, unless child_free() came first. -1: it
 * could not be started (ERR_NOT_FOUND: no such program or directory).
 */
int child_start(struct loop *loop, const struct child_options *options, child_done_fn done,
                void *context, struct child **out, struct error *err) MUST_USE;

/** End it, as its deadline would; `done` is called all the same. */
void child_cancel(struct child *child);

/** Forget it, at any time before `done`; in `done` and after, it is gone by itself. Kills its
 * group. */
void child_free(struct child *child);

int child_pid(const struct child *child);

/** The program `name` of this installation: it lies beside the one that runs. */
const char *child_program_beside(const char *name, struct arena *arena);

/**
 * The blocking form, for threads of a worker pool: runs it to its end. 0 whatever its exit code;
 * -1: it could not be started. `cancel` may be NULL.
 */
int child_run(const struct child_options *options, struct cancel *cancel, struct child_result *out,
              struct error *err) MUST_USE;
