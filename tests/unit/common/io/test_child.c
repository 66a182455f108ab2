#include "base/arena.h"
#include "base/clock.h"
#include "base/mem.h"
#include "io/cancel.h"
#include "io/child.h"
#include "io/child_process.h"
#include "io/loop.h"
#include "test.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define SHELL(script) ((const char *const[]){ "/bin/sh", "-c", script, NULL })

static void sleep_ms(int ms)
{
    struct timespec time = { ms / 1000, ms % 1000 * 1000000L };

    nanosleep(&time, NULL);
}

static size_t open_descriptors(void)
{
    DIR *dir = opendir("/proc/self/fd");
    size_t count = 0;

    while (readdir(dir))
        count++;
    closedir(dir);
    return count;
}

static void assert_no_children(void)
{
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

struct outcome {
    struct child_result result;
    bool done;
};

static void keep_result(void *context, struct child_result *result)
{
    struct outcome *outcome = context;

    outcome->result = *result;
    result->output = result->errors = (struct str){ 0 };
    outcome->done = true;
}

/* Runs it both ways, on a loop and blocking, which must agree. */
static void run(const struct child_options *options, struct child_result *out)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(loop_free) struct loop *loop = loop_new();
    struct outcome outcome = { 0 };
    struct child *child;

    if (child_start(loop, options, keep_result, &outcome, &child, &err) < 0 ||
        loop_run_until(loop, &outcome.done, 20000, &err) < 0 ||
        child_run(options, NULL, out, &err) < 0)
        fail_msg("%s", error_text(&err));
    assert_int_equal(outcome.result.exit_code, out->exit_code);
    assert_int_equal(outcome.result.signal, out->signal);
    assert_int_equal(outcome.result.timed_out, out->timed_out);
    assert_int_equal(outcome.result.stdout_truncated, out->stdout_truncated);
    assert_int_equal(outcome.result.stderr_truncated, out->stderr_truncated);
    if (!out->stdout_truncated)
        assert_string_equal(outcome.result.output.ptr, out->output.ptr);
    child_result_release(&outcome.result);
    assert_no_children();
}

static void output_errors_and_exit_code_come_back(void **state)
{
    CLEANUP(child_result_release) struct child_result result = { 0 };

    (void)state;
    run(&(struct child_options){ .argv = SHELL("echo out; echo err >&2; exit 3") }, &result);
    assert_int_equal(result.exit_code, 3);
    assert_string_equal(result.output.ptr, "out\n");
    assert_string_equal(result.errors.ptr, "err\n");
    assert_false(child_succeeded(&result));
}

static void a_signal_is_told_as_one(void **state)
{
    CLEANUP(child_result_release) struct child_result result = { 0 };
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    run(&(struct child_options){ .argv = SHELL("echo why >&2; kill -SEGV $$") }, &result);
    assert_int_equal(result.exit_code, -1);
    assert_int_equal(result.signal, SIGSEGV);
    assert_int_equal(child_error(&result, "the shell", &err), -1);
    assert_string_equal(error_text(&err),
                        "the shell was ended by signal 11 (Segmentation fault): why");
}

static void input_arrives_whole_whatever_its_size(void **state)
{
    enum { SIZE = 3000000 };
    CLEANUP(child_result_release) struct child_result result = { 0 };
    CLEANUP(free) char *input = xcalloc(1, SIZE);

    (void)state;
    memset(input, 'x', SIZE);
    run(&(struct child_options){ .argv = SHELL("wc -c"), .input = { input, SIZE } }, &result);
    assert_string_equal(result.output.ptr, "3000000\n");
}

static void without_input_it_reads_its_end_at_once(void **state)
{
    CLEANUP(child_result_release) struct child_result result = { 0 };

    (void)state;
    run(&(struct child_options){ .argv = SHELL("cat; echo end") }, &result);
    assert_string_equal(result.output.ptr, "end\n");
}

static void it_sees_only_the_environment_and_folder_it_was_given(void **state)
{
    CLEANUP(child_result_release) struct child_result result = { 0 };
    const char *const environment[] = { "GREETING=hello", NULL };

    (void)state;
    run(&(struct child_options){ .argv = (const char *const[]){ "/usr/bin/env", NULL },
                                 .environment = environment },
        &result);
    assert_string_equal(result.output.ptr, "GREETING=hello\n");
    child_result_release(&result);
    run(&(struct child_options){ .argv = (const char *const[]){ "env", NULL } }, &result);
    assert_string_equal(result.output.ptr, "");
    child_result_release(&result);
    run(&(struct child_options){ .argv = (const char *const[]){ "pwd", NULL },
                                 .directory = "/usr/share" },
        &result);
    assert_string_equal(result.output.ptr, "/usr/share\n");
}

static void it_inherits_the_named_descriptors_and_no_other(void **state)
{
    CLEANUP(child_result_release) struct child_result result = { 0 };
    int leaked = open("/dev/null", O_RDONLY); /* on purpose without O_CLOEXEC */
    int first[2], second[2];

    (void)state;
    assert_int_equal(pipe(first), 0);
    assert_int_equal(pipe(second), 0);
    for (int i = 0; i < 2; i++) { /* run() runs it twice */
        assert_int_equal(write(first[1], "one\n", 4), 4);
        assert_int_equal(write(second[1], "two\n", 4), 4);
    }
    /* In the "wrong" order, so that naive copying would overwrite one of them. */
    run(&(struct child_options){ .argv =
                                     SHELL("read a <&3; read b <&4; echo $a $b; ls /proc/$$/fd"),
                                 .fds = { second[0], first[0] },
                                 .fd_count = 2 },
        &result);
    assert_string_equal(result.output.ptr, "two one\n0\n1\n2\n3\n4\n");
    close(leaked);
    close(first[0]);
    close(first[1]);
    close(second[0]);
    close(second[1]);
}

static void at_its_deadline_the_whole_group_ends(void **state)
{
    CLEANUP(child_result_release) struct child_result result = { 0 };
    int64_t before = clock_monotonic_ms();

    (void)state;
    run(&(struct child_options){ .argv = SHELL("sleep 60 & sleep 60"), .timeout_ms = 100 },
        &result);
    assert_true(result.timed_out);
    assert_int_equal(result.signal, SIGTERM);
    assert_true(clock_monotonic_ms() - before < 3000);
}

static void who_ignores_the_request_to_end_is_killed(void **state)
{
    CLEANUP(child_result_release) struct child_result result = { 0 };
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    run(&(struct child_options){ .argv = SHELL("trap '' TERM; while :; do sleep 0.05; done"),
                                 .timeout_ms = 100,
                                 .grace_ms = 100 },
        &result);
    assert_true(result.timed_out);
    assert_int_equal(result.signal, SIGKILL);
    child_error(&result, "the shell", &err);
    assert_int_equal(err.code, ERR_TIMEOUT);
}

static void what_is_left_of_the_group_does_not_outlive_the_child(void **state)
{
    CLEANUP(child_result_release) struct child_result result = { 0 };
    CLEANUP(error_release) struct error err = { 0 };
    long orphan;

    (void)state;
    assert_int_equal(child_run(&(struct child_options){ .argv = SHELL("sleep 60 & echo $!") }, NULL,
                               &result, &err),
                     0);
    orphan = strtol(result.output.ptr, NULL, 10);
    assert_true(orphan > 1);
    for (int i = 0; i < 200 && kill((pid_t)orphan, 0) == 0; i++) {
        char path[64], state_line[256] = "";
        FILE *file;

        snprintf(path, sizeof(path), "/proc/%ld/stat", orphan);
        file = fopen(path, "r");
        if (file) {
            if (!fgets(state_line, sizeof(state_line), file))
                state_line[0] = '\0';
            fclose(file);
        }
        if (strstr(state_line, ") Z "))
            return; /* dead; whoever runs these tests has yet to reap it */
        sleep_ms(10);
    }
    assert_int_equal(kill((pid_t)orphan, 0), -1);
}

static void too_much_output_ends_it(void **state)
{
    CLEANUP(child_result_release) struct child_result result = { 0 };
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    run(&(struct child_options){ .argv = SHELL("exec cat /dev/zero"), .stdout_limit = 100000 },
        &result);
    assert_true(result.stdout_truncated);
    assert_int_equal(result.output.len, 100000);
    child_error(&result, "cat", &err);
    assert_int_equal(err.code, ERR_TOO_LARGE);
}

static void too_many_errors_are_dropped_and_do_no_harm(void **state)
{
    CLEANUP(child_result_release) struct child_result result = { 0 };

    (void)state;
    run(&(struct child_options){ .argv = SHELL("head -c 1000000 /dev/zero >&2; echo fine"),
                                 .stderr_limit = 1000 },
        &result);
    assert_true(child_succeeded(&result));
    assert_true(result.stderr_truncated);
    assert_int_equal(result.errors.len, 1000);
    assert_string_equal(result.output.ptr, "fine\n");
}

static void a_program_that_does_not_exist_is_not_found(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(child_result_release) struct child_result result = { 0 };
    size_t before = open_descriptors();

    (void)state;
    assert_int_equal(
        child_run(
            &(struct child_options){ .argv = (const char *const[]){ "no-such-program", NULL } },
            NULL, &result, &err),
        -1);
    assert_int_equal(err.code, ERR_NOT_FOUND);
    assert_string_equal(error_text(&err),
                        "cannot start 'no-such-program': No such file or directory");
    assert_int_equal(
        child_run(&(struct child_options){ .argv = SHELL("true"), .directory = "/no/such" }, NULL,
                  &result, &err),
        -1);
    assert_int_equal(err.code, ERR_NOT_FOUND);
    assert_int_equal(open_descriptors(), before);
    assert_no_children();
}

static void no_descriptor_is_left_open(void **state)
{
    CLEANUP(child_result_release) struct child_result result = { 0 };
    size_t before = open_descriptors();

    (void)state;
    for (int i = 0; i < 5; i++) {
        run(&(struct child_options){ .argv = SHELL("echo x"), .input = STR("y") }, &result);
        child_result_release(&result);
    }
    assert_int_equal(open_descriptors(), before);
}

static void a_cancelled_child_ends_and_says_so(void **state)
{
    CLEANUP(loop_free) struct loop *loop = loop_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct outcome outcome = { 0 };
    struct child *child;

    (void)state;
    assert_int_equal(child_start(loop, &(struct child_options){ .argv = SHELL("sleep 60") },
                                 keep_result, &outcome, &child, &err),
                     0);
    child_cancel(child);
    assert_int_equal(loop_run_until(loop, &outcome.done, 10000, &err), 0);
    assert_true(outcome.result.cancelled);
    assert_int_equal(child_error(&outcome.result, "x", &err), -1);
    assert_int_equal(err.code, ERR_CANCELLED);
    child_result_release(&outcome.result);
}

static void a_forgotten_child_is_killed_and_reaped(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    bool never = false;

    (void)state;
    for (int run_loop = 0; run_loop < 2; run_loop++) {
        CLEANUP(loop_free) struct loop *loop = loop_new();
        struct outcome outcome = { 0 };
        struct child *child;

        assert_int_equal(child_start(loop,
                                     &(struct child_options){ .argv = SHELL("sleep 60; echo") },
                                     keep_result, &outcome, &child, &err),
                         0);
        child_free(child);
        if (run_loop)
            assert_int_equal(loop_run_until(loop, &never, 300, &err), -1);
        assert_false(outcome.done);
    }
    assert_no_children();
}

static void a_process_dropped_half_way_is_killed_and_leaves_nothing(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct child_process process;
    size_t before = open_descriptors();

    (void)state;
    assert_int_equal(
        child_process_start(&process, &(struct child_options){ .argv = SHELL("sleep 60") }, &err),
        0);
    assert_true(child_pipe_read(&process.output));
    assert_false(child_process_is_over_limit(&process));
    child_process_release(&process);
    assert_no_children();
    assert_int_equal(open_descriptors(), before);
}

static void *cancel_soon(void *context)
{
    sleep_ms(100);
    cancel_request(context);
    return NULL;
}

static void a_blocking_run_is_woken_by_its_token(void **state)
{
    CLEANUP(cancel_unref) struct cancel *cancel = cancel_new();
    CLEANUP(child_result_release) struct child_result result = { 0 };
    CLEANUP(error_release) struct error err = { 0 };
    pthread_t thread;

    (void)state;
    pthread_create(&thread, NULL, cancel_soon, cancel);
    assert_int_equal(
        child_run(&(struct child_options){ .argv = SHELL("sleep 60") }, cancel, &result, &err), 0);
    pthread_join(thread, NULL);
    assert_true(result.cancelled);
    assert_int_equal(result.signal, SIGTERM);
}

static void a_program_of_this_installation_lies_beside_this_one(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *path = child_program_beside("argosy", arena);
    char own[4096] = "";

    (void)state;
    assert_true(readlink("/proc/self/exe", own, sizeof(own) - 1) > 0);
    strrchr(own, '/')[1] = '\0';
    assert_string_equal(path, arena_printf(arena, "%sargosy", own));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(output_errors_and_exit_code_come_back),
        cmocka_unit_test(a_signal_is_told_as_one),
        cmocka_unit_test(input_arrives_whole_whatever_its_size),
        cmocka_unit_test(without_input_it_reads_its_end_at_once),
        cmocka_unit_test(it_sees_only_the_environment_and_folder_it_was_given),
        cmocka_unit_test(it_inherits_the_named_descriptors_and_no_other),
        cmocka_unit_test(at_its_deadline_the_whole_group_ends),
        cmocka_unit_test(who_ignores_the_request_to_end_is_killed),
        cmocka_unit_test(what_is_left_of_the_group_does_not_outlive_the_child),
        cmocka_unit_test(too_much_output_ends_it),
        cmocka_unit_test(too_many_errors_are_dropped_and_do_no_harm),
        cmocka_unit_test(a_program_that_does_not_exist_is_not_found),
        cmocka_unit_test(no_descriptor_is_left_open),
        cmocka_unit_test(a_cancelled_child_ends_and_says_so),
        cmocka_unit_test(a_forgotten_child_is_killed_and_reaped),
        cmocka_unit_test(a_process_dropped_half_way_is_killed_and_leaves_nothing),
        cmocka_unit_test(a_blocking_run_is_woken_by_its_token),
        cmocka_unit_test(a_program_of_this_installation_lies_beside_this_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
