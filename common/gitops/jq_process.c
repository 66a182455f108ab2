#include "gitops/jq_process.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/map.h"
#include "base/mem.h"
#include "data/jq.h"
#include "data/json.h"
#include "io/fiber.h"
#include "io/loop.h"

#include <errno.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

/*
 * Both ends speak over a socket pair, one question at a time:
 *
 *     question: what, length of the program, length of the input, limit; program; input (JSON)
 *     answer:   code of the error or 0, length; result (JSON) or message
 *
 * The worker says one byte when it is ready. The limit is processor time, so that a busy machine
 * does not make a program fail: a signal ends the worker that uses more.
 */
enum what { WHAT_CHECK, WHAT_RUN };
enum {
    PROGRAMS_KEPT = 64,
    ANSWER_LIMIT = 64 << 20,
    START_MS = 30000,
    BAN_MS = 10000,
    WALL_FACTOR = 20
};

struct question {
    uint32_t what, program_bytes, input_bytes, limit_ms;
};

struct answer {
    uint32_t code, bytes;
};

/* A question's content. */
struct asked {
    enum what what;
    struct str program, input;
};

struct jq_process {
    struct loop *loop;
    struct sandbox *sandbox;
    size_t job;
    int64_t timeout_ms;
    struct sandbox_run *run; /* NULL: there is none */
    int socket;              /* -1: likewise */
    bool is_ready;
    struct fiber_gate gate; /* one question at a time */
    struct map *overruns;   /* programs that took too long -> when they may be asked again */
};

/* ---- bytes ---- */

/*
 * The loop makes the descriptors that it watches non-blocking. The rest of a message that has begun
 * is on its way: waiting for it here is short. True: try again.
 */
static bool wait_for_socket(int fd, short events)
{
    enum { REST_MS = 5000 };
    struct pollfd poll_fd = { .fd = fd, .events = events };

    return errno == EINTR || (errno == EAGAIN && poll(&poll_fd, 1, REST_MS) == 1);
}

static int send_all(int fd, const void *bytes, size_t size, struct error *err)
{
    const char *at = bytes;

    while (size > 0) {
        ssize_t sent = send(fd, at, size, MSG_NOSIGNAL);

        if (sent < 0 && wait_for_socket(fd, POLLOUT))
            continue;
        if (sent <= 0)
            return error_set_errno(err, errno, "cannot reach the jq process");
        at += sent;
        size -= (size_t)sent;
    }
    return 0;
}

static int receive_all(int fd, void *bytes, size_t size, struct error *err)
{
    char *at = bytes;

    while (size > 0) {
        ssize_t got = recv(fd, at, size, 0);

        if (got < 0 && wait_for_socket(fd, POLLIN))
            continue;
        if (got < 0)
            return error_set_errno(err, errno, "cannot hear the jq process");
        if (got == 0)
            return error_set(err, ERR_UNAVAILABLE, "the jq process has ended");
        at += got;
        size -= (size_t)got;
    }
    return 0;
}

/* ---- the other process ---- */

static int answer(int fd, enum error_code code, struct str bytes, struct error *err)
{
    const struct answer head = { (uint32_t)code, (uint32_t)bytes.len };

    if (send_all(fd, &head, sizeof(head), err) < 0)
        return -1;
    return send_all(fd, bytes.ptr, bytes.len, err);
}

static int receive_text(int fd, size_t size, struct arena *arena, struct str *out,
                        struct error *err)
{
    char *text;

    if (size > ANSWER_LIMIT)
        return error_set(err, ERR_TOO_LARGE, "a jq program's input is too large");
    text = arena_alloc(arena, size + 1);
    if (receive_all(fd, text, size, err) < 0)
        return -1;
    *out = (struct str){ text, size };
    return 0;
}

static int work(struct jq *jq, const struct asked *asked, struct arena *arena, struct str *out,
                struct error *err)
{
    const struct json *value, *result;

    if (asked->what == WHAT_CHECK)
        return jq_runner_check(jq, asked->program, err);
    if (json_parse(asked->input, NULL, arena, &value, err) < 0 ||
        jq_runner_run(jq, asked->program, value, arena, &result, err) < 0)
        return -1;
    *out = json_print(result, JSON_COMPACT, arena);
    return 0;
}

/* Of processor time, from now on; 0: none. */
static void limit_time(uint32_t limit_ms)
{
    const struct itimerval limit = { .it_value = { .tv_sec = limit_ms / 1000,
                                                   .tv_usec = (limit_ms % 1000) * 1000 } };

    setitimer(ITIMER_PROF, &limit, NULL);
}

static int serve_one(struct jq *jq, int fd, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error failure = { 0 };
    struct question question = { 0 };
    struct asked asked = { WHAT_CHECK, STR_EMPTY, STR_EMPTY };
    struct str result = STR_EMPTY;
    int got;

    if (receive_all(fd, &question, sizeof(question), err) < 0 ||
        receive_text(fd, question.program_bytes, arena, &asked.program, err) < 0 ||
        receive_text(fd, question.input_bytes, arena, &asked.input, err) < 0)
        return -1;
    asked.what = (enum what)question.what;
    limit_time(question.limit_ms);
    got = work(jq, &asked, arena, &result, &failure);
    limit_time(0);
    if (got < 0)
        return answer(fd, failure.code, str_of(error_text(&failure)), err);
    return answer(fd, ERR_OK, result, err);
}

int jq_process_job(struct sandbox_worker *worker, struct str request, struct error *err)
{
    CLEANUP(jq_free) struct jq *jq = jq_new(PROGRAMS_KEPT);
    int fd = sandbox_worker_fd(worker, 0);

    (void)request;
    if (send_all(fd, "", 1, err) < 0)
        return -1;
    while (serve_one(jq, fd, err) == 0)
        ;
    return -1; /* the parent is gone, or has had enough */
}

/* ---- starting and ending it ---- */

static void on_ended(void *context, struct sandbox_result *result, struct error *err)
{
    struct jq_process *process = context;

    (void)result;
    log_debug("a jq process has ended", F("reason", err ? error_text(err) : ""));
    process->run = NULL;
}

static void stop(struct jq_process *process)
{
    if (process->run)
        sandbox_run_cancel(process->run);
    if (process->socket >= 0)
        close(process->socket);
    process->run = NULL;
    process->socket = -1;
    process->is_ready = false;
}

static int start(struct jq_process *process, struct error *err)
{
    struct sandbox_task task = { .job = process->job, .fd_count = 1 };
    int pair[2];

    stop(process);
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0)
        return error_set_errno(err, errno, "cannot make a socket pair");
    process->socket = pair[0];
    task.fds[0] = pair[1];
    process->run = sandbox_run(process->sandbox, &task, on_ended, process);
    close(pair[1]);
    return 0;
}

struct jq_process *jq_process_new(struct loop *loop, struct sandbox *sandbox, size_t job,
                                  int64_t timeout_ms)
{
    struct jq_process *process = xcalloc(1, sizeof(*process));

    process->loop = loop;
    process->sandbox = sandbox;
    process->job = job;
    process->timeout_ms = timeout_ms;
    process->socket = -1;
    process->gate.limit = 1;
    process->overruns = map_new();
    return process;
}

void jq_process_free(struct jq_process *process)
{
    if (!process)
        return;
    stop(process);
    for (struct map_cursor at = { 0 }; map_next(process->overruns, &at);)
        free(at.value);
    map_free(process->overruns);
    free(process);
}

/* ---- waiting ---- */

struct readable {
    struct fiber_event event;
    bool timed_out;
};

static void on_readable(void *context, unsigned events)
{
    struct readable *readable = context;

    (void)events;
    if (!readable->event.is_set)
        fiber_event_set(&readable->event);
}

static void on_expiry(void *context)
{
    struct readable *readable = context;

    readable->timed_out = true;
    if (!readable->event.is_set)
        fiber_event_set(&readable->event);
}

static bool wait_in_fiber(struct jq_process *process, int64_t timeout_ms)
{
    struct readable readable = { 0 };
    struct watch *socket =
        loop_watch_fd(process->loop, process->socket, LOOP_READ, on_readable, &readable);
    struct watch *timer = loop_watch_once(process->loop, timeout_ms, on_expiry, &readable);

    fiber_event_wait(&readable.event);
    watch_cancel(socket);
    watch_cancel(timer);
    return !readable.timed_out;
}

/* False: nothing came in time. */
static bool wait_for_answer(struct jq_process *process, int64_t timeout_ms)
{
    struct pollfd poll_fd = { .fd = process->socket, .events = POLLIN };

    if (poll(&poll_fd, 1, 0) == 1)
        return true;
    if (fiber_current())
        return wait_in_fiber(process, timeout_ms);
    return poll(&poll_fd, 1, (int)timeout_ms) == 1;
}

static int be_ready(struct jq_process *process, struct error *err)
{
    char byte;

    if ((!process->run || process->socket < 0) && start(process, err) < 0)
        return -1;
    if (process->is_ready)
        return 0;
    if (!wait_for_answer(process, fiber_current() ? START_MS : START_MS / 10))
        return error_set(err, ERR_UNAVAILABLE, "the jq process does not start");
    if (receive_all(process->socket, &byte, 1, err) < 0) {
        stop(process);
        return -1;
    }
    process->is_ready = true;
    return 0;
}

/* ---- programs that take too long ---- */

/* For a while: it may have been the machine's fault. */
static void ban(struct jq_process *process, struct str program)
{
    int64_t *until = xcalloc(1, sizeof(*until));

    *until = loop_now_ms(process->loop) + BAN_MS;
    free(map_put(process->overruns, program, until));
}

static bool is_banned(const struct jq_process *process, struct str program)
{
    const int64_t *until = map_find(process->overruns, program);

    return until && *until > loop_now_ms(process->loop);
}

/* ---- asking ---- */

static int ask_socket(struct jq_process *process, const struct asked *asked, struct arena *arena,
                      struct str *out, struct error *err)
{
    const struct question question = { asked->what, (uint32_t)asked->program.len,
                                       (uint32_t)asked->input.len, (uint32_t)process->timeout_ms };
    struct answer head = { 0 };

    if (send_all(process->socket, &question, sizeof(question), err) < 0 ||
        send_all(process->socket, asked->program.ptr, asked->program.len, err) < 0 ||
        send_all(process->socket, asked->input.ptr, asked->input.len, err) < 0)
        return -1;
    if (!wait_for_answer(process, process->timeout_ms * WALL_FACTOR) ||
        receive_all(process->socket, &head, sizeof(head), err) < 0) {
        ban(process, asked->program);
        stop(process);
        return error_set(err, ERR_TIMEOUT, "JQ patch execution timed out");
    }
    if (receive_text(process->socket, head.bytes, arena, out, err) < 0)
        return -1;
    if (head.code == ERR_OK)
        return 0;
    error_set(err, (enum error_code)head.code, "%.*s", STR_ARG(*out));
    return 1; /* the program's own failure: the process is well */
}

static int ask(struct jq_process *process, const struct asked *asked, struct arena *arena,
               struct str *out, struct error *err)
{
    int result;

    if (is_banned(process, asked->program))
        return error_set(err, ERR_TIMEOUT, "JQ patch execution timed out");
    if (be_ready(process, err) < 0)
        return -1;
    result = ask_socket(process, asked, arena, out, err);
    if (result < 0)
        stop(process);
    return result == 0 ? 0 : -1;
}

static int ask_in_turn(struct jq_process *process, const struct asked *asked, struct arena *arena,
                       struct str *out, struct error *err)
{
    int result;

    if (!fiber_current()) {
        if (process->gate.inside > 0)
            return error_set(err, ERR_UNAVAILABLE, "the jq process is busy");
        return ask(process, asked, arena, out, err);
    }
    fiber_gate_enter(&process->gate);
    result = ask(process, asked, arena, out, err);
    fiber_gate_leave(&process->gate);
    return result;
}

static int check(void *context, struct str program, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct asked asked = { WHAT_CHECK, program, STR_EMPTY };
    struct str ignored;

    return ask_in_turn(context, &asked, arena, &ignored, err);
}

static int run(void *context, struct str program, const struct json *input, struct arena *arena,
               const struct json **out, struct error *err)
{
    const struct asked asked = { WHAT_RUN, program,
                                 json_print(input, JSON_COMPACT | JSON_RAW_HTML, arena) };
    struct str result = STR_EMPTY;

    if (ask_in_turn(context, &asked, arena, &result, err) < 0)
        return -1;
    return json_parse(result, NULL, arena, out, err);
}

struct jq_runner jq_process_runner(struct jq_process *process)
{
    return (struct jq_runner){ check, run, process };
}
