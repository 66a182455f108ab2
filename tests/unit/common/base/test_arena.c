#include "base/arena.h"
#include "test.h"

#include <string.h>

static void memory_is_zeroed_and_aligned(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    for (size_t size = 0; size < 40000; size = size * 2 + 1) {
        unsigned char *bytes = arena_alloc(arena, size);

        assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 0xff, size);
    }
}

static void text_is_copied_with_its_end(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    char text[] = "abc";
    char *copy = arena_strndup(arena, text, 2);

    (void)state;
    text[0] = 'x';
    assert_string_equal(copy, "ab");
    assert_string_equal(arena_printf(arena, "%s-%d", copy, 7), "ab-7");
    assert_string_equal(arena_printf(arena, "%s", ""), "");
}

struct note {
    char *order;
    char name;
};

static void write_name(void *object)
{
    struct note *note = object;

    note->order[strlen(note->order)] = note->name;
}

static void what_was_deferred_last_runs_first(void **state)
{
    char order[4] = "";
    struct note notes[] = { { order, 'a' }, { order, 'b' }, { order, 'c' } };
    struct arena *arena = arena_new();

    (void)state;
    for (int i = 0; i < 3; i++)
        arena_defer(arena, write_name, &notes[i]);
    assert_string_equal(order, "");
    arena_free(arena);
    assert_string_equal(order, "cba");
    arena_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(text_is_copied_with_its_end),
        cmocka_unit_test(what_was_deferred_last_runs_first),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
