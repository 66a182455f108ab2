#include "chart_cases.h"
#include "render/helm/chart_files.h"

static void a_mark_at_the_begin_of_a_file_goes(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct chart_files files = { 0 };
    struct chart_file file = { STR("a"), STR("\xEF\xBB\xBFtext") };

    (void)state;
    assert_int_equal(chart_files_add(&files, file, arena, &err), 0);
    assert_true(str_equals(files.items[0].data, "text"));
}

static void a_chart_has_a_largest_size(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct chart_files files = { .bytes = CHART_BYTES_LIMIT };
    struct chart_file file = { STR("a"), STR("x") };

    (void)state;
    assert_int_equal(chart_files_add(&files, file, arena, &err), -1);
    assert_int_equal(err.code, ERR_TOO_LARGE);
}

static void what_is_no_archive_is_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct chart_files files;

    (void)state;
    assert_int_equal(chart_files_unpack(STR("text of a file"), arena, &files, &err), -1);
    assert_string_equal(error_text(&err), "gzip: invalid header");
    error_release(&err);
    assert_int_equal(chart_files_unpack(STR("text"), arena, &files, &err), -1);
    assert_string_equal(error_text(&err), "unexpected EOF");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mark_at_the_begin_of_a_file_goes),
        cmocka_unit_test(a_chart_has_a_largest_size),
        cmocka_unit_test(what_is_no_archive_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
