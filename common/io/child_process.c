#include "io/child_process.h"

#include "base/mem.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DEFAULT_GRACE_MS = 2000, READ_BLOCK = 16 * 1024, READ_BURST = 16 };
enum { DEFAULT_OUTPUT = 64 * 1024 * 1024, DEFAULT_ERRORS = 64 * 1024 };

/* The child's ends of everything, closed here once it has them. */
struct ends {
    int input, output, errors, directory;
    int extra[CHILD_MAX_FDS];
    size_t extra_count;
};

static void close_fd(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static void ends_release(struct ends *ends)
{
    close_fd(&ends->input);
    close_fd(&ends->output);
    close_fd(&ends->errors);
    close_fd(&ends->directory);
    for (size_t i = 0; i < ends->extra_count; i++)
        close_fd(&ends->extra[i]);
}
DEFINE_CLEANUP_VALUE(struct ends, ends_release)

/* A file, not a pipe: nobody has to feed it, and /dev/stdin can be opened. */
static int open_input(struct str input, int *out, struct error *err)
{
    size_t written = 0;
    int fd = input.len == 0 ? open("/dev/null", O_RDONLY | O_CLOEXEC)
                            : memfd_create("stdin", MFD_CLOEXEC);

    if (fd < 0)
        return error_set_errno(err, errno, "cannot make its standard input");
    while (written < input.len) {
        ssize_t n = pwrite(fd, input.ptr + written, input.len - written, (off_t)written);

        if (n < 0) {
            int errnum = errno;

            close(fd);
            return error_set_errno(err, errnum, "cannot fill its standard input");
        }
        written += (size_t)n;
    }
    *out = fd;
    return 0;
}

static int open_pipe(int *ours, int *theirs, struct error *err)
{
    int fds[2];

    if (pipe2(fds, O_CLOEXEC) < 0)
        return error_set_errno(err, errno, "cannot make a pipe");
    *ours = fds[0];
    *theirs = fds[1];
    if (fcntl(fds[0], F_SETFL, O_NONBLOCK) < 0)
        return error_set_errno(err, errno, "cannot set up a pipe");
    return 0;
}

/* Copies above all numbers that the child will use, so that none is overwritten before its turn. */
static int copy_extra(const struct child_options *options, struct ends *ends, struct error *err)
{
    for (size_t i = 0; i < options->fd_count; i++) {
        int copy = fcntl(options->fds[i], F_DUPFD_CLOEXEC, 3 + CHILD_MAX_FDS);

        if (copy < 0)
            return error_set_errno(err, errno, "cannot hand descriptor %d on", options->fds[i]);
        ends->extra[ends->extra_count++] = copy;
    }
    return 0;
}

static int open_ends(struct child_process *process, const struct child_options *options,
                     struct ends *ends, struct error *err)
{
    if (options->directory) {
        ends->directory = open(options->directory, O_PATH | O_DIRECTORY | O_CLOEXEC);
        if (ends->directory < 0)
            return error_set_errno(err, errno, "cannot enter '%s'", options->directory);
    }
    if (open_input(options->input, &ends->input, err) < 0)
        return -1;
    if (open_pipe(&process->output.fd, &ends->output, err) < 0)
        return -1;
    if (open_pipe(&process->errors.fd, &ends->errors, err) < 0)
        return -1;
    return copy_extra(options, ends, err);
}

/* 0, or what errno would be. */
static int describe_descriptors(posix_spawn_file_actions_t *actions, const struct ends *ends)
{
    int status = posix_spawn_file_actions_adddup2(actions, ends->input, 0);

    if (status == 0)
        status = posix_spawn_file_actions_adddup2(actions, ends->output, 1);
    if (status == 0)
        status = posix_spawn_file_actions_adddup2(actions, ends->errors, 2);
    for (size_t i = 0; i < ends->extra_count && status == 0; i++)
        status = posix_spawn_file_actions_adddup2(actions, ends->extra[i], 3 + (int)i);
    if (status == 0 && ends->directory >= 0)
        status = posix_spawn_file_actions_addfchdir_np(actions, ends->directory);
    if (status == 0)
        status = posix_spawn_file_actions_addclosefrom_np(actions, 3 + (int)ends->extra_count);
    return status;
}

static void describe_process(posix_spawnattr_t *attributes)
{
    sigset_t none, all;

    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setpgroup(attributes, 0);
    posix_spawnattr_setsigmask(attributes, &none);
    posix_spawnattr_setsigdefault(attributes, &all);
    posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK |
                                             POSIX_SPAWN_SETSIGDEF);
}

static int spawn(struct child_process *process, const struct child_options *options,
                 const struct ends *ends)
{
    static const char *const nothing[] = { NULL };
    const char *const *environment = options->environment ? options->environment : nothing;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int status = posix_spawn_file_actions_init(&actions);

    if (status != 0)
        return status;
    status = posix_spawnattr_init(&attributes);
    if (status == 0) {
        describe_process(&attributes);
        status = describe_descriptors(&actions, ends);
        /* The standard's signature lacks the consts that it keeps to. */
        if (status == 0)
            status = posix_spawnp(&process->pid, options->argv[0], &actions, &attributes,
                                  (char *const *)(uintptr_t)options->argv,
                                  (char *const *)(uintptr_t)environment);
        posix_spawnattr_destroy(&attributes);
    }
    posix_spawn_file_actions_destroy(&actions);
    if (status != 0)
        process->pid = 0;
    return status;
}

static void pipe_init(struct child_pipe *pipe, size_t limit)
{
    *pipe = (struct child_pipe){ .fd = -1, .text = STRBUF_INIT(limit), .limit = limit };
}

int child_process_start(struct child_process *process, const struct child_options *options,
                        struct error *err)
{
    CLEANUP(ends_release)
    struct ends ends = { .input = -1, .output = -1, .errors = -1, .directory = -1 };
    int status;

    assert(options->argv && options->argv[0] && options->fd_count <= CHILD_MAX_FDS);
    *process = (struct child_process){ .pid_fd = -1 };
    process->grace_ms = options->grace_ms > 0 ? options->grace_ms : DEFAULT_GRACE_MS;
    pipe_init(&process->output, options->stdout_limit ? options->stdout_limit : DEFAULT_OUTPUT);
    pipe_init(&process->errors, options->stderr_limit ? options->stderr_limit : DEFAULT_ERRORS);

    if (open_ends(process, options, &ends, err) < 0)
        return error_prefix(err, "cannot start '%s'", options->argv[0]);
    status = spawn(process, options, &ends);
    if (status != 0)
        return error_set_errno(err, status, "cannot start '%s'", options->argv[0]);
    process->pid_fd = pidfd_open(process->pid, 0); /* close-on-exec by itself */
    if (process->pid_fd < 0)
        return error_set_errno(err, errno, "cannot watch '%s'", options->argv[0]);
    return 0;
}

/* What is beyond the limit is dropped, but read: nobody shall wait for us to write to stderr. */
static void keep(struct child_pipe *pipe, const char *bytes, size_t size)
{
    size_t room = pipe->limit - pipe->text.len;

    if (size > room)
        pipe->truncated = true;
    strbuf_add(&pipe->text, bytes, size < room ? size : room);
}

bool child_pipe_read(struct child_pipe *pipe)
{
    char block[READ_BLOCK];

    for (int i = 0; i < READ_BURST && pipe->fd >= 0; i++) {
        ssize_t n = read(pipe->fd, block, sizeof(block));

        if (n > 0) {
            keep(pipe, block, (size_t)n);
        } else if (n < 0 && errno == EAGAIN) {
            break;
        } else if (n == 0 || errno != EINTR) {
            close_fd(&pipe->fd);
        }
    }
    secret_wipe(block, sizeof(block));
    return pipe->fd >= 0;
}

bool child_process_is_over_limit(const struct child_process *process)
{
    return process->output.truncated;
}

void child_process_end(struct child_process *process)
{
    int number = process->is_ending ? SIGKILL : SIGTERM;

    if (process->pid == 0 || process->is_killed)
        return;
    process->is_killed = number == SIGKILL;
    process->is_ending = true;
    kill(-process->pid, number);
}

/* The leader has ended but is not reaped yet, so its number cannot belong to anybody else. */
static void reap(struct child_process *process, siginfo_t *info)
{
    int status;

    kill(-process->pid, SIGKILL);
    do
        status = waitid(P_PID, (id_t)process->pid, info, WEXITED);
    while (status < 0 && errno == EINTR);
    process->pid = 0;
}

static struct str take_text(struct child_pipe *pipe)
{
    size_t length = pipe->text.len;

    return (struct str){ strbuf_detach(&pipe->text), length };
}

/* Writers that left the group may keep a pipe open and fill it for ever: only so much is read. */
static void read_rest(struct child_pipe *pipe)
{
    enum { PIPE_CAPACITY = 1024 * 1024 };

    for (int i = 0; i < PIPE_CAPACITY / READ_BLOCK / READ_BURST && child_pipe_read(pipe); i++)
        ;
}

void child_process_finish(struct child_process *process, struct child_result *result)
{
    siginfo_t info = { 0 };
    bool exited;

    reap(process, &info);
    exited = info.si_code == CLD_EXITED;
    read_rest(&process->output);
    read_rest(&process->errors);
    *result = (struct child_result){
        .exit_code = exited ? info.si_status : -1,
        .signal = exited ? 0 : info.si_status,
        .timed_out = process->timed_out,
        .cancelled = process->cancelled,
        .stdout_truncated = process->output.truncated,
        .stderr_truncated = process->errors.truncated,
        .output = take_text(&process->output),
        .errors = take_text(&process->errors),
    };
    child_process_release(process);
}

static void pipe_release(struct child_pipe *pipe)
{
    close_fd(&pipe->fd);
    strbuf_release(&pipe->text);
}

void child_process_release(struct child_process *process)
{
    siginfo_t info;

    if (process->pid != 0)
        reap(process, &info);
    close_fd(&process->pid_fd);
    pipe_release(&process->output);
    pipe_release(&process->errors);
}
