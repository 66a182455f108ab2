#include "fake/values.h"
#include "gitops/jq_process.h"
#include "io/fiber.h"
#include "io/loop.h"
#include "test.h"

enum { TIMEOUT_MS = 200 };

/* Started in main(), where there is no thread yet. */
static struct sandbox *sandbox;
static struct loop *loop;
static struct fiber_pool *fibers;
static struct jq_process *process;

static int set_up(void **state)
{
    (void)state;
    process = jq_process_new(loop, sandbox, 0, TIMEOUT_MS);
    return 0;
}

static int tear_down(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    bool never = false;

    (void)state;
    jq_process_free(process);
    (void)!loop_run_until(loop, &never, 20, &err);
    return 0;
}

struct question {
    const char *program, *input;
    struct arena *arena;
    const char *answer;
    enum error_code code;
    const char *message;
    bool is_done;
};

static void ask(void *context)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct jq_runner runner = jq_process_runner(process);
    struct question *question = context;
    const struct json *result;

    if (runner.run(runner.context, str_of(question->program),
                   value_of(question->arena, question->input), question->arena, &result, &err) == 0)
        question->answer = printed(result, question->arena);
    question->code = err.code;
    question->message = arena_printf(question->arena, "%s", error_text(&err));
    question->is_done = true;
}

static struct question start(struct arena *arena, const char *program, const char *input)
{
    return (struct question){ .program = program, .input = input, .arena = arena };
}

static void wait_for(const struct question *question)
{
    CLEANUP(error_release) struct error err = { 0 };

    assert_int_equal(loop_run_until(loop, &question->is_done, 30000, &err), 0);
    assert_true(question->is_done);
}

static void a_program_runs_in_the_other_process(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct question question = start(arena, ".a + 1", "{a: 41}");

    (void)state;
    fiber_start(fibers, ask, &question);
    assert_false(question.is_done); /* the loop goes on meanwhile */
    wait_for(&question);
    assert_int_equal(question.code, ERR_OK);
    assert_string_equal(question.answer, "42");
}

static void questions_are_answered_in_turn(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct question first = start(arena, ".k", "{k: 1}"), second = start(arena, ".k", "{k: 2}");

    (void)state;
    fiber_start(fibers, ask, &first);
    fiber_start(fibers, ask, &second);
    wait_for(&second);
    assert_string_equal(first.answer, "1");
    assert_string_equal(second.answer, "2");
}

static void outside_of_fibers_the_caller_waits(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct question question = start(arena, "[.a, \"<é>\"]", "{a: b}");

    (void)state;
    ask(&question);
    assert_string_equal(question.answer, "[\"b\",\"\\u003cé\\u003e\"]");
}

static void a_program_that_does_not_compile_is_refused(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct jq_runner runner = jq_process_runner(process);

    (void)state;
    assert_int_equal(runner.check(runner.context, STR(".["), &err), -1);
    assert_int_equal(err.code, ERR_INVALID);
    error_release(&err);
    assert_int_equal(runner.check(runner.context, STR(".a"), &err), 0);
}

static void a_program_that_does_not_end_is_ended_and_the_next_one_works(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct question endless = start(arena, "last(repeat(.))", "{a: 1}"), next;

    (void)state;
    fiber_start(fibers, ask, &endless);
    wait_for(&endless);
    assert_int_equal(endless.code, ERR_TIMEOUT);
    assert_string_equal(endless.message, "JQ patch execution timed out");
    next = start(arena, ".a", "{a: 1}");
    fiber_start(fibers, ask, &next);
    wait_for(&next);
    assert_string_equal(next.answer, "1");
}

static void a_program_that_took_too_long_is_not_asked_again_at_once(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct question endless = start(arena, "last(repeat(.))", "{a: 1}"), again;

    (void)state;
    fiber_start(fibers, ask, &endless);
    wait_for(&endless);
    again = start(arena, "last(repeat(.))", "{a: 2}");
    fiber_start(fibers, ask, &again);
    assert_true(again.is_done); /* without waiting */
    assert_int_equal(again.code, ERR_TIMEOUT);
}

static void an_error_of_the_program_ends_nothing(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct question bad = start(arena, "error(\"no\")", "{}"), next;

    (void)state;
    fiber_start(fibers, ask, &bad);
    wait_for(&bad);
    assert_int_equal(bad.code, ERR_UNKNOWN);
    assert_string_equal(bad.message, "no");
    next = start(arena, ".", "{}");
    fiber_start(fibers, ask, &next);
    wait_for(&next);
    assert_string_equal(next.answer, "{}");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    static const struct sandbox_job jobs[] = { { "jq", jq_process_job } };
    const struct CMUnitTest tests[] = {
        TEST(a_program_runs_in_the_other_process),
        TEST(questions_are_answered_in_turn),
        TEST(outside_of_fibers_the_caller_waits),
        TEST(a_program_that_does_not_compile_is_refused),
        TEST(a_program_that_does_not_end_is_ended_and_the_next_one_works),
        TEST(a_program_that_took_too_long_is_not_asked_again_at_once),
        TEST(an_error_of_the_program_ends_nothing),
    };
    struct error err = { 0 };
    int failed;

    if (sandbox_start(jobs, 1, SANDBOX_SECCOMP, &sandbox, &err) < 0) {
        fprintf(stderr, "%s\n", error_text(&err));
        return 1;
    }
    loop = loop_new();
    sandbox_attach(sandbox, loop);
    fibers = fiber_pool_new(loop, 2);
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    fiber_pool_free(fibers);
    sandbox_stop(sandbox);
    loop_free(loop);
    return failed;
}
