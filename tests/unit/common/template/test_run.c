#include "base/arena.h"
#include "template/template.h"
#include "test.h"

static void a_budget_is_used_up(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct template_limits limits = { .steps = 10, .memory = 100 };
    struct template_run *run = template_run_new(&limits, NULL, arena);

    assert_int_equal(template_run_step(run, 10, &err), 0);
    assert_int_equal(template_run_steps(run), 10);
    assert_int_equal(template_run_step(run, 1, &err), -1);
    assert_int_equal(err.code, ERR_EXHAUSTED);
    error_release(&err);
    assert_int_equal(template_run_charge(run, 100, &err), 0);
    assert_int_equal(template_run_charge(run, 1, &err), -1);
    assert_int_equal(err.code, ERR_TOO_LARGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_budget_is_used_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
