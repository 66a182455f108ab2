#include "io/sandbox_run.h"

#include "base/arena.h"
#include "base/mem.h"
#include "io/sandbox_notes.h"
#include "io/sandbox_run_private.h"
#include "io/tree.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * One task:
 *
 *     ordered --> spawned --> questions and answers --> its last frame, or its death --> told
 *                                                                 killed --> reaped --> gone
 *
 * It is told as soon as the outcome is known, and gone when the kernel has given its worker back.
 */

enum { DEFAULT_MEMORY = 256 << 20, DEFAULT_OUTPUT = 64 << 20, STDERR_KEPT = 2048 };

/* ---- its end ---- */

void sandbox_close_fd(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static void close_given(struct sandbox_run *run)
{
    for (size_t i = 0; i < run->given_count; i++)
        close(run->given[i]);
    run->given_count = 0;
}

static void hang_up(struct sandbox_run *run)
{
    watch_cancel(TAKE(run->stream_watch));
    watch_cancel(TAKE(run->timer));
    sandbox_close_fd(&run->stream);
    sandbox_close_fd(&run->came_along);
    while (run->first_outgoing)
        sandbox_run_drop_outgoing(run);
    sandbox_run_release_body(run);
}

static void free_run(void *context)
{
    struct sandbox_run *run = context;

    hang_up(run);
    if (run->pid > 0) { /* the loop ends before its worker */
        kill(run->pid, SIGKILL);
        while (waitpid(run->pid, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    close_given(run);
    sandbox_notes_give_back(run->notes, run->order.page);
    sandbox_notes_unref(run->notes);
    sandbox_close_fd(&run->errors);
    sandbox_close_fd(&run->pid_fd);
    if (run->failure) {
        error_release(run->failure);
        free(run->failure);
    }
    free(run->subject);
    free(run);
}

/* Once it is told and its worker, if there ever was one, is reaped. */
static void free_when_gone(struct sandbox_run *run)
{
    if (!run->is_told || run->is_waited_for || run->pid > 0)
        return;
    if (run->death)
        watch_cancel(run->death); /* which frees it, at the end of the turn */
    else
        free_run(run);
}

static void kill_worker(struct sandbox_run *run)
{
    if (run->pid > 0)
        pidfd_send_signal(run->pid_fd, SIGKILL, NULL, 0);
}

/* The outcome. What came and `err` are the callback's for its time. */
void sandbox_run_tell(struct sandbox_run *run, struct sandbox_result *result, struct error *err)
{
    sandbox_done_fn done = run->done;

    if (run->is_told)
        return;
    run->is_told = true;
    run->done = NULL;
    kill_worker(run);
    if (done)
        done(run->context, result, err);
    if (result) {
        sandbox_close_fd(&result->memory);
        if (result->mapping)
            munmap(result->mapping, result->mapping_bytes);
    }
    hang_up(run);
    free_when_gone(run);
}

void sandbox_run_tell_failure(struct sandbox_run *run, enum error_code code, const char *message)
{
    CLEANUP(error_release) struct error err = { 0 };

    error_set(&err, code, "%s", message);
    sandbox_run_tell(run, NULL, &err);
}

void sandbox_run_cancel(struct sandbox_run *run)
{
    if (!run || run->is_told)
        return;
    run->done = NULL;
    sandbox_run_tell(run, NULL, NULL);
}

/* ---- what its worker died of ---- */

static struct str read_errors(struct sandbox_run *run, char *text, size_t room)
{
    ssize_t size = read(run->errors, text, room);

    return str_trim((struct str){ text, size > 0 ? (size_t)size : 0 });
}

static bool tells_of(struct str errors, const char *const *signs)
{
    for (; *signs; signs++)
        if (str_find(errors, str_of(*signs)) >= 0)
            return true;
    return false;
}

static bool ran_out_of_memory(const siginfo_t *info, struct str errors)
{
    static const char *const signs[] = { "out of memory", "bad_alloc", "not enough memory",
                                         "memory allocation error", NULL };

    /* Only we and the kernel, when memory runs out, kill. */
    return tells_of(errors, signs) || (info->si_code == CLD_KILLED && info->si_status == SIGKILL);
}

static bool ran_out_of_stack(struct str errors)
{
    static const char *const signs[] = { SANDBOX_STACK_USED_UP, "stack-overflow", NULL };

    return tells_of(errors, signs);
}

/* ", at FILE:LINE", as far as it noted that. */
static const char *last_place(const struct sandbox_run *run, struct arena *arena)
{
    const char *place = whereabouts_text(sandbox_notes_read(run->notes, run->order.page), arena);

    return *place ? arena_printf(arena, ", at %s", place) : "";
}

static void tell_death(struct sandbox_run *run, const siginfo_t *info)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    char text[STDERR_KEPT];
    struct str errors = read_errors(run, text, sizeof(text));
    const char *place = last_place(run, arena);
    bool was_signal = info->si_code != CLD_EXITED;

    if (run->timed_out)
        error_set(&err, ERR_TIMEOUT, "%s took longer than %lld ms%s", run->subject,
                  (long long)run->timeout_ms, place);
    else if (was_signal && info->si_status == SIGXCPU)
        error_set(&err, ERR_EXHAUSTED, "%s took more than %u s of processor time%s", run->subject,
                  run->order.cpu_limit_s, place);
    else if (was_signal && info->si_status == SIGXFSZ)
        error_set(&err, ERR_TOO_LARGE, "the result is larger than %llu bytes%s",
                  (unsigned long long)run->order.output_limit_bytes, place);
    else if (ran_out_of_stack(errors))
        error_set(&err, ERR_EXHAUSTED, "%s went too deep: something in it is nested without end%s",
                  run->subject, place);
    else if (ran_out_of_memory(info, errors))
        error_set(&err, ERR_EXHAUSTED, "%s needed more than %llu bytes of memory%s", run->subject,
                  (unsigned long long)run->order.memory_limit_bytes, place);
    else if (was_signal)
        error_set(&err, ERR_INTERNAL, "the sandboxed worker crashed (%s)%s: %.*s",
                  sigdescr_np(info->si_status), place, STR_ARG(errors));
    else
        error_set(&err, ERR_INTERNAL, "the sandboxed worker ended without an answer%s: %.*s", place,
                  STR_ARG(errors));
    sandbox_run_tell(run, NULL, &err);
}

static void on_death(void *context, unsigned events)
{
    struct sandbox_run *run = context;
    siginfo_t info = { 0 };

    (void)events;
    if (waitid(P_PID, (id_t)run->pid, &info, WEXITED | WNOHANG) != 0 || info.si_pid == 0)
        return;
    run->pid = 0;
    if (!run->is_told)
        sandbox_run_read(run); /* its last words may still be on their way */
    if (!run->is_told)
        tell_death(run, &info); /* frees it */
    else
        free_when_gone(run);
}

static void on_timeout(void *context)
{
    struct sandbox_run *run = context;

    run->timed_out = true;
    if (run->pid > 0)
        kill_worker(run); /* on_death() tells */
    else
        sandbox_run_tell_failure(run, ERR_TIMEOUT, "no sandboxed worker could be started in time");
}

/* ---- its beginning ---- */

static void keep_failure(struct sandbox_run *run, const struct error *err)
{
    run->failure = xcalloc(1, sizeof(*run->failure));
    error_set(run->failure, err->code, "%s", error_text(err));
}

static void tell_early_failure(void *context)
{
    struct sandbox_run *run = context;

    sandbox_run_tell(run, NULL, run->failure);
}

static void fail_later(struct sandbox_run *run, const struct error *err)
{
    run->is_waited_for = false;
    keep_failure(run, err);
    watch_cancel(run->timer);
    run->timer = loop_watch_once(run->loop, 0, tell_early_failure, run);
}

void sandbox_run_failed(struct sandbox_run *run, const struct error *err)
{
    if (!run->is_told) {
        fail_later(run, err);
        return;
    }
    run->is_waited_for = false;
    free_when_gone(run);
}

void sandbox_run_spawned(struct sandbox_run *run, pid_t pid, int pid_fd)
{
    run->is_waited_for = false;
    run->pid = pid;
    run->pid_fd = pid_fd;
    close_given(run); /* or the end of the stream would never be seen */
    run->death = loop_watch_fd(run->loop, pid_fd, LOOP_READ, on_death, run);
    watch_set_release(run->death, free_run);
    if (run->is_told)
        kill_worker(run);
}

static int give(struct sandbox_run *run, int fd)
{
    int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);

    if (copy >= 0)
        run->given[run->given_count++] = copy;
    return copy;
}

/* 0, or -1 and errno. */
static int open_ends(struct sandbox_run *run, const struct sandbox_task *task)
{
    int pair[2], pipe_ends[2];

    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0)
        return -1;
    run->stream = pair[0];
    run->given[run->given_count++] = pair[1];
    if (fcntl(run->stream, F_SETFL, O_NONBLOCK) < 0)
        return -1;
    /* What does not fit into the pipe is lost to the worker, and nobody has to read on. */
    if (pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK) < 0)
        return -1;
    run->errors = pipe_ends[0];
    run->given[run->given_count++] = pipe_ends[1];
    if (task->tree && give(run, tree_fd(task->tree)) < 0)
        return -1;
    for (size_t i = 0; i < task->fd_count; i++)
        if (give(run, task->fds[i]) < 0)
            return -1;
    return 0;
}

static void fill_order(struct spawn_order *order, const struct sandbox_task *task)
{
    *order = (struct spawn_order){
        .job = (uint32_t)task->job,
        .has_tree = task->tree != NULL,
        .fd_count = (uint32_t)task->fd_count,
        .cpu_limit_s = (uint32_t)task->cpu_limit_s,
        .memory_limit_bytes = task->memory_limit_bytes ? task->memory_limit_bytes : DEFAULT_MEMORY,
        .output_limit_bytes = task->output_limit_bytes ? task->output_limit_bytes : DEFAULT_OUTPUT,
    };
}

struct sandbox_run *sandbox_run_new(struct loop *loop, struct sandbox_notes *notes,
                                    const struct sandbox_task *task, sandbox_done_fn done,
                                    void *context)
{
    struct sandbox_run *run = xcalloc(1, sizeof(*run));
    CLEANUP(error_release) struct error err = { 0 };

    assert(task->fd_count <= SANDBOX_MAX_FDS && (!task->tree || tree_fd(task->tree) >= 0));
    run->loop = loop;
    run->tree = task->tree;
    run->timeout_ms = task->timeout_ms;
    run->subject = xstrdup(task->subject ? task->subject : "it");
    run->on_ask = task->on_ask;
    run->done = done;
    run->context = context;
    run->stream = run->errors = run->pid_fd = run->came_along = -1;
    run->last_outgoing = &run->first_outgoing;
    run->is_waited_for = true;
    fill_order(&run->order, task);
    run->notes = sandbox_notes_ref(notes);
    run->order.page = sandbox_notes_take(notes);
    if (open_ends(run, task) < 0) {
        error_set_errno(&err, errno, "cannot connect to a sandboxed worker");
        fail_later(run, &err);
        return run;
    }
    sandbox_run_post(run, FRAME_REQUEST, 0, task->request, -1);
    run->stream_watch = loop_watch_fd(loop, run->stream, LOOP_READ, sandbox_run_on_stream, run);
    sandbox_run_send(run);
    if (task->timeout_ms > 0)
        run->timer = loop_watch_once(loop, task->timeout_ms, on_timeout, run);
    return run;
}

void sandbox_run_order(const struct sandbox_run *run, struct spawn_order *order,
                       int fds[SPAWN_MAX_FDS], size_t *fd_count)
{
    *order = run->order;
    *fd_count = run->given_count;
    memcpy(fds, run->given, run->given_count * sizeof(*fds));
}

struct sandbox_run *sandbox_run_next(const struct sandbox_run *run)
{
    return run->next;
}

void sandbox_run_set_next(struct sandbox_run *run, struct sandbox_run *next)
{
    run->next = next;
}

bool sandbox_run_is_waiting(const struct sandbox_run *run)
{
    return run->is_waited_for;
}
