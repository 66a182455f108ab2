#include "base/arena.h"
#include "release.h"
#include "test.h"

static void the_machine_has_gos_name(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
#if defined(__x86_64__)
    assert_string_equal(release_architecture(arena), "amd64");
#elif defined(__aarch64__)
    assert_string_equal(release_architecture(arena), "arm64");
#else
    assert_string_not_equal(release_architecture(arena), "unknown");
#endif
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_machine_has_gos_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
