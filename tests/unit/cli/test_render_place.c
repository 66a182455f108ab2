#include "base/arena.h"
#include "render_place.h"
#include "test.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct place_case {
    struct arena *arena;
    struct error err;
    char folder[PATH_MAX]; /* without links */
};

static int open_case(void **state)
{
    struct place_case *test = calloc(1, sizeof(*test));
    char made[] = "/tmp/place-test-XXXXXX";

    assert_non_null(mkdtemp(made));
    assert_non_null(realpath(made, test->folder));
    test->arena = arena_new();
    *state = test;
    return 0;
}

static int close_case(void **state)
{
    struct place_case *test = *state;

    assert_int_equal(system(arena_printf(test->arena, "rm -rf '%s'", test->folder)), 0);
    arena_free(test->arena);
    error_release(&test->err);
    free(test);
    return 0;
}

static const char *beneath(struct place_case *test, const char *path)
{
    return arena_printf(test->arena, "%s/%s", test->folder, path);
}

static void add_folder(struct place_case *test, const char *path)
{
    assert_int_equal(mkdir(beneath(test, path), 0700), 0);
}

static void add_file(struct place_case *test, const char *path)
{
    FILE *file = fopen(beneath(test, path), "w");

    assert_non_null(file);
    fclose(file);
}

static void assert_place(struct place_case *test, const char *folder, const char *given,
                         const char *root, const char *path)
{
    struct render_folder asked = { beneath(test, folder), given, "", "" };
    struct render_place place;

    assert_int_equal(render_place_find(&asked, test->arena, &place, &test->err), 0);
    assert_string_equal(place.root, root);
    assert_string_equal(place.path, path);
}

static void a_folder_alone_is_its_own_repository(void **state)
{
    struct place_case *test = *state;

    add_folder(test, "app");
    assert_place(test, "app", NULL, beneath(test, "app"), ".");
}

static void a_work_tree_around_is_the_repository(void **state)
{
    struct place_case *test = *state;

    add_folder(test, ".git");
    add_folder(test, "apps");
    add_folder(test, "apps/web");
    assert_place(test, "apps/web", NULL, test->folder, "apps/web");
    assert_place(test, "apps/web", beneath(test, "apps"), beneath(test, "apps"), "web");
}

static void a_kustomization_alone_may_build_on_others(void **state)
{
    struct place_case *test = *state;

    add_folder(test, "web");
    add_file(test, "web/kustomization.yaml");
    assert_place(test, "web", "", "/", beneath(test, "web") + 1);
}

static void a_folder_outside_of_the_repository_is_an_error(void **state)
{
    struct place_case *test = *state;
    struct render_folder asked = { beneath(test, "app2"), beneath(test, "app"), "", "" };
    struct render_place place;

    add_folder(test, "app");
    add_folder(test, "app2");
    assert_int_equal(render_place_find(&asked, test->arena, &place, &test->err), -1);
    assert_non_null(strstr(error_text(&test->err), "is not in the repository"));
}

static void a_path_out_of_the_folder_stays_one(void **state)
{
    struct place_case *test = *state;
    struct render_folder asked = { beneath(test, "app"), NULL, "../other", "" };
    struct render_place place;

    add_folder(test, ".git");
    add_folder(test, "app");
    assert_int_equal(render_place_find(&asked, test->arena, &place, &test->err), 0);
    assert_string_equal(place.path, "../other");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_case, close_case)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_folder_alone_is_its_own_repository),
        TEST(a_work_tree_around_is_the_repository),
        TEST(a_kustomization_alone_may_build_on_others),
        TEST(a_folder_outside_of_the_repository_is_an_error),
        TEST(a_path_out_of_the_folder_stays_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
