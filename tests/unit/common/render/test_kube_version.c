#include "base/arena.h"
#include "render/kube_version.h"
#include "test.h"

#include <string.h>

static const char *plain(struct arena *arena, const char *version)
{
    CLEANUP(error_release) struct error err = { 0 };
    const char *out = NULL;

    if (kube_version_plain(version, arena, &out, &err) < 0)
        return arena_printf(arena, "%s", error_text(&err));
    return out ? out : "none";
}

static void the_numbers_of_a_version_are_what_counts(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(plain(arena, "v1.28.3-gke.100"), "1.28.3");
    assert_string_equal(plain(arena, "1.30"), "1.30");
    assert_string_equal(plain(arena, "v1.31.2+"), "1.31.2");
    assert_string_equal(plain(arena, " v1.030.00x"), "1.30.0");
    assert_string_equal(plain(arena, "1.30."), "1.30");
    assert_string_equal(plain(arena, ""), "none");
}

static void what_is_no_version_is_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(plain(arena, "latest"), "could not parse kubernetes version latest: could "
                                                "not parse \"latest\" as version");
    assert_string_equal(plain(arena, ".1.30"), "could not parse kubernetes version .1.30: could "
                                               "not parse \".1.30\" as version");
    assert_string_equal(plain(arena, "1..30"), "could not parse kubernetes version 1..30: illegal "
                                               "version string \"1..30\"");
    assert_non_null(strstr(plain(arena, "1.99999999999999999999"), "value out of range"));
    assert_string_equal(plain(arena, "v1"), "could not parse kubernetes version v1: illegal "
                                            "version string \"v1\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_numbers_of_a_version_are_what_counts),
        cmocka_unit_test(what_is_no_version_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
