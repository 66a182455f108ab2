#include "io/sandbox.h"

#include "base/mem.h"
#include "io/loop.h"
#include "io/sandbox_notes.h"
#include "io/sandbox_run.h"
#include "io/sandbox_zygote.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* The parent's side: orders to the zygote, in order, and what became of them. */

struct queue {
    struct sandbox_run *first, *last;
};

struct sandbox {
    struct loop *loop;
    int control;
    pid_t zygote, spare; /* the worker that waits for an order, as last heard; 0: none */
    struct sandbox_notes *notes;
    struct watch *watch;
    struct sandbox_status status;
    struct queue unsent, ordered; /* waiting to be sent; sent, and not reported yet */
};

bool sandbox_mode_parse(const char *text, enum sandbox_mode *out)
{
    static const char *const names[] = { "full", "seccomp", "off" };

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (strcmp(text, names[i]) == 0) {
            *out = (enum sandbox_mode)i;
            return true;
        }
    return false;
}

struct sandbox_status sandbox_status(const struct sandbox *sandbox)
{
    return sandbox->status;
}

static void wait_for(pid_t pid)
{
    while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
        ;
}

/* ---- the start, before there is a loop ---- */

static bool receive_probe(int stream, struct probe_report *report, struct error *err)
{
    enum { PROBE_MS = 10000, MESSAGE_LIMIT = 4096 };
    struct pollfd ready = { .fd = stream, .events = POLLIN };
    struct frame_header header = { 0 };
    char message[MESSAGE_LIMIT] = "";
    int fd = -1;

    if (poll(&ready, 1, PROBE_MS) != 1 || !wire_receive_header(stream, &header, &fd)) {
        error_set(err, ERR_PRECONDITION, "the sandbox does not answer");
        return false;
    }
    if (header.kind == FRAME_REPLY && header.size == sizeof(*report))
        return wire_receive_bytes(stream, report, sizeof(*report));
    if (header.size < sizeof(message))
        (void)wire_receive_bytes(stream, message, header.size);
    error_set(err, ERR_PRECONDITION, "the sandbox cannot confine its workers: %s", message);
    return false;
}

static int order_probe(struct sandbox *sandbox, int stream, struct probe_report *report, int theirs,
                       struct error *err)
{
    struct spawn_order order = { .job = SPAWN_PROBE,
                                 .page = NOTES_NONE,
                                 .memory_limit_bytes = 64 << 20,
                                 .output_limit_bytes = 1 << 20 };
    struct spawn_report spawned = { 0 };
    int fds[2] = { theirs, STDERR_FILENO };
    int pid_fd = -1;
    size_t fd_count = 1;
    bool good;

    if (wire_send(sandbox->control, &order, sizeof(order), fds, 2) < 0 ||
        wire_receive(sandbox->control, &spawned, sizeof(spawned), &pid_fd, &fd_count) !=
            (ssize_t)sizeof(spawned))
        return error_set(err, ERR_PRECONDITION, "the sandbox's zygote has ended");
    if (spawned.errnum != 0)
        return error_set_errno(err, spawned.errnum, "the sandbox cannot fork");
    close(theirs); /* so that its end is seen when the worker has ended */
    sandbox->spare = spawned.spare;
    good = receive_probe(stream, report, err);
    if (fd_count > 0)
        close(pid_fd);
    wait_for(spawned.pid);
    return good ? 0 : -1;
}

static int probe(struct sandbox *sandbox, struct error *err)
{
    struct probe_report report = { 0 };
    int pair[2], status;

    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) < 0)
        return error_set_errno(err, errno, "cannot make a socket for the sandbox");
    status = order_probe(sandbox, pair[0], &report, pair[1], err);
    close(pair[0]);
    if (status < 0)
        return -1;
    sandbox->status = (struct sandbox_status){
        .landlock_abi = report.landlock_abi,
        .seccomp = report.seccomp != 0,
        .memory_limit = report.memory_limit != 0,
        .alive = true,
    };
    return 0;
}

static int check_mode(const struct sandbox_status *status, enum sandbox_mode mode,
                      struct error *err)
{
    if (mode != SANDBOX_OFF && !status->seccomp)
        return error_set(err, ERR_PRECONDITION,
                         "this host does not offer seccomp, which --require-sandbox=%s asks for",
                         mode == SANDBOX_FULL ? "full" : "seccomp");
    if (mode == SANDBOX_FULL && status->landlock_abi == 0)
        return error_set(err, ERR_PRECONDITION,
                         "this host does not offer Landlock (Linux 5.13, switched on), which "
                         "--require-sandbox=full asks for");
    return 0;
}

static int start(struct zygote_plan plan, enum sandbox_mode mode, struct sandbox **out,
                 struct error *err)
{
    CLEANUP(sandbox_stop) struct sandbox *sandbox = xcalloc(1, sizeof(*sandbox));

    sandbox->control = -1;
    if (sandbox_notes_new(&sandbox->notes, err) < 0)
        return -1;
    plan.notes = sandbox_notes_fd(sandbox->notes);
    if (sandbox_zygote_start(&plan, &sandbox->control, &sandbox->zygote, err) < 0)
        return -1;
    if (probe(sandbox, err) < 0 || check_mode(&sandbox->status, mode, err) < 0)
        return -1;
    *out = TAKE(sandbox);
    return 0;
}

int sandbox_start(const struct sandbox_job *jobs, size_t count, enum sandbox_mode mode,
                  struct sandbox **out, struct error *err)
{
    return start((struct zygote_plan){ .jobs = jobs, .job_count = count }, mode, out, err);
}

int sandbox_start_program(const char *program, enum sandbox_mode mode, struct sandbox **out,
                          struct error *err)
{
    return start((struct zygote_plan){ .program = program }, mode, out, err);
}

int sandbox_start_without_landlock(const struct sandbox_job *jobs, size_t count,
                                   enum sandbox_mode mode, struct sandbox **out, struct error *err)
{
    struct zygote_plan plan = { .jobs = jobs, .job_count = count, .without_landlock = true };

    return start(plan, mode, out, err);
}

/* ---- the zygote's end ---- */

static void push(struct queue *queue, struct sandbox_run *run)
{
    sandbox_run_set_next(run, NULL);
    if (queue->last)
        sandbox_run_set_next(queue->last, run);
    else
        queue->first = run;
    queue->last = run;
}

static struct sandbox_run *pop(struct queue *queue)
{
    struct sandbox_run *run = queue->first;

    if (!run)
        return NULL;
    queue->first = sandbox_run_next(run);
    if (!queue->first)
        queue->last = NULL;
    return run;
}

static void fail_all(struct queue *queue, const struct error *err)
{
    struct sandbox_run *run;

    while ((run = pop(queue)))
        sandbox_run_failed(run, err);
}

static void set_lost(struct error *err)
{
    error_set(err, ERR_UNAVAILABLE,
              "the sandbox's zygote has ended; this process has to be started again");
}

/* It is our child, and has not been waited for: the number is nobody else's. */
static void end_spare(struct sandbox *sandbox)
{
    if (sandbox->spare <= 0)
        return;
    kill(sandbox->spare, SIGKILL);
    wait_for(sandbox->spare);
    sandbox->spare = 0;
}

static void lose_zygote(struct sandbox *sandbox)
{
    CLEANUP(error_release) struct error err = { 0 };

    set_lost(&err);
    sandbox->status.alive = false;
    if (waitpid(sandbox->zygote, NULL, WNOHANG) == sandbox->zygote)
        sandbox->zygote = 0;
    end_spare(sandbox);
    watch_cancel(TAKE(sandbox->watch));
    fail_all(&sandbox->ordered, &err);
    fail_all(&sandbox->unsent, &err);
}

/* ---- orders and reports ---- */

/* False: not now. */
static bool send_order(struct sandbox *sandbox, struct sandbox_run *run)
{
    struct spawn_order order;
    int fds[SPAWN_MAX_FDS];
    size_t fd_count;

    sandbox_run_order(run, &order, fds, &fd_count);
    return wire_send(sandbox->control, &order, sizeof(order), fds, fd_count) >= 0;
}

static void send_orders(struct sandbox *sandbox)
{
    while (sandbox->status.alive && sandbox->unsent.first) {
        if (!send_order(sandbox, sandbox->unsent.first)) {
            if (errno != EAGAIN && errno != ETOOMANYREFS)
                lose_zygote(sandbox);
            break;
        }
        push(&sandbox->ordered, pop(&sandbox->unsent));
    }
    if (sandbox->watch)
        watch_set_events(sandbox->watch, LOOP_READ | (sandbox->unsent.first ? LOOP_WRITE : 0u));
}

static void take_report(struct sandbox *sandbox, const struct spawn_report *report, int pid_fd)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct sandbox_run *run = pop(&sandbox->ordered);

    assert(run);
    /* The spare got this order, or is one still; or it had died, and was replaced. */
    if (sandbox->spare != report->pid && sandbox->spare != report->spare)
        end_spare(sandbox);
    sandbox->spare = report->spare;
    if (report->errnum == 0) {
        sandbox_run_spawned(run, report->pid, pid_fd);
        return;
    }
    error_set_errno(&err, report->errnum, "cannot fork a sandboxed worker");
    sandbox_run_failed(run, &err);
}

static void on_control(void *context, unsigned events)
{
    enum { BURST = 64 };
    struct sandbox *sandbox = context;

    (void)events;
    for (int i = 0; i < BURST && sandbox->status.alive; i++) {
        struct spawn_report report;
        size_t fd_count = 1;
        int pid_fd = -1;
        ssize_t size = wire_receive(sandbox->control, &report, sizeof(report), &pid_fd, &fd_count);

        if (size < 0 && errno == EAGAIN)
            break;
        if (size == (ssize_t)sizeof(report))
            take_report(sandbox, &report, fd_count ? pid_fd : -1);
        else
            lose_zygote(sandbox);
    }
    send_orders(sandbox);
}

void sandbox_attach(struct sandbox *sandbox, struct loop *loop)
{
    assert(!sandbox->loop);
    sandbox->loop = loop;
    (void)fcntl(sandbox->control, F_SETFL, O_NONBLOCK);
    sandbox->watch = loop_watch_fd(loop, sandbox->control, LOOP_READ, on_control, sandbox);
}

struct sandbox_run *sandbox_run(struct sandbox *sandbox, const struct sandbox_task *task,
                                sandbox_done_fn done, void *context)
{
    struct sandbox_run *run = sandbox_run_new(sandbox->loop, sandbox->notes, task, done, context);
    CLEANUP(error_release) struct error err = { 0 };

    if (!sandbox_run_is_waiting(run))
        return run;
    if (!sandbox->status.alive) {
        set_lost(&err);
        sandbox_run_failed(run, &err);
        return run;
    }
    push(&sandbox->unsent, run);
    send_orders(sandbox);
    return run;
}

static void reap_workers_in_flight(struct sandbox *sandbox)
{
    CLEANUP(error_release) struct error err = { 0 };

    (void)fcntl(sandbox->control, F_SETFL, 0);
    while (sandbox->ordered.first) {
        struct spawn_report report;
        size_t fd_count = 1;
        int pid_fd = -1;

        if (wire_receive(sandbox->control, &report, sizeof(report), &pid_fd, &fd_count) !=
            (ssize_t)sizeof(report))
            break;
        take_report(sandbox, &report, fd_count ? pid_fd : -1);
    }
    error_set(&err, ERR_CANCELLED, "the sandbox was stopped");
    fail_all(&sandbox->ordered, &err);
    fail_all(&sandbox->unsent, &err);
}

void sandbox_stop(struct sandbox *sandbox)
{
    if (!sandbox)
        return;
    if (sandbox->control >= 0)
        reap_workers_in_flight(sandbox);
    watch_cancel(sandbox->watch);
    if (sandbox->control >= 0)
        close(sandbox->control); /* which ends the zygote */
    if (sandbox->zygote > 0)
        wait_for(sandbox->zygote);
    end_spare(sandbox);
    sandbox_notes_unref(sandbox->notes);
    free(sandbox);
}
