#include "base/arena.h"
#include "test.h"
#include "wire_writer.h"

static void fields_are_written_last_first(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct wire_writer writer = { .arena = arena };
    struct str text;

    (void)state;
    wire_put_integer(&writer, 2, 300);
    wire_put_text(&writer, 1, STR("ab"));
    wire_close(&writer, 3, 0);
    text = wire_finish(&writer);
    assert_int_equal(text.len, 9);
    assert_memory_equal(text.ptr,
                        "\x1a\x07\x0a\x02"
                        "ab\x10\xac\x02",
                        9);
}

static void negative_numbers_take_ten_bytes(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct wire_writer writer = { .arena = arena };
    struct str text;

    (void)state;
    wire_put_varint(&writer, (uint64_t)-1);
    text = wire_finish(&writer);
    assert_int_equal(text.len, 10);
    assert_memory_equal(text.ptr, "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 10);
}

static void a_message_grows_as_it_must(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct wire_writer writer = { .arena = arena };
    struct str text;

    (void)state;
    for (int i = 0; i < 10000; i++)
        wire_put(&writer, i % 2 ? "x" : "y", 1);
    text = wire_finish(&writer);
    assert_int_equal(text.len, 10000);
    assert_memory_equal(text.ptr, "xyxy", 4);
    assert_memory_equal(text.ptr + 9996, "xyxy", 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_written_last_first),
        cmocka_unit_test(negative_numbers_take_ten_bytes),
        cmocka_unit_test(a_message_grows_as_it_must),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
