#include "base/arena.h"
#include "data/jq.h"
#include "data/json.h"
#include "test.h"

#include <stdlib.h>

static const char *run(struct jq *jq, const char *program, const char *input, struct arena *arena,
                       struct error *err)
{
    struct jq_run call = { .program = str_of(program),
                           .max_outputs = 10,
                           .max_output_bytes = 1 << 16 };
    const struct json *outputs;

    assert_int_equal(json_parse(str_of(input), NULL, arena, &call.input, err), 0);
    if (jq_run(jq, &call, arena, &outputs, err) < 0)
        return NULL;
    return json_print(outputs, JSON_COMPACT, arena).ptr;
}

static void programs_run_again_and_again(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(jq_free) struct jq *jq = jq_new(2);

    (void)state;
    for (int i = 0; i < 3; i++) {
        assert_string_equal(run(jq, "del(.a[0])", "{\"a\":[1,2.5,\"x\"],\"b\":null}", arena, &err),
                            "[{\"a\":[2.5,\"x\"],\"b\":null}]");
        assert_string_equal(run(jq, "def f: .+1; f", "41", arena, &err), "[42]");
        assert_string_equal(run(jq, ".[]", "[true,1e300]", arena, &err), "[true,1e+300]");
    }
}

static void errors_are_told_and_forgotten(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(error_release) struct error second = { 0 };
    CLEANUP(jq_free) struct jq *jq = jq_new(4);

    (void)state;
    assert_null(run(jq, ".a | error", "{\"a\":\"no\"}", arena, &err));
    assert_int_equal(err.code, ERR_UNKNOWN);
    assert_string_equal(error_text(&err), "no");
    assert_int_equal(jq_check(jq, STR(".a["), &second), -1);
    assert_int_equal(second.code, ERR_INVALID);
    assert_null(strstr(error_text(&second), "$ENV"));
}

static void outputs_are_limited(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(error_release) struct error second = { 0 };
    CLEANUP(jq_free) struct jq *jq = jq_new(4);

    (void)state;
    assert_null(run(jq, "range(20)", "null", arena, &err));
    assert_int_equal(err.code, ERR_TOO_LARGE);
    assert_null(run(jq, "[range(100000)]", "null", arena, &second));
    assert_int_equal(second.code, ERR_TOO_LARGE);
}

static void the_environment_is_not_seen(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(jq_free) struct jq *jq = jq_new(4);

    (void)state;
    assert_int_equal(setenv("JQ_TEST_SECRET", "x", 1), 0);
    assert_string_equal(run(jq, "env, $ENV", "null", arena, &err), "[{},{}]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(programs_run_again_and_again),
        cmocka_unit_test(errors_are_told_and_forgotten),
        cmocka_unit_test(outputs_are_limited),
        cmocka_unit_test(the_environment_is_not_seen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
