#include "base/mem.h"
#include "io/loop.h"
#include "io/sandbox_lockdown.h"
#include "io/sandbox_notes.h"
#include "io/sandbox_run.h"
#include "io/sandbox_wire.h"
#include "io/sandbox_worker.h"
#include "test.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void a_frame_passes_with_its_descriptor(void **state)
{
    struct frame_header header;
    int pair[2], fd = -1, file = memfd_create("x", MFD_CLOEXEC);
    char bytes[6] = "";

    (void)state;
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), 0);
    assert_true(wire_send_frame(pair[0], FRAME_ASK, 7, STR("hello"), file));
    assert_true(wire_receive_header(pair[1], &header, &fd));
    assert_int_equal(header.kind, FRAME_ASK);
    assert_int_equal(header.code, 7);
    assert_int_equal(header.size, 5);
    assert_true(fd >= 0 && fd != file);
    assert_int_equal(fcntl(fd, F_GETFD), FD_CLOEXEC);
    assert_true(wire_receive_bytes(pair[1], bytes, 5));
    assert_string_equal(bytes, "hello");
    assert_true(wire_send_frame(pair[0], FRAME_REPLY, 0, STR_EMPTY, -1));
    close(fd);
    assert_true(wire_receive_header(pair[1], &header, &fd));
    assert_int_equal(fd, -1);
    close(pair[0]);
    assert_false(wire_receive_header(pair[1], &header, &fd));
    close(pair[1]);
    close(file);
}

static void more_descriptors_than_expected_are_not_kept(void **state)
{
    int pair[2], fds[SPAWN_MAX_FDS] = { 0 };
    size_t count = 2, open_before = 0, open_after = 0;
    char byte;

    (void)state;
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), 0);
    for (int fd = 0; fd < 200; fd++)
        open_before += fcntl(fd, F_GETFD) >= 0;
    assert_int_equal(wire_send(pair[0], "x", 1, (int[]){ 0, 1, 2, 0 }, 4), 1);
    assert_int_equal(wire_receive(pair[1], &byte, 1, fds, &count), 1);
    for (size_t i = 0; i < count; i++)
        close(fds[i]);
    for (int fd = 0; fd < 200; fd++)
        open_after += fcntl(fd, F_GETFD) >= 0;
    assert_int_equal(open_after, open_before);
    close(pair[0]);
    close(pair[1]);
}

static void a_locked_process_opens_and_connects_nothing(void **state)
{
    pid_t child = fork();
    int status = 0;

    (void)state;
    if (child == 0) {
        struct error err = { 0 };
        struct lockdown lockdown;
        struct lockdown_limits limits = { .tree_fd = -1,
                                          .memory_limit_bytes = 1 << 26,
                                          .output_limit_bytes = 1 << 20 };

        lockdown_prepare(&lockdown, false);
        if (lockdown.filter.len == 0 || lockdown_enter(&lockdown, &limits, &err) < 0)
            _exit(1);
        if (open("/etc/passwd", O_RDONLY) >= 0 || errno != EPERM)
            _exit(2);
        if (socket(AF_INET, SOCK_STREAM, 0) >= 0 || errno != EPERM)
            _exit(3);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

static int job_twice(struct sandbox_worker *worker, struct str request, struct error *err)
{
    char text[100];

    snprintf(text, sizeof(text), "%s%s", request.ptr, request.ptr);
    return sandbox_reply(worker, str_of(text), err);
}

static void a_worker_answers_its_request_on_its_stream(void **state)
{
    static const struct sandbox_job jobs[] = { { "twice", job_twice } };
    struct frame_header header = { 0 };
    char reply[7] = "";
    int pair[2], fd = -1;
    pid_t child;

    (void)state;
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), 0);
    assert_true(wire_send_frame(pair[0], FRAME_REQUEST, 0, STR("abc"), -1));
    child = fork();
    if (child == 0) {
        struct lockdown lockdown;
        struct sandbox_worker_start start = {
            .jobs = jobs,
            .job_count = 1,
            .lockdown = &lockdown,
            .order = { .memory_limit_bytes = 1 << 26, .output_limit_bytes = 1000 },
            .fds = { pair[1], dup(STDERR_FILENO) },
        };

        lockdown_prepare(&lockdown, false);
        sandbox_worker_run(&start);
    }
    assert_true(wire_receive_header(pair[0], &header, &fd));
    assert_int_equal(header.kind, FRAME_REPLY);
    assert_int_equal(header.size, 6);
    assert_true(wire_receive_bytes(pair[0], reply, 6));
    assert_string_equal(reply, "abcabc");
    waitpid(child, NULL, 0);
    close(pair[0]);
    close(pair[1]);
}

static void keep_code(void *context, struct sandbox_result *result, struct error *err)
{
    assert_null(result);
    *(enum error_code *)context = err->code;
}

static void a_run_that_could_not_be_spawned_is_told_so_later(void **state)
{
    CLEANUP(loop_free) struct loop *loop = loop_new();
    CLEANUP(error_release) struct error err = { 0 };
    enum error_code code = ERR_OK;
    int file = memfd_create("x", MFD_CLOEXEC), fds[SPAWN_MAX_FDS];
    struct spawn_order order;
    size_t fd_count = 0;
    bool never = false;
    struct sandbox_notes *notes = NULL;
    struct sandbox_run *run;

    (void)state;
    assert_int_equal(sandbox_notes_new(&notes, &err), 0);
    run = sandbox_run_new(
        loop, notes,
        &(struct sandbox_task){
            .job = 3, .fds = { file }, .fd_count = 1, .cpu_limit_s = 2, .output_limit_bytes = 77 },
        keep_code, &code);
    sandbox_notes_unref(notes);
    assert_true(sandbox_run_is_waiting(run));
    sandbox_run_order(run, &order, fds, &fd_count);
    assert_int_equal(order.job, 3);
    assert_int_equal(order.has_tree, 0);
    assert_int_equal(order.fd_count, 1);
    assert_int_equal(order.cpu_limit_s, 2);
    assert_int_equal(order.memory_limit_bytes, 256 << 20);
    assert_int_equal(order.output_limit_bytes, 77);
    assert_int_equal(fd_count, 3);
    error_set(&err, ERR_EXHAUSTED, "no process left");
    sandbox_run_failed(run, &err);
    assert_int_equal(code, ERR_OK);
    assert_int_equal(loop_run_until(loop, &never, 50, &err), -1);
    assert_int_equal(code, ERR_EXHAUSTED);
    close(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_frame_passes_with_its_descriptor),
        cmocka_unit_test(more_descriptors_than_expected_are_not_kept),
        cmocka_unit_test(a_locked_process_opens_and_connects_nothing),
        cmocka_unit_test(a_worker_answers_its_request_on_its_stream),
        cmocka_unit_test(a_run_that_could_not_be_spawned_is_told_so_later),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
