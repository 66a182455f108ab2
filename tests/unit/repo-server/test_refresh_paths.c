#include "refresh_paths.h"
#include "test.h"

static bool covers(const char *path, const char *file)
{
    char *paths[] = { (char *)(uintptr_t)path };

    return refresh_paths_cover(paths, 1, str_of(file));
}

static void a_path_stands_for_itself_and_what_is_beneath(void **state)
{
    (void)state;
    assert_true(covers("app", "app"));
    assert_true(covers("app", "app/a.yaml"));
    assert_true(covers("app", "app/deep/er/a.yaml"));
    assert_true(covers("/app/", "app/a.yaml"));
    assert_true(covers("app/x/..", "app/a.yaml"));
    assert_false(covers("app", "apple/a.yaml"));
    assert_false(covers("app/a.yaml", "app/a.yaml.bak"));
    assert_false(covers("app/sub", "app/a.yaml"));
}

static void the_root_stands_for_everything(void **state)
{
    (void)state;
    assert_true(covers(".", "app/a.yaml"));
    assert_true(covers("", "a.yaml"));
    assert_true(covers("/", "a.yaml"));
}

static void a_pattern_stops_at_a_slash(void **state)
{
    (void)state;
    assert_true(covers("app/*.yaml", "app/a.yaml"));
    assert_false(covers("app/*.yaml", "app/sub/a.yaml"));
    assert_false(covers("app/[", "app/a.yaml"));
}

static void without_paths_nothing_is_covered(void **state)
{
    (void)state;
    assert_false(refresh_paths_cover(NULL, 0, STR("a.yaml")));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path_stands_for_itself_and_what_is_beneath),
        cmocka_unit_test(the_root_stands_for_everything),
        cmocka_unit_test(a_pattern_stops_at_a_slash),
        cmocka_unit_test(without_paths_nothing_is_covered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
