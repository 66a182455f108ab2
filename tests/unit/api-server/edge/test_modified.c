#include "base/arena.h"
#include "edge/modified.h"
#include "test.h"

static void a_time_is_told_in_seconds_of_greenwich(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(modified_text(1700000000123456789, arena), "Tue, 14 Nov 2023 22:13:20 GMT");
    assert_string_equal(modified_text(0, arena), "Thu, 01 Jan 1970 00:00:00 GMT");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_time_is_told_in_seconds_of_greenwich),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
