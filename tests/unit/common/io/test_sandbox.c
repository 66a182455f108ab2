#include "base/arena.h"
#include "io/sandbox.h"
#include "sandbox_scene.h"

static void a_job_gets_its_request_and_gives_its_reply(void **state)
{
    struct outcome *outcome = run_job(*state, ECHO, "hello");

    assert_string_equal(outcome->message, "");
    assert_string_equal(outcome->reply, "hello");
}

static void a_reply_may_come_in_parts(void **state)
{
    assert_string_equal(run_job(*state, ECHO_IN_PARTS, "one two three four")->reply,
                        "one two three four");
    assert_string_equal(run_job(*state, ECHO_IN_PARTS, "")->reply, "");
}

static void many_jobs_run_at_once(void **state)
{
    enum { COUNT = 100 };
    static struct outcome outcomes[COUNT];
    struct fixture *fixture = *state;

    memset(outcomes, 0, sizeof(outcomes));
    for (int i = 0; i < COUNT; i++)
        sandbox_run(fixture->sandbox,
                    &(struct sandbox_task){ .job = ECHO, .request = STR("x"), .timeout_ms = 10000 },
                    on_done, &outcomes[i]);
    for (int i = 0; i < COUNT; i++) {
        run_until(fixture->loop, &outcomes[i].done);
        assert_string_equal(outcomes[i].message, "");
        assert_string_equal(outcomes[i].reply, "x");
    }
}

static void a_large_request_and_reply_pass_whole(void **state)
{
    enum { SIZE = 5000000 };
    CLEANUP(free) char *bytes = xcalloc(1, SIZE);
    struct outcome *outcome;

    memset(bytes, 'r', SIZE);
    outcome = run_task(
        *state,
        &(struct sandbox_task){ .job = MEMORY, .request = { bytes, SIZE }, .timeout_ms = 10000 });
    assert_string_equal(outcome->message, "");
    assert_int_equal(outcome->memory_bytes, SIZE);
    assert_int_equal(fcntl(outcome->memory, F_GET_SEALS),
                     F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
    assert_int_equal(pwrite(outcome->memory, "x", 1, 0), -1);
    memset(bytes, 0, SIZE);
    assert_int_equal(pread(outcome->memory, bytes, SIZE, 0), SIZE);
    assert_int_equal(bytes[SIZE - 1], 'r');
    close(outcome->memory);
}

static void a_job_fails_with_its_own_error(void **state)
{
    struct outcome *outcome = run_job(*state, FAIL, "why");

    assert_int_equal(outcome->code, ERR_PRECONDITION);
    assert_string_equal(outcome->message, "no: why");
    outcome = run_job(*state, SILENT, "");
    assert_int_equal(outcome->code, ERR_INTERNAL);
    assert_string_equal(outcome->message, "the job 'silent' ended without a result");
}

static void the_folder_can_be_read_and_nothing_above_it(void **state)
{
    struct outcome *outcome = run_job(*state, READ_FILE, "inside/file");

    assert_string_equal(outcome->message, "");
    assert_string_equal(outcome->reply, "content");
    outcome = run_job(*state, READ_FILE, "missing");
    assert_int_equal(outcome->code, ERR_NOT_FOUND);
    outcome = run_job(*state, READ_FILE, "link");
    assert_int_equal(outcome->code, ERR_FORBIDDEN);
    outcome = run_job(*state, READ_FILE, "../../etc/passwd");
    assert_int_equal(outcome->code, ERR_FORBIDDEN);
    outcome = run_job(*state, WALK, "");
    assert_string_equal(outcome->message, "");
    assert_string_equal(outcome->reply, ". inside inside/file link -> ../outside");
}

static void answer_at_once(void *context, struct sandbox_run *run, struct str question)
{
    struct outcome *outcome = context;

    assert_string_equal(question.ptr, "what?");
    outcome->asked++;
    sandbox_answer(run, STR("this "), -1);
}

static void answer_late(void *context)
{
    struct outcome *outcome = context;
    char path[128];
    int fd;

    snprintf(path, sizeof(path), "%s/inside/file", outcome->fixture->folder);
    fd = open(path, O_RDONLY | O_CLOEXEC);
    watch_cancel(outcome->timer);
    sandbox_answer(outcome->run, STR("late "), fd);
    close(fd);
}

static void think(void *context, struct sandbox_run *run, struct str question)
{
    struct outcome *outcome = context;

    (void)run;
    (void)question;
    outcome->timer = loop_watch_once(outcome->fixture->loop, 5, answer_late, outcome);
}

static void refuse_it(void *context, struct sandbox_run *run, struct str question)
{
    CLEANUP(error_release) struct error err = { 0 };

    (void)context;
    (void)question;
    error_set(&err, ERR_FORBIDDEN, "not that");
    sandbox_refuse(run, &err);
}

static void a_worker_may_ask_its_parent(void **state)
{
    struct sandbox_task task = {
        .job = ASK, .request = STR("what?"), .timeout_ms = 10000, .on_ask = answer_at_once
    };
    struct outcome *outcome = run_task(*state, &task);

    assert_string_equal(outcome->reply, "this this this ");
    assert_int_equal(outcome->asked, 3);

    task.on_ask = think;
    outcome = run_task(*state, &task);
    assert_string_equal(outcome->reply, "late late late content");

    task.on_ask = refuse_it;
    outcome = run_task(*state, &task);
    assert_int_equal(outcome->code, ERR_FORBIDDEN);
    assert_string_equal(outcome->message, "asked in vain: not that");

    task.on_ask = NULL;
    outcome = run_task(*state, &task);
    assert_int_equal(outcome->code, ERR_FORBIDDEN);
}

static void given_descriptors_arrive_in_order(void **state)
{
    struct fixture *fixture = *state;
    int first = memfd_create("first", MFD_CLOEXEC), second = memfd_create("second", MFD_CLOEXEC);
    struct outcome *outcome;

    assert_int_equal(pwrite(second, "second", 6, 0), 6);
    outcome = run_task(fixture, &(struct sandbox_task){ .job = GIVEN,
                                                        .tree = fixture->tree,
                                                        .fds = { first, second },
                                                        .fd_count = 2,
                                                        .timeout_ms = 10000 });
    close(first);
    close(second);
    assert_string_equal(outcome->message, "");
    assert_string_equal(outcome->reply, "second");
}

static void there_is_no_way_out(void **state)
{
    static const char *const ways[] = { "0", "1", "2", "3" };

    for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
        struct outcome *outcome = run_job(*state, ESCAPE, ways[i]);

        assert_string_equal(outcome->message, "");
        assert_string_equal(outcome->reply, "");
    }
}

static void modes_are_read_from_text(void **state)
{
    enum sandbox_mode mode = SANDBOX_OFF;

    (void)state;
    assert_true(sandbox_mode_parse("full", &mode));
    assert_int_equal(mode, SANDBOX_FULL);
    assert_true(sandbox_mode_parse("seccomp", &mode));
    assert_int_equal(mode, SANDBOX_SECCOMP);
    assert_true(sandbox_mode_parse("off", &mode));
    assert_int_equal(mode, SANDBOX_OFF);
    assert_false(sandbox_mode_parse("none", &mode));
}

static void a_host_that_lacks_what_is_required_is_refused(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct sandbox *sandbox = NULL;

    (void)state;
    assert_int_equal(sandbox_start_without_landlock(jobs, JOBS, SANDBOX_FULL, &sandbox, &err), -1);
    assert_int_equal(err.code, ERR_PRECONDITION);
    assert_non_null(strstr(error_text(&err), "does not offer Landlock"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_job_gets_its_request_and_gives_its_reply),
        cmocka_unit_test(a_reply_may_come_in_parts),
        cmocka_unit_test(many_jobs_run_at_once),
        cmocka_unit_test(a_large_request_and_reply_pass_whole),
        cmocka_unit_test(a_job_fails_with_its_own_error),
        cmocka_unit_test(the_folder_can_be_read_and_nothing_above_it),
        cmocka_unit_test(a_worker_may_ask_its_parent),
        cmocka_unit_test(given_descriptors_arrive_in_order),
        cmocka_unit_test(there_is_no_way_out),
    };
    const struct CMUnitTest others[] = {
        cmocka_unit_test(modes_are_read_from_text),
        cmocka_unit_test(a_host_that_lacks_what_is_required_is_refused),
    };
    int failed = run_in_sandboxes(tests, sizeof(tests) / sizeof(*tests));

    return failed + cmocka_run_group_tests_name("modes", others, NULL, NULL);
}
