#include "io/sandbox_worker.h"

#include "base/arena.h"
#include "base/mem.h"
#include "io/sandbox_notes.h"
#include "io/tree.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Lock everything, read the request, run the job, send its reply, end. Nothing here outlives it. */

struct sandbox_worker {
    int stream;
    int fds[SANDBOX_MAX_FDS];
    size_t fd_count;
    struct tree *tree;
    struct whereabouts *where;
    uint64_t output_limit_bytes;
    size_t parts_left; /* bytes of the reply that was begun */
    int memory;        /* for a large reply; -1: not asked for */
    void *room;        /* it, mapped */
    size_t room_bytes;
};

/* The parent is gone, or will kill us for what we just did: there is nobody to tell. */
static NORETURN void vanish(void)
{
    _exit(1);
}

struct tree *sandbox_worker_tree(struct sandbox_worker *worker)
{
    return worker->tree;
}

int sandbox_worker_fd(const struct sandbox_worker *worker, size_t index)
{
    return index < worker->fd_count ? worker->fds[index] : -1;
}

struct whereabouts *sandbox_worker_whereabouts(struct sandbox_worker *worker)
{
    return worker->where;
}

/* ---- the stream ---- */

static void send_frame(struct sandbox_worker *worker, enum frame_kind kind, uint32_t code,
                       struct str bytes, int fd)
{
    if (!wire_send_frame(worker->stream, kind, code, bytes, fd))
        vanish();
}

static struct str receive_bytes(struct sandbox_worker *worker, const struct frame_header *header,
                                struct arena *arena)
{
    char *bytes = arena_alloc(arena, header->size + 1);

    if (!wire_receive_bytes(worker->stream, bytes, header->size))
        vanish();
    bytes[header->size] = '\0';
    return (struct str){ bytes, header->size };
}

static int receive_answer(struct sandbox_worker *worker, struct arena *arena, struct str *answer,
                          int *fd, struct error *err)
{
    struct frame_header header = { 0 };
    struct str bytes;

    if (!wire_receive_header(worker->stream, &header, fd))
        vanish();
    bytes = receive_bytes(worker, &header, arena);
    if (header.kind == FRAME_REFUSAL)
        return error_set(err, (enum error_code)header.code, "%.*s", STR_ARG(bytes));
    *answer = bytes;
    return 0;
}

int sandbox_ask(struct sandbox_worker *worker, struct str question, struct arena *arena,
                struct str *answer, int *fd, struct error *err)
{
    int received = -1;
    int status;

    send_frame(worker, FRAME_ASK, 0, question, -1);
    status = receive_answer(worker, arena, answer, &received, err);
    if (fd && status == 0)
        *fd = received;
    else if (received >= 0)
        close(received);
    return status;
}

static int check_size(const struct sandbox_worker *worker, size_t size, struct error *err)
{
    if (size <= worker->output_limit_bytes)
        return 0;
    return error_set(err, ERR_TOO_LARGE, "the result is larger than %llu bytes",
                     (unsigned long long)worker->output_limit_bytes);
}

int sandbox_reply(struct sandbox_worker *worker, struct str bytes, struct error *err)
{
    if (check_size(worker, bytes.len, err) < 0)
        return -1;
    send_frame(worker, FRAME_REPLY, 0, bytes, -1);
    _exit(0);
}

int sandbox_reply_begin(struct sandbox_worker *worker, size_t size, struct error *err)
{
    struct frame_header header = { .kind = FRAME_REPLY, .size = size };

    if (check_size(worker, size, err) < 0)
        return -1;
    worker->parts_left = size;
    if (!wire_send_bytes(worker->stream, &header, sizeof(header)))
        vanish();
    return 0;
}

void sandbox_reply_part(struct sandbox_worker *worker, struct str bytes)
{
    assert(bytes.len <= worker->parts_left);
    worker->parts_left -= bytes.len;
    if (!wire_send_bytes(worker->stream, bytes.ptr, bytes.len))
        vanish();
}

void sandbox_reply_end(struct sandbox_worker *worker)
{
    assert(worker->parts_left == 0);
    _exit(0);
}

int sandbox_reply_room(struct sandbox_worker *worker, size_t size, void **out, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str nothing;
    void *room;

    assert(worker->memory < 0);
    if (check_size(worker, size, err) < 0)
        return -1;
    send_frame(worker, FRAME_MEMORY, 0, STR_EMPTY, -1);
    if (receive_answer(worker, arena, &nothing, &worker->memory, err) < 0)
        return -1;
    if (ftruncate(worker->memory, (off_t)size) != 0)
        return error_set_errno(err, errno, "cannot make room for the result");
    /* All its pages at once: one by one they would cost more than filling them. */
    room =
        mmap(NULL, size + 1, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, worker->memory, 0);
    if (room == MAP_FAILED)
        return error_set_errno(err, errno, "cannot map room for the result");
    worker->room = *out = room;
    worker->room_bytes = size + 1;
    return 0;
}

int sandbox_reply_memory(struct sandbox_worker *worker, struct error *err)
{
    assert(worker->room);
    munmap(worker->room, worker->room_bytes);
    if (fcntl(worker->memory, F_ADD_SEALS,
              F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) != 0)
        return error_set_errno(err, errno, "cannot seal the result");
    send_frame(worker, FRAME_REPLY_MEMORY, 0, STR_EMPTY, worker->memory);
    _exit(0);
}

/* ---- files without Landlock: the parent opens them ---- */

static int open_by_parent(void *context, const char *path, int flags, struct error *err)
{
    struct sandbox_worker *worker = context;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str nothing;
    int fd = -1;

    send_frame(worker, FRAME_OPEN, (uint32_t)flags, str_of(path), -1);
    if (receive_answer(worker, arena, &nothing, &fd, err) < 0)
        return -1;
    return fd >= 0 ? fd : error_set(err, ERR_INTERNAL, "no descriptor came for '%s'", path);
}

static int read_link_by_parent(void *context, const char *path, struct arena *arena,
                               const char **out, struct error *err)
{
    struct sandbox_worker *worker = context;
    struct str target = STR_EMPTY;
    int fd = -1;

    send_frame(worker, FRAME_READ_LINK, 0, str_of(path), -1);
    if (receive_answer(worker, arena, &target, &fd, err) < 0)
        return -1;
    *out = target.ptr;
    return 0;
}

/* ---- a stack that is used up ---- */

enum { FAULT_STACK_BYTES = 16 * 1024 };

/* Beneath the frame that a job begins in, as far as a stack may reach: a fault there is recursion
 * without end. Set once, before the job; a handler has nothing else to look at. */
static uintptr_t stack_top, stack_bottom;

static void on_fault(int number, siginfo_t *info, void *context)
{
    static const char last_words[] = SANDBOX_STACK_USED_UP "\n";
    uintptr_t address = (uintptr_t)info->si_addr;

    (void)context;
    if (address < stack_top && address >= stack_bottom) {
        ssize_t written = write(STDERR_FILENO, last_words, sizeof(last_words) - 1);

        _exit(written > 0 ? 1 : 2);
    }
    signal(number, SIG_DFL); /* it happens again, and is what it is */
}

/* Sanitizers have a handler of their own, which tells the same. */
static void watch_stack(void)
{
    stack_t alternate = { .ss_sp = xcalloc(1, FAULT_STACK_BYTES), .ss_size = FAULT_STACK_BYTES };
    struct sigaction action = { .sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK };
    struct sigaction before;
    struct rlimit limit;

    if (getrlimit(RLIMIT_STACK, &limit) != 0 || sigaction(SIGSEGV, NULL, &before) != 0 ||
        (before.sa_flags & SA_SIGINFO) != 0 || before.sa_handler != SIG_DFL)
        return;
    stack_top = (uintptr_t)__builtin_frame_address(0);
    stack_bottom = stack_top - (limit.rlim_cur < stack_top ? limit.rlim_cur : stack_top);
    stack_bottom -= stack_bottom > FAULT_STACK_BYTES ? FAULT_STACK_BYTES : stack_bottom;
    if (sigaltstack(&alternate, NULL) == 0)
        (void)sigaction(SIGSEGV, &action, NULL);
}

/* ---- its life ---- */

static NORETURN void report_failure(struct sandbox_worker *worker, const struct error *err)
{
    send_frame(worker, FRAME_FAILURE, err->code, str_of(error_text(err)), -1);
    _exit(0);
}

static bool is_refused(long result)
{
    if (result < 0)
        return errno == EPERM || errno == EACCES;
    close((int)result);
    return false;
}

/* Believes no return value: tries what must not work any more. */
static NORETURN void run_probe(struct sandbox_worker *worker, const struct lockdown *lockdown)
{
    struct open_how how = { .flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC };
    bool no_sockets = is_refused(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    bool no_paths = is_refused(open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    bool no_files = is_refused(syscall(SYS_openat2, AT_FDCWD, "/", &how, sizeof(how)));
    struct probe_report report = {
        .landlock_abi = no_files && lockdown->landlock_abi > 0 ? lockdown->landlock_abi : 0,
        .seccomp = lockdown->filter.len > 0 && no_sockets && no_paths,
        .memory_limit = lockdown->own_bytes > 0,
    };

    send_frame(worker, FRAME_REPLY, 0, (struct str){ (const char *)&report, sizeof(report) }, -1);
    _exit(0);
}

static NORETURN void run_job(struct sandbox_worker *worker, const struct sandbox_job *job)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct arena *arena = arena_new();
    struct frame_header header = { 0 };
    int fd = -1;

    if (!wire_receive_header(worker->stream, &header, &fd) || header.kind != FRAME_REQUEST)
        vanish();
    if (job->run(worker, receive_bytes(worker, &header, arena), &err) < 0)
        report_failure(worker, &err);
    error_set(&err, ERR_INTERNAL, "the job '%s' ended without a result", job->name);
    report_failure(worker, &err);
}

static int set_up(struct sandbox_worker *worker, const struct sandbox_worker_start *start,
                  struct error *err)
{
    static const struct tree_opener parent = { open_by_parent, read_link_by_parent };
    const struct lockdown *lockdown = start->lockdown;
    int tree_fd = start->order.has_tree ? start->fds[2] : -1;
    struct lockdown_limits limits = {
        .tree_fd = tree_fd,
        .memory_limit_bytes = start->order.memory_limit_bytes,
        .output_limit_bytes = start->order.output_limit_bytes,
        .cpu_limit_s = start->order.cpu_limit_s,
    };

    if (lockdown_enter(lockdown, &limits, err) < 0)
        return -1;
    if (tree_fd < 0)
        return 0;
    /* A process that may not be confined at all ("off") opens its files itself, too. */
    if (lockdown->landlock_abi > 0 || lockdown->filter.len == 0)
        return tree_of_fd(tree_fd, &worker->tree, err);
    close(tree_fd);
    worker->tree = tree_of_opener(&parent, worker);
    return 0;
}

void sandbox_worker_run(const struct sandbox_worker_start *start)
{
    struct sandbox_worker *worker = xcalloc(1, sizeof(*worker));
    CLEANUP(error_release) struct error err = { 0 };
    size_t own = start->order.has_tree ? 3 : 2;

    worker->memory = -1;
    worker->where = sandbox_notes_map(start->notes, start->order.page);
    close(start->notes);
    worker->stream = start->fds[0];
    worker->fd_count = start->order.fd_count;
    memcpy(worker->fds, start->fds + own, worker->fd_count * sizeof(int));
    worker->output_limit_bytes = start->order.output_limit_bytes;
    dup2(start->fds[1], STDERR_FILENO);
    close(start->fds[1]);

    watch_stack();
    if (set_up(worker, start, &err) < 0)
        report_failure(worker, &err);
    if (start->order.job == SPAWN_PROBE)
        run_probe(worker, start->lockdown);
    run_job(worker, &start->jobs[start->order.job]);
}
