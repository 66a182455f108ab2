#include "../common/render/render_case.h"
#include "chart_content.h"

static const char *digest_of(struct render_case *test, const char *path)
{
    CLEANUP(tree_close) struct tree *root = NULL;
    CLEANUP(error_release) struct error err = { 0 };

    assert_int_equal(tree_open(test->folder, &root, &err), 0);
    return chart_content_digest(root, path, test->arena);
}

static void the_same_files_have_the_same_digest_and_others_another(void **state)
{
    struct render_case *test = *state;
    const char *first, *second;

    add(test, "a/Chart.yaml", "name: a\n");
    add(test, "a/templates/x.yaml", "x");
    add(test, "other.yaml", "1");
    first = digest_of(test, "a");
    assert_non_null(first);
    add(test, "other.yaml", "2");
    assert_string_equal(digest_of(test, "a"), first);
    add(test, "a/templates/x.yaml", "y");
    second = digest_of(test, "a");
    assert_string_not_equal(second, first);
    add(test, "a/templates/x.yaml", "x");
    assert_string_equal(digest_of(test, "a"), first);
    add(test, "a/templates/z.yaml", "");
    assert_string_not_equal(digest_of(test, "a"), first);
}

static void a_name_and_its_bytes_cannot_stand_for_each_other(void **state)
{
    struct render_case *test = *state;
    const char *first;

    add(test, "a/x", "yz");
    first = digest_of(test, "a");
    assert_int_equal(remove(render_case_path(test, "a/x")), 0);
    add(test, "a/xy", "z");
    assert_string_not_equal(digest_of(test, "a"), first);
}

static void a_folder_with_a_symlink_or_too_much_has_none(void **state)
{
    struct render_case *test = *state;

    add(test, "a/Chart.yaml", "name: a\n");
    add(test, "value.yaml", "1");
    assert_int_equal(symlink("../value.yaml", render_case_path(test, "a/values.yaml")), 0);
    assert_null(digest_of(test, "a"));
    assert_null(digest_of(test, "missing"));
    add(test, "b/big", "");
    assert_int_equal(truncate(render_case_path(test, "b/big"), 17 * 1024 * 1024), 0);
    assert_null(digest_of(test, "b"));
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, render_case_open, render_case_close)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(the_same_files_have_the_same_digest_and_others_another),
        CASE(a_name_and_its_bytes_cannot_stand_for_each_other),
        CASE(a_folder_with_a_symlink_or_too_much_has_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
