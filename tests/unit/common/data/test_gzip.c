#include "base/arena.h"
#include "data/gzip.h"
#include "test.h"

#include <string.h>

static void what_is_packed_unpacks(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str packed, text;
    char *large = arena_alloc(arena, 300000);

    (void)state;
    for (size_t i = 0; i < 300000; i++)
        large[i] = (char)(i * i >> 7);
    packed = gzip_pack((struct str){ large, 300000 }, arena);
    assert_int_equal(gzip_unpack(packed, 300000, arena, &text, &err), 0);
    assert_int_equal(text.len, 300000);
    assert_memory_equal(text.ptr, large, 300000);
    packed = gzip_pack(STR(""), arena);
    assert_int_equal(gzip_unpack(packed, 10, arena, &text, &err), 0);
    assert_int_equal(text.len, 0);
}

static void a_bomb_is_stopped(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str packed, text;

    (void)state;
    packed = gzip_pack((struct str){ arena_alloc(arena, 10000000), 10000000 }, arena);
    assert_true(packed.len < 100000);
    assert_int_equal(gzip_unpack(packed, 1000000, arena, &text, &err), -1);
    assert_int_equal(err.code, ERR_TOO_LARGE);
}

static void garbage_and_cut_streams_are_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str packed = gzip_pack(STR("hello, hello, hello"), arena), text;

    (void)state;
    for (size_t cut = 0; cut < packed.len; cut++) {
        CLEANUP(error_release) struct error err = { 0 };

        assert_int_equal(gzip_unpack(str_slice(packed, 0, cut), 1000, arena, &text, &err), -1);
        assert_int_equal(err.code, ERR_INVALID);
    }
    CLEANUP(error_release) struct error err = { 0 };
    assert_int_equal(gzip_unpack(STR("{\"plain\":1}"), 1000, arena, &text, &err), -1);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_packed_unpacks),
        cmocka_unit_test(a_bomb_is_stopped),
        cmocka_unit_test(garbage_and_cut_streams_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
