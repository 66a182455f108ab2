#include "base/arena.h"
#include "base/whereabouts.h"
#include "test.h"

#include <string.h>

static void nothing_noted_is_nowhere(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct whereabouts where = { 0 };

    (void)state;
    assert_string_equal(whereabouts_text(&where, arena), "");
    assert_string_equal(whereabouts_text(NULL, arena), "");
    whereabouts_set_file(NULL, STR("a"));
    whereabouts_set_line(NULL, 1);
}

static void a_new_file_has_no_line_yet(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct whereabouts where = { 0 };

    (void)state;
    whereabouts_set_file(&where, STR("app/templates/a.yaml"));
    assert_string_equal(whereabouts_text(&where, arena), "app/templates/a.yaml");
    whereabouts_set_line(&where, 12);
    assert_string_equal(whereabouts_text(&where, arena), "app/templates/a.yaml:12");
    whereabouts_set_file(&where, STR("b"));
    assert_string_equal(whereabouts_text(&where, arena), "b");
}

static void of_a_long_name_the_end_is_kept(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct whereabouts where = { 0 };
    char name[1000];

    (void)state;
    memset(name, 'a', sizeof(name));
    memcpy(name + sizeof(name) - 5, "/z.md", 5);
    whereabouts_set_file(&where, (struct str){ name, sizeof(name) });
    const char *text = whereabouts_text(&where, arena);

    assert_int_equal(strlen(text), WHEREABOUTS_FILE_MAX - 1);
    assert_string_equal(text + strlen(text) - 6, "a/z.md");
}

static void what_cannot_be_printed_is_a_question_mark(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct whereabouts where = { 0 };

    (void)state;
    whereabouts_set_file(&where, STR("a\n\x1b[31mb\x7f/\xc3\xa4"));
    assert_string_equal(whereabouts_text(&where, arena), "a??[31mb?/\xc3\xa4");
}

static void a_name_without_an_end_is_cut(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct whereabouts where = { 0 };

    (void)state;
    memset(where.file, 'x', sizeof(where.file)); /* as a worker that means harm leaves it */
    assert_int_equal(strlen(whereabouts_text(&where, arena)), WHEREABOUTS_FILE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_noted_is_nowhere),
        cmocka_unit_test(a_new_file_has_no_line_yet),
        cmocka_unit_test(of_a_long_name_the_end_is_kept),
        cmocka_unit_test(what_cannot_be_printed_is_a_question_mark),
        cmocka_unit_test(a_name_without_an_end_is_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
