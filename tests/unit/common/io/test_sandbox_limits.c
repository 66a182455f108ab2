/* What a worker may use up, and how it is told when it did. */
#include "sandbox_scene.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

static void an_endless_job_ends_at_its_deadline(void **state)
{
    struct outcome *outcome =
        run_task(*state, &(struct sandbox_task){ .job = LOOP, .timeout_ms = 100 });

    assert_int_equal(outcome->code, ERR_TIMEOUT);
    assert_string_equal(outcome->message, "it took longer than 100 ms");
    outcome = run_task(
        *state, &(struct sandbox_task){ .job = LOOP, .timeout_ms = 100, .subject = "counting" });
    assert_string_equal(outcome->message, "counting took longer than 100 ms");
}

static void what_has_to_be_killed_is_told_with_the_place_it_was_at(void **state)
{
    struct sandbox_task task = { .job = NOTE, .request = STR("loop"), .timeout_ms = 200 };
    struct outcome *outcome = run_task(*state, &task);

    assert_string_equal(outcome->message,
                        "it took longer than 200 ms, at chart/templates/a.yaml:7");
    task = (struct sandbox_task){ .job = NOTE, .request = STR("crash"), .timeout_ms = 10000 };
    outcome = run_task(*state, &task);
    assert_non_null(strstr(outcome->message, ", at chart/templates/a.yaml:7: last words"));
    task = (struct sandbox_task){ .job = LOOP, .timeout_ms = 100 }; /* a page is used again */
    outcome = run_task(*state, &task);
    assert_string_equal(outcome->message, "it took longer than 100 ms");
}

static void memory_for_the_reply_is_given_once(void **state)
{
    struct outcome *outcome = run_job(*state, ASK_MEMORY_TWICE, "");

    assert_string_equal(outcome->message, "");
    assert_string_equal(outcome->reply, "refused");
}

static void processor_time_is_limited(void **state)
{
    struct outcome *outcome = run_task(
        *state, &(struct sandbox_task){ .job = LOOP, .timeout_ms = 15000, .cpu_limit_s = 1 });

    assert_int_equal(outcome->code, ERR_EXHAUSTED);
    assert_string_equal(outcome->message, "it took more than 1 s of processor time");
}

static void memory_is_limited(void **state)
{
    struct fixture *fixture = *state;
    struct outcome *outcome;

    if (SANITIZED) {
        assert_false(sandbox_status(fixture->sandbox).memory_limit);
        return; /* sanitizers need the address space */
    }
    assert_true(sandbox_status(fixture->sandbox).memory_limit);
    outcome = run_task(fixture, &(struct sandbox_task){ .job = EAT_MEMORY,
                                                        .memory_limit_bytes = 64 << 20,
                                                        .timeout_ms = 10000 });
    assert_int_equal(outcome->code, ERR_EXHAUSTED);
    assert_string_equal(outcome->message, "it needed more than 67108864 bytes of memory");
}

static void output_is_limited(void **state)
{
    struct sandbox_task task = { .job = FLOOD_REPLY,
                                 .output_limit_bytes = 100000,
                                 .timeout_ms = 10000 };
    struct outcome *outcome = run_task(*state, &task);

    assert_int_equal(outcome->code, ERR_TOO_LARGE);
    task.job = FLOOD_MEMORY;
    outcome = run_task(*state, &task);
    assert_int_equal(outcome->code, ERR_TOO_LARGE);
    task.job = FLOOD_STDERR;
    outcome = run_task(*state, &task);
    assert_string_equal(outcome->reply, "done");
}

static void a_worker_that_lies_is_ended(void **state)
{
    static const struct {
        const char bytes[17];
        enum error_code code;
    } cases[] = {
        { "\x04\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\x7f", ERR_TOO_LARGE }, /* a question */
        { "\xff\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", ERR_INTERNAL },                  /* no such frame */
        { "\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", ERR_INTERNAL },                  /* a request */
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        struct outcome *outcome =
            run_task(*state, &(struct sandbox_task){ .job = BREAK_PROTOCOL,
                                                     .request = { cases[i].bytes, 16 },
                                                     .timeout_ms = 10000 });

        assert_int_equal(outcome->code, cases[i].code);
    }
}

static void a_crash_is_told_with_its_last_words_and_harms_nobody(void **state)
{
    struct outcome *outcome = run_job(*state, CRASH, "");

    assert_int_equal(outcome->code, ERR_INTERNAL);
    assert_non_null(strstr(outcome->message, "last words"));
    outcome = run_job(*state, ECHO, "still here");
    assert_string_equal(outcome->reply, "still here");
}

static void recursion_without_end_is_told_as_such(void **state)
{
    struct outcome *outcome = run_job(*state, RECURSE, "");

    assert_int_equal(outcome->code, ERR_EXHAUSTED);
    assert_string_equal(outcome->message,
                        "it went too deep: something in it is nested without end");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_endless_job_ends_at_its_deadline),
        cmocka_unit_test(what_has_to_be_killed_is_told_with_the_place_it_was_at),
        cmocka_unit_test(memory_for_the_reply_is_given_once),
        cmocka_unit_test(processor_time_is_limited),
        cmocka_unit_test(memory_is_limited),
        cmocka_unit_test(output_is_limited),
        cmocka_unit_test(a_worker_that_lies_is_ended),
        cmocka_unit_test(a_crash_is_told_with_its_last_words_and_harms_nobody),
        cmocka_unit_test(recursion_without_end_is_told_as_such),
    };

    return run_in_sandboxes(tests, sizeof(tests) / sizeof(*tests));
}
