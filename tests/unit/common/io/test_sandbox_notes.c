#include "base/arena.h"
#include "base/mem.h"
#include "io/sandbox_notes.h"
#include "test.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static struct sandbox_notes *new_notes(void)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct sandbox_notes *notes = NULL;

    if (sandbox_notes_new(&notes, &err) < 0)
        fail_msg("%s", error_text(&err));
    return notes;
}

static void what_is_noted_in_one_place_is_read_in_the_other(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct sandbox_notes *notes = new_notes();
    uint32_t page = sandbox_notes_take(notes);
    struct whereabouts *where = sandbox_notes_map(sandbox_notes_fd(notes), page);

    (void)state;
    assert_string_equal(whereabouts_text(sandbox_notes_read(notes, page), arena), "");
    whereabouts_set_file(where, STR("a.yaml"));
    whereabouts_set_line(where, 3);
    assert_string_equal(whereabouts_text(sandbox_notes_read(notes, page), arena), "a.yaml:3");
    munmap(where, (size_t)sysconf(_SC_PAGESIZE));
    sandbox_notes_unref(notes);
}

static void a_page_is_used_again_and_empty_then(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct sandbox_notes *notes = new_notes();
    uint32_t page = sandbox_notes_take(notes);
    struct whereabouts *where = sandbox_notes_map(sandbox_notes_fd(notes), page);

    (void)state;
    whereabouts_set_file(where, STR("a.yaml"));
    munmap(where, (size_t)sysconf(_SC_PAGESIZE));
    sandbox_notes_give_back(notes, page);
    assert_int_equal(sandbox_notes_take(notes), page);
    assert_string_equal(whereabouts_text(sandbox_notes_read(notes, page), arena), "");
    sandbox_notes_unref(notes);
}

static void who_finds_no_page_goes_without(void **state)
{
    struct sandbox_notes *notes = new_notes();

    (void)state;
    for (uint32_t i = 0; i < NOTES_PAGES; i++)
        assert_true(sandbox_notes_take(notes) < NOTES_PAGES);
    assert_int_equal(sandbox_notes_take(notes), NOTES_NONE);
    assert_null(sandbox_notes_read(notes, NOTES_NONE));
    assert_null(sandbox_notes_map(sandbox_notes_fd(notes), NOTES_NONE));
    sandbox_notes_give_back(notes, NOTES_NONE);
    assert_int_equal(sandbox_notes_take(notes), NOTES_NONE);
    sandbox_notes_unref(notes);
}

/* Or a look at it would end the process that looks. */
static void nobody_can_make_it_smaller(void **state)
{
    struct sandbox_notes *notes = new_notes();

    (void)state;
    assert_int_equal(ftruncate(sandbox_notes_fd(notes), 0), -1);
    assert_int_equal(errno, EPERM);
    sandbox_notes_unref(notes);
}

static void it_lives_as_long_as_somebody_holds_it(void **state)
{
    struct sandbox_notes *notes = new_notes();
    struct sandbox_notes *second = sandbox_notes_ref(notes);
    uint32_t page;

    (void)state;
    sandbox_notes_unref(notes);
    page = sandbox_notes_take(second);
    assert_non_null(sandbox_notes_read(second, page));
    sandbox_notes_unref(second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_noted_in_one_place_is_read_in_the_other),
        cmocka_unit_test(a_page_is_used_again_and_empty_then),
        cmocka_unit_test(who_finds_no_page_goes_without),
        cmocka_unit_test(nobody_can_make_it_smaller),
        cmocka_unit_test(it_lives_as_long_as_somebody_holds_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
