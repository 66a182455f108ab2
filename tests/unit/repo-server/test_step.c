#include "base/arena.h"
#include "step.h"
#include "test.h"

static void a_failure_with_a_status_is_quoted_with_it(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    error_set(&err, ERR_INTERNAL, "Failed to fetch default: x");
    assert_int_equal(step_prefix("error acquiring repo lock", &err), -1);
    assert_string_equal(error_text(&err), "error acquiring repo lock: rpc error: code = Internal "
                                          "desc = Failed to fetch default: x");
    assert_int_equal(err.code, ERR_UNKNOWN);
}

static void a_plain_failure_is_not(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    error_set(&err, ERR_UNKNOWN, "x");
    assert_int_equal(step_internal("unable to y", &err), -1);
    assert_string_equal(error_text(&err), "unable to y: x");
    assert_int_equal(err.code, ERR_INTERNAL);
}

static void a_source_that_is_no_json_is_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    ProtobufCBinaryData bytes = { 13, (uint8_t *)(uintptr_t) "{\"chart\":\"x\"}" };
    struct application_source source;

    (void)state;
    assert_int_equal(step_read_source(bytes, arena, &source, &err), 0);
    assert_string_equal(source.chart.ptr, "x");
    bytes.len = 5;
    assert_int_equal(step_read_source(bytes, arena, &source, &err), -1);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failure_with_a_status_is_quoted_with_it),
        cmocka_unit_test(a_plain_failure_is_not),
        cmocka_unit_test(a_source_that_is_no_json_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
