#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdint.h>

struct arena;
struct loop;
struct tree;
struct whereabouts;

/**
 * Untrusted computation in a process that can reach nothing but one folder and its parent's ear.
 *
 * sandbox_start() forks a small *zygote* first thing in main(), before the first thread. It forks a
 * worker a job (a fraction of a millisecond). A worker has no network, starts no process, opens no
 * file but beneath its folder (Landlock; without it the parent opens files for it), has budgets of
 * memory, time and output, runs one of the registered functions, answers, and ends. What it lacks
 * it asks its parent for, who judges. A worker that dies takes nothing along.
 */
struct sandbox;
struct sandbox_worker;

/* ---- in the worker ---- */

/**
 * A job: compute from `request` and reply once with sandbox_reply() or sandbox_reply_memory().
 * -1: `err` is what the parent gets.
 */
typedef int (*sandbox_job_fn)(struct sandbox_worker *worker, struct str request, struct error *err);

/** The task's folder; NULL when it has none. The worker's. */
struct tree *sandbox_worker_tree(struct sandbox_worker *worker);

/** Where to note what the job is at, for the error when it has to be killed; NULL: nobody wants to
 * know. */
struct whereabouts *sandbox_worker_whereabouts(struct sandbox_worker *worker);

/** Descriptor `index` of the task's `fds`, -1 beyond them. The worker's. */
int sandbox_worker_fd(const struct sandbox_worker *worker, size_t index);

/**
 * Ask the parent and wait for its answer, in `arena`. `*fd` (may be NULL) is the descriptor that
 * came along, which the caller closes, or -1. -1: what the parent refused with.
 */
int sandbox_ask(struct sandbox_worker *worker, struct str question, struct arena *arena,
                struct str *answer, int *fd, struct error *err) MUST_USE;

/**
 * The reply, which ends the worker: it returns only when it fails. Nothing is freed first; that is
 * quicker done by the kernel.
 */
int sandbox_reply(struct sandbox_worker *worker, struct str bytes, struct error *err) MUST_USE;

/**
 * The same in parts: once it has begun, exactly `size` bytes come, in parts of any size, and then
 * the end, which does not return.
 */
int sandbox_reply_begin(struct sandbox_worker *worker, size_t size, struct error *err) MUST_USE;
void sandbox_reply_part(struct sandbox_worker *worker, struct str bytes);
NORETURN void sandbox_reply_end(struct sandbox_worker *worker);

/**
 * The same for what others shall read later where it lies: room of `size` bytes in memory that the
 * parent takes over as it is. Fill it and give it with sandbox_reply_memory(). Once a worker.
 */
int sandbox_reply_room(struct sandbox_worker *worker, size_t size, void **out,
                       struct error *err) MUST_USE;

/** Seal that memory (nobody can change it any more) and give it to the parent. */
int sandbox_reply_memory(struct sandbox_worker *worker, struct error *err) MUST_USE;

/* ---- in the parent ---- */

struct sandbox_job {
    const char *name; /* for logs and metrics */
    sandbox_job_fn run;
};

/** What the host must offer; what it offers is used in any case. */
enum sandbox_mode { SANDBOX_FULL, SANDBOX_SECCOMP, SANDBOX_OFF };

/** "full", "seccomp", "off". */
bool sandbox_mode_parse(const char *text, enum sandbox_mode *out) MUST_USE;

/** What is in force, as a probe worker found it. */
struct sandbox_status {
    int landlock_abi; /* 0: none */
    bool seccomp;
    bool memory_limit; /* RLIMIT_AS; sanitizers cannot have it */
    bool alive;        /* the zygote is there */
};

/**
 * Fork the zygote; call it before any thread and library. `jobs` lives as long as the process.
 * ERR_PRECONDITION: the host does not offer what `mode` requires, and the message says what.
 */
int sandbox_start(const struct sandbox_job *jobs, size_t count, enum sandbox_mode mode,
                  struct sandbox **out, struct error *err) MUST_USE;

/**
 * The same with a zygote that is a program of its own: one that links only what its jobs need is
 * forked in a fraction of the time, and has nothing of this process in its memory. Its main() calls
 * sandbox_serve(); jobs go by their place in that table. It gets no environment but the time zone
 * and what loaders and sanitizers read.
 */
int sandbox_start_program(const char *program, enum sandbox_mode mode, struct sandbox **out,
                          struct error *err) MUST_USE;

/** Be the zygote of the process that started this program, first thing in main(); ends with it. */
NORETURN void sandbox_serve(const struct sandbox_job *jobs, size_t count);

/** Ends the zygote and all workers. Tasks must have ended or been cancelled. */
void sandbox_stop(struct sandbox *sandbox);
DEFINE_CLEANUP(struct sandbox *, sandbox_stop)

/** From here on tasks may run, on this loop; sandbox_stop() comes before loop_free(). */
void sandbox_attach(struct sandbox *sandbox, struct loop *loop);

struct sandbox_status sandbox_status(const struct sandbox *sandbox);

enum { SANDBOX_MAX_FDS = 4 };

struct sandbox_run;

/**
 * The worker asks. Answer with sandbox_answer() or sandbox_refuse(), now or later; it waits. Its
 * clocks go on meanwhile.
 */
typedef void (*sandbox_ask_fn)(void *context, struct sandbox_run *run, struct str question);

/** A worker's answer. */
struct sandbox_result {
    struct str reply; /* lives during the callback, but for what lies in `mapping` */
    void *mapping; /* where a large reply lies: set it to NULL to keep it, and munmap() it later */
    size_t mapping_bytes;
    int memory; /* the sealed memory file, or -1; closed after it: leave -1 to keep it */
    size_t memory_bytes;
};

/**
 * `err` is NULL when it replied. What the job failed with, or ERR_TIMEOUT, ERR_EXHAUSTED (memory,
 * processor time), ERR_TOO_LARGE (output), ERR_INTERNAL (it crashed: with what it wrote to stderr),
 * ERR_UNAVAILABLE (there is no zygote any more).
 */
typedef void (*sandbox_done_fn)(void *context, struct sandbox_result *result, struct error *err);

struct sandbox_task {
    size_t job; /* index into the table */
    struct str request;
    const char *subject; /* of messages about its end: "rendering 'x'"; copied; NULL: "it" */
    struct tree *tree;   /* borrowed until the end; NULL: none */
    int fds[SANDBOX_MAX_FDS];
    size_t fd_count;           /* duplicated */
    size_t memory_limit_bytes; /* above what it starts with; 0: 256 MiB */
    int64_t timeout_ms;        /* 0: none (a worker that lasts) */
    int cpu_limit_s;           /* 0: none */
    size_t output_limit_bytes; /* of the reply, and of each question; 0: 64 MiB */
    sandbox_ask_fn on_ask;     /* NULL: every question is refused */
};

/** Run one; `done` comes later, always, unless it is cancelled. The run is gone after it. */
struct sandbox_run *sandbox_run(struct sandbox *sandbox, const struct sandbox_task *task,
                                sandbox_done_fn done, void *context);

/** Kill its worker; nothing more is called for it. In any callback. */
void sandbox_run_cancel(struct sandbox_run *run);

/** `fd` goes along (it stays the caller's), or -1. */
void sandbox_answer(struct sandbox_run *run, struct str answer, int fd);
void sandbox_refuse(struct sandbox_run *run, const struct error *err);
