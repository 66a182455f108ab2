#include "io/sandbox_run.h"

#include "base/arena.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "io/loop.h"
#include "io/tree.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
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

enum { DEFAULT_MEMORY = 256 << 20, DEFAULT_OUTPUT = 64 << 20, READ_BURST = 64 };
enum { STDERR_KEPT = 2048, BLOCK = 64 * 1024 };

/* Something to send: a frame, with its descriptor. */
struct outgoing {
    struct outgoing *next;
    int fd; /* goes with the first byte; -1: none */
    size_t size, sent;
    char bytes[];
};

struct sandbox_run {
    struct loop *loop;
    struct sandbox_run *next;
    struct spawn_order order;
    struct tree *tree;
    int64_t timeout_ms;
    sandbox_ask_fn on_ask;
    sandbox_done_fn done; /* NULL: told, or cancelled */
    void *context;

    int given[SPAWN_MAX_FDS]; /* the worker's, until it is spawned */
    size_t given_count;
    int stream, errors; /* ours */
    struct watch *stream_watch, *death, *timer;
    pid_t pid; /* 0: not spawned, or reaped */
    int pid_fd;
    bool is_told;
    bool is_waited_for; /* the zygote has yet to report about it */

    struct outgoing *first_outgoing, **last_outgoing;
    struct frame_header header;    /* of the frame that comes in */
    const struct frame_rule *rule; /* for it */
    size_t header_bytes;
    int came_along; /* the descriptor that came with it */
    struct strbuf body;
    bool owes_answer; /* a question waits */
    bool timed_out;
    struct error *failure; /* that did not come from the worker */
};

/* ---- its end ---- */

static void close_fd(int *fd)
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

static void drop_outgoing(struct sandbox_run *run)
{
    struct outgoing *out = run->first_outgoing;

    run->first_outgoing = out->next;
    if (!run->first_outgoing)
        run->last_outgoing = &run->first_outgoing;
    close_fd(&out->fd);
    secret_wipe(out->bytes, out->size);
    free(out);
}

static void hang_up(struct sandbox_run *run)
{
    watch_cancel(TAKE(run->stream_watch));
    watch_cancel(TAKE(run->timer));
    close_fd(&run->stream);
    close_fd(&run->came_along);
    while (run->first_outgoing)
        drop_outgoing(run);
    secret_wipe(run->body.ptr, run->body.len);
    strbuf_release(&run->body);
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
    close_fd(&run->errors);
    close_fd(&run->pid_fd);
    if (run->failure) {
        error_release(run->failure);
        free(run->failure);
    }
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
static void tell(struct sandbox_run *run, struct sandbox_result *result, struct error *err)
{
    sandbox_done_fn done = run->done;

    if (run->is_told)
        return;
    run->is_told = true;
    run->done = NULL;
    kill_worker(run);
    if (done)
        done(run->context, result, err);
    if (result)
        close_fd(&result->memory);
    hang_up(run);
    free_when_gone(run);
}

static void tell_failure(struct sandbox_run *run, enum error_code code, const char *message)
{
    CLEANUP(error_release) struct error err = { 0 };

    error_set(&err, code, "%s", message);
    tell(run, NULL, &err);
}

void sandbox_run_cancel(struct sandbox_run *run)
{
    if (!run || run->is_told)
        return;
    run->done = NULL;
    tell(run, NULL, NULL);
}

/* ---- what its worker died of ---- */

static struct str read_errors(struct sandbox_run *run, char *text, size_t room)
{
    ssize_t size = read(run->errors, text, room);

    return str_trim((struct str){ text, size > 0 ? (size_t)size : 0 });
}

static bool ran_out_of_memory(const siginfo_t *info, struct str errors)
{
    static const char *const signs[] = { "out of memory", "bad_alloc", "not enough memory" };

    for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
        if (str_find(errors, str_of(signs[i])) >= 0)
            return true;
    /* Only we and the kernel, when memory runs out, kill. */
    return info->si_code == CLD_KILLED && info->si_status == SIGKILL;
}

static void tell_death(struct sandbox_run *run, const siginfo_t *info)
{
    CLEANUP(error_release) struct error err = { 0 };
    char text[STDERR_KEPT];
    struct str errors = read_errors(run, text, sizeof(text));
    bool was_signal = info->si_code != CLD_EXITED;

    if (run->timed_out)
        error_set(&err, ERR_TIMEOUT, "it took longer than %lld ms", (long long)run->timeout_ms);
    else if (was_signal && info->si_status == SIGXCPU)
        error_set(&err, ERR_EXHAUSTED, "it took more than %u s of processor time",
                  run->order.cpu_limit_s);
    else if (was_signal && info->si_status == SIGXFSZ)
        error_set(&err, ERR_TOO_LARGE, "the result is larger than %llu bytes",
                  (unsigned long long)run->order.output_limit_bytes);
    else if (ran_out_of_memory(info, errors))
        error_set(&err, ERR_EXHAUSTED, "it needed more than %llu bytes of memory",
                  (unsigned long long)run->order.memory_limit_bytes);
    else if (was_signal)
        error_set(&err, ERR_INTERNAL, "the sandboxed worker crashed (%s): %.*s",
                  sigdescr_np(info->si_status), STR_ARG(errors));
    else
        error_set(&err, ERR_INTERNAL, "the sandboxed worker ended without an answer: %.*s",
                  STR_ARG(errors));
    tell(run, NULL, &err);
}

static void read_frames(struct sandbox_run *run);

static void on_death(void *context, unsigned events)
{
    struct sandbox_run *run = context;
    siginfo_t info = { 0 };

    (void)events;
    if (waitid(P_PID, (id_t)run->pid, &info, WEXITED | WNOHANG) != 0 || info.si_pid == 0)
        return;
    run->pid = 0;
    if (!run->is_told)
        read_frames(run); /* its last words may still be on their way */
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
        tell_failure(run, ERR_TIMEOUT, "no sandboxed worker could be started in time");
}

/* ---- sending ---- */

static void watch_stream(struct sandbox_run *run)
{
    if (run->stream_watch)
        watch_set_events(run->stream_watch, LOOP_READ | (run->first_outgoing ? LOOP_WRITE : 0u));
}

static void send_outgoing(struct sandbox_run *run)
{
    while (run->first_outgoing) {
        struct outgoing *out = run->first_outgoing;
        ssize_t sent = wire_send(run->stream, out->bytes + out->sent, out->size - out->sent,
                                 &out->fd, out->fd >= 0 ? 1 : 0);

        if (sent < 0) {
            if (errno != EAGAIN) /* it has died: on_death() tells */
                while (run->first_outgoing)
                    drop_outgoing(run);
            break;
        }
        close_fd(&out->fd);
        out->sent += (size_t)sent;
        if (out->sent == out->size)
            drop_outgoing(run);
    }
    watch_stream(run);
}

static void post_frame(struct sandbox_run *run, enum frame_kind kind, uint32_t code,
                       struct str bytes, int fd)
{
    struct frame_header header = { .kind = kind, .code = code, .size = bytes.len };
    struct outgoing *out = xcalloc(1, sizeof(*out) + sizeof(header) + bytes.len);

    out->fd = fd;
    out->size = sizeof(header) + bytes.len;
    memcpy(out->bytes, &header, sizeof(header));
    if (bytes.len > 0)
        memcpy(out->bytes + sizeof(header), bytes.ptr, bytes.len);
    *run->last_outgoing = out;
    run->last_outgoing = &out->next;
}

static void answer(struct sandbox_run *run, enum frame_kind kind, uint32_t code, struct str bytes,
                   int fd)
{
    if (run->is_told) {
        close_fd(&fd);
        return;
    }
    assert(run->owes_answer);
    run->owes_answer = false;
    post_frame(run, kind, code, bytes, fd);
    send_outgoing(run);
}

void sandbox_answer(struct sandbox_run *run, struct str text, int fd)
{
    int copy = fd >= 0 ? fcntl(fd, F_DUPFD_CLOEXEC, 0) : -1;

    answer(run, FRAME_ANSWER, 0, text, copy);
}

void sandbox_refuse(struct sandbox_run *run, const struct error *err)
{
    answer(run, FRAME_REFUSAL, err->code, str_of(error_text(err)), -1);
}

/* ---- what comes ---- */

static void tell_reply(struct sandbox_run *run)
{
    struct sandbox_result result = { .reply = { run->body.ptr, run->body.len }, .memory = -1 };

    tell(run, &result, NULL);
}

static void tell_memory(struct sandbox_run *run)
{
    const int wanted = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
    struct sandbox_result result = { .reply = STR_EMPTY, .memory = run->came_along };
    struct stat status;
    int seals = run->came_along >= 0 ? fcntl(run->came_along, F_GET_SEALS) : -1;

    if (seals < 0 || (seals & wanted) != wanted || fstat(run->came_along, &status) != 0) {
        tell_failure(run, ERR_INTERNAL, "the sandboxed worker gave no sealed memory");
        return;
    }
    run->came_along = -1;
    result.memory_bytes = (size_t)status.st_size;
    if (result.memory_bytes > run->order.output_limit_bytes) {
        close(result.memory);
        tell_failure(run, ERR_TOO_LARGE, "the result is larger than is accepted");
        return;
    }
    tell(run, &result, NULL);
}

static void tell_failure_of_job(struct sandbox_run *run)
{
    bool is_known = run->header.code > ERR_OK && run->header.code <= ERR_GONE;

    tell_failure(run, is_known ? (enum error_code)run->header.code : ERR_UNKNOWN, run->body.ptr);
}

static void take_question(struct sandbox_run *run)
{
    CLEANUP(error_release) struct error err = { 0 };

    run->owes_answer = true;
    if (run->on_ask) {
        run->on_ask(run->context, run, (struct str){ run->body.ptr, run->body.len });
        return;
    }
    error_set(&err, ERR_FORBIDDEN, "nothing is provided from outside here");
    sandbox_refuse(run, &err);
}

/* Without Landlock we open for the worker, by the same rule. */
static void open_for_worker(struct sandbox_run *run)
{
    const unsigned allowed = O_DIRECTORY | O_PATH | O_NOFOLLOW;
    CLEANUP(error_release) struct error err = { 0 };
    int fd = -1;

    run->owes_answer = true;
    if (!run->tree || (run->header.code & ~allowed) != 0)
        error_set(&err, ERR_FORBIDDEN, "'%s' may not be opened so", run->body.ptr);
    else if (tree_open_file(run->tree, run->body.ptr, (int)run->header.code, &fd, &err) == 0)
        answer(run, FRAME_ANSWER, 0, STR_EMPTY, fd);
    if (fd < 0)
        sandbox_refuse(run, &err);
}

static void read_link_for_worker(struct sandbox_run *run)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const char *target = NULL;

    run->owes_answer = true;
    if (!run->tree)
        error_set(&err, ERR_FORBIDDEN, "there is no folder");
    else if (tree_read_link(run->tree, run->body.ptr, arena, &target, &err) == 0)
        answer(run, FRAME_ANSWER, 0, str_of(target), -1);
    if (!target)
        sandbox_refuse(run, &err);
}

/* What a worker may send, how much of it, and what is done with it. */
static const struct frame_rule {
    enum frame_kind kind;
    size_t limit; /* 0: the task's */
    void (*take)(struct sandbox_run *run);
} rules[] = {
    { FRAME_ASK, 0, take_question },
    { FRAME_OPEN, PATH_MAX, open_for_worker },
    { FRAME_READ_LINK, PATH_MAX, read_link_for_worker },
    { FRAME_REPLY, 0, tell_reply },
    { FRAME_REPLY_MEMORY, 1, tell_memory },
    { FRAME_FAILURE, ERROR_MESSAGE_MAX + 1, tell_failure_of_job },
};

static const struct frame_rule *find_rule(uint32_t kind)
{
    for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++)
        if (rules[i].kind == kind)
            return &rules[i];
    return NULL;
}

/* The header is complete: is it one that may come now? */
static bool check_header(struct sandbox_run *run)
{
    const struct frame_rule *rule = find_rule(run->header.kind);
    size_t limit;

    if (!rule || run->owes_answer) {
        tell_failure(run, ERR_INTERNAL, "the sandboxed worker does not keep to the protocol");
        return false;
    }
    limit = rule->limit ? rule->limit : run->order.output_limit_bytes;
    if (run->header.size > limit) {
        tell_failure(run, ERR_TOO_LARGE, "the sandboxed worker sends more than is accepted");
        return false;
    }
    run->body.limit = limit;
    run->rule = rule;
    return true;
}

static ssize_t read_header(struct sandbox_run *run)
{
    size_t fd_count = 1;
    int fd = -1;
    ssize_t size = wire_receive(run->stream, (char *)&run->header + run->header_bytes,
                                sizeof(run->header) - run->header_bytes, &fd, &fd_count);

    if (fd_count > 0) {
        close_fd(&run->came_along);
        run->came_along = fd;
    }
    if (size > 0)
        run->header_bytes += (size_t)size;
    return size;
}

static ssize_t read_body(struct sandbox_run *run)
{
    char block[BLOCK];
    size_t left = run->header.size - run->body.len;
    ssize_t size =
        wire_receive(run->stream, block, left < sizeof(block) ? left : sizeof(block), NULL, NULL);

    if (size > 0)
        strbuf_add(&run->body, block, (size_t)size);
    return size;
}

/* One step; false: no more now. */
static bool read_some(struct sandbox_run *run)
{
    bool in_header = run->header_bytes < sizeof(run->header);

    if (in_header || run->body.len < run->header.size) {
        ssize_t size = in_header ? read_header(run) : read_body(run);

        if (size <= 0) {
            if (size == 0 || errno != EAGAIN)
                watch_set_events(run->stream_watch, 0); /* its end: on_death() tells */
            return false;
        }
        if (run->header_bytes < sizeof(run->header))
            return true;
        if (in_header && !check_header(run))
            return false;
    }
    if (run->body.len == run->header.size) {
        run->rule->take(run);
        if (run->is_told)
            return false;
        run->header_bytes = 0;
        close_fd(&run->came_along);
        strbuf_release(&run->body);
    }
    return true;
}

static void read_frames(struct sandbox_run *run)
{
    for (int i = 0; i < READ_BURST && read_some(run); i++)
        ;
}

static void on_stream(void *context, unsigned events)
{
    struct sandbox_run *run = context;

    if (events & LOOP_WRITE)
        send_outgoing(run);
    if (events & LOOP_READ)
        read_frames(run);
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

    tell(run, NULL, run->failure);
}

void sandbox_run_failed(struct sandbox_run *run, const struct error *err)
{
    run->is_waited_for = false;
    if (run->is_told) {
        free_when_gone(run);
        return;
    }
    keep_failure(run, err);
    watch_cancel(run->timer);
    run->timer = loop_watch_once(run->loop, 0, tell_early_failure, run);
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

struct sandbox_run *sandbox_run_new(struct loop *loop, const struct sandbox_task *task,
                                    sandbox_done_fn done, void *context)
{
    struct sandbox_run *run = xcalloc(1, sizeof(*run));
    CLEANUP(error_release) struct error err = { 0 };

    assert(task->fd_count <= SANDBOX_MAX_FDS && (!task->tree || tree_fd(task->tree) >= 0));
    run->loop = loop;
    run->tree = task->tree;
    run->timeout_ms = task->timeout_ms;
    run->on_ask = task->on_ask;
    run->done = done;
    run->context = context;
    run->stream = run->errors = run->pid_fd = run->came_along = -1;
    run->last_outgoing = &run->first_outgoing;
    run->body = (struct strbuf)STRBUF_INIT(0);
    run->is_waited_for = true;
    fill_order(&run->order, task);
    if (open_ends(run, task) < 0) {
        error_set_errno(&err, errno, "cannot connect to a sandboxed worker");
        sandbox_run_failed(run, &err);
        return run;
    }
    post_frame(run, FRAME_REQUEST, 0, task->request, -1);
    run->stream_watch = loop_watch_fd(loop, run->stream, LOOP_READ, on_stream, run);
    send_outgoing(run);
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
