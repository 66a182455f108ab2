#include "base/arena.h"
#include "io/program_path.h"
#include "test.h"

#include <stdlib.h>

static int tear_down(void **state)
{
    (void)state;
    return setenv("PATH", "/usr/bin:/bin", 1);
}

static void the_first_folder_that_has_it_counts(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_int_equal(setenv("PATH", "/absent::/bin:/usr/bin", 1), 0);
    assert_string_equal(program_path_find("sh", arena), "/bin/sh");
}

static void a_name_with_a_slash_is_a_place(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(program_path_find("/bin/sh", arena), "/bin/sh");
    assert_null(program_path_find("/bin/absent", arena));
}

static void what_cannot_be_executed_is_no_program(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_int_equal(setenv("PATH", "/etc:/", 1), 0);
    assert_null(program_path_find("passwd", arena));
    assert_null(program_path_find("bin", arena));
}

static void without_a_path_nothing_is_found(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_int_equal(unsetenv("PATH"), 0);
    assert_null(program_path_find("sh", arena));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(the_first_folder_that_has_it_counts, tear_down),
        cmocka_unit_test_teardown(a_name_with_a_slash_is_a_place, tear_down),
        cmocka_unit_test_teardown(what_cannot_be_executed_is_no_program, tear_down),
        cmocka_unit_test_teardown(without_a_path_nothing_is_found, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
