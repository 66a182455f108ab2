#include "io/sandbox_zygote.h"

#include "io/sandbox_notes.h"
#include "io/sandbox_worker.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/close_range.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

/*
 * A process of one thread, as small as main() was at its first line, that only forks: this program,
 * or a smaller one. Its workers are its parent's children (CLONE_PARENT): who asked for them waits
 * for them, and the zygote keeps nothing that could be lost. One of them, the spare, is always
 * there before its order comes: to fork it takes longer than everything else until its first line.
 */

/* Where its two descriptors lie, above stderr. */
enum { CONTROL = STDERR_FILENO + 1, NOTES };

/* A worker without an order. */
struct spare {
    pid_t pid; /* 0: there is none */
    int socket, pid_fd;
};

struct zygote {
    pid_t parent;
    struct spare spare;
    const struct sandbox_job *jobs;
    size_t job_count;
    bool without_landlock; /* pretend */
    struct lockdown lockdown;
};

/* With its parent it ends, whatever ends that. */
static void die_with(pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(1);
}

static void settle_in(struct zygote *zygote)
{
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    sigset_t none;

    die_with(zygote->parent);
    prctl(PR_SET_NAME, "sandbox");
    setpgid(0, 0); /* a terminal's Ctrl-C is for the parent, which ends us when it is done */
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    if (null < 0)
        _exit(1);
    dup2(null, STDIN_FILENO);
    dup2(null, STDOUT_FILENO);
    syscall(SYS_close_range, NOTES + 1, ~0u, 0);
    lockdown_prepare(&zygote->lockdown, zygote->without_landlock);
}

static pid_t fork_sibling(int *pid_fd)
{
    return (pid_t)syscall(SYS_clone, CLONE_PARENT | CLONE_PIDFD | SIGCHLD, NULL, pid_fd, NULL, 0);
}

static void close_all(const int *fds, size_t count)
{
    for (size_t i = 0; i < count; i++)
        close(fds[i]);
}

static bool is_complete(const struct zygote *zygote, const struct spawn_order *order, size_t fds)
{
    return (order->job < zygote->job_count || order->job == SPAWN_PROBE) &&
           order->fd_count <= SANDBOX_MAX_FDS &&
           fds == 2 + (order->has_tree ? 1u : 0u) + order->fd_count;
}

/* ---- the spare ---- */

/* Its end of the socket is all it has; an end of file there means that nobody will ask. */
static NORETURN void await_order(const struct zygote *zygote, int socket)
{
    struct sandbox_worker_start start = { .jobs = zygote->jobs,
                                          .job_count = zygote->job_count,
                                          .lockdown = &zygote->lockdown,
                                          .notes = NOTES };
    size_t fd_count = SPAWN_MAX_FDS;

    close(CONTROL);
    die_with(zygote->parent);
    lockdown_volunteer_for_oom();
    if (wire_receive(socket, &start.order, sizeof(start.order), start.fds, &fd_count) !=
        (ssize_t)sizeof(start.order))
        _exit(0);
    close(socket);
    sandbox_worker_run(&start);
}

/* 0, or the error's number. */
static int fork_spare(struct zygote *zygote)
{
    struct spare spare = { .pid_fd = -1 };
    int pair[2], errnum;

    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0)
        return errno;
    spare.pid = fork_sibling(&spare.pid_fd);
    errnum = errno;
    if (spare.pid == 0) {
        close(pair[0]);
        await_order(zygote, pair[1]);
    }
    close(pair[1]);
    if (spare.pid < 0) {
        close(pair[0]);
        return errnum;
    }
    spare.socket = pair[0];
    zygote->spare = spare;
    return 0;
}

/* The descriptor of its process; the spare is no spare any more. */
static int release_spare(struct zygote *zygote)
{
    int pid_fd = zygote->spare.pid_fd;

    close(zygote->spare.socket);
    zygote->spare = (struct spare){ 0 };
    return pid_fd;
}

/* One that died meanwhile (memory was short) is replaced. 0, or the error's number. */
static int give_to_spare(struct zygote *zygote, const struct sandbox_worker_start *start,
                         size_t fd_count)
{
    int errnum = 0;

    for (int attempt = 0; attempt < 2; attempt++) {
        errnum = zygote->spare.pid > 0 ? 0 : fork_spare(zygote);
        if (errnum != 0)
            break;
        if (wire_send(zygote->spare.socket, &start->order, sizeof(start->order), start->fds,
                      fd_count) >= 0)
            break;
        errnum = errno;
        if (errnum != EPIPE && errnum != ECONNRESET)
            break;
        close(release_spare(zygote));
    }
    return errnum;
}

/* ---- orders ---- */

static void spawn(struct zygote *zygote, struct sandbox_worker_start *start, size_t fd_count)
{
    struct spawn_report report = { 0 };
    int pid_fd = -1;

    report.errnum = is_complete(zygote, &start->order, fd_count)
                        ? give_to_spare(zygote, start, fd_count)
                        : EINVAL;
    close_all(start->fds, fd_count);
    if (report.errnum == 0) {
        report.pid = zygote->spare.pid;
        pid_fd = release_spare(zygote);
        (void)fork_spare(zygote); /* or with the next order */
    }
    report.spare = zygote->spare.pid;
    if (wire_send(CONTROL, &report, sizeof(report), &pid_fd, pid_fd >= 0 ? 1 : 0) < 0)
        _exit(0);
    if (pid_fd >= 0)
        close(pid_fd);
}

static NORETURN void zygote_main(struct zygote *zygote)
{
    struct sandbox_worker_start start;

    settle_in(zygote);
    (void)fork_spare(zygote);
    while (true) {
        size_t fd_count = SPAWN_MAX_FDS;
        ssize_t size =
            wire_receive(CONTROL, &start.order, sizeof(start.order), start.fds, &fd_count);

        if (size != (ssize_t)sizeof(start.order))
            _exit(0); /* the parent closed it */
        spawn(zygote, &start, fd_count);
    }
}

NORETURN void sandbox_serve(const struct sandbox_job *jobs, size_t count)
{
    struct zygote zygote = { .parent = getppid(), .jobs = jobs, .job_count = count };

    zygote_main(&zygote);
}

/* ---- its start ---- */

/* What a zygote of another program knows of ours: no secret may be in it. */
static bool is_for_zygote(const char *variable)
{
    static const char *const names[] = { "TZ=",           "LD_LIBRARY_PATH=", "ASAN_OPTIONS=",
                                         "LSAN_OPTIONS=", "TSAN_OPTIONS=",    "UBSAN_OPTIONS=" };

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (strncmp(variable, names[i], strlen(names[i])) == 0)
            return true;
    return false;
}

static NORETURN void become(const char *program)
{
    char *const argv[] = { (char *)(uintptr_t)program, NULL };
    /* Its functions are looked up once, and not by each worker anew. */
    char *environment[16] = { (char *)(uintptr_t) "LD_BIND_NOW=1" };
    size_t count = 1;

    for (char **at = environ; *at && count + 1 < sizeof(environment) / sizeof(*environment); at++)
        if (is_for_zygote(*at))
            environment[count++] = *at;
    execve(program, argv, environment);
    _exit(127);
}

/* The two descriptors go to their places by way of others, which cannot lie there. */
static bool place_descriptors(int control, int notes)
{
    int high_control = fcntl(control, F_DUPFD_CLOEXEC, NOTES + 1);
    int high_notes = fcntl(notes, F_DUPFD_CLOEXEC, NOTES + 1);

    return dup2(high_control, CONTROL) == CONTROL && dup2(high_notes, NOTES) == NOTES;
}

static NORETURN void begin(const struct zygote_plan *plan, int control, pid_t parent)
{
    struct zygote zygote = { .parent = parent,
                             .jobs = plan->jobs,
                             .job_count = plan->job_count,
                             .without_landlock = plan->without_landlock };

    if (!place_descriptors(control, plan->notes))
        _exit(1);
    if (plan->program)
        become(plan->program);
    zygote_main(&zygote);
}

int sandbox_zygote_start(const struct zygote_plan *plan, int *control, pid_t *pid,
                         struct error *err)
{
    pid_t parent = getpid();
    int pair[2];

    if (plan->program && access(plan->program, X_OK) != 0)
        return error_set_errno(err, errno, "cannot run '%s'", plan->program);
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0)
        return error_set_errno(err, errno, "cannot make a socket for the sandbox");
    *pid = fork();
    if (*pid == 0)
        begin(plan, pair[1], parent);
    close(pair[1]);
    if (*pid < 0) {
        close(pair[0]);
        return error_set_errno(err, errno, "cannot fork the sandbox");
    }
    *control = pair[0];
    return 0;
}
