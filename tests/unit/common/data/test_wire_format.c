#include "base/arena.h"
#include "data/wire_format.h"
#include "test.h"

#include <string.h>

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
        wire_put(&writer, i % 2 ? STR("x") : STR("y"));
    text = wire_finish(&writer);
    assert_int_equal(text.len, 10000);
    assert_memory_equal(text.ptr, "xyxy", 4);
    assert_memory_equal(text.ptr + 9996, "xyxy", 4);
}

static void a_message_without_fields_is_empty(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct wire_writer writer = { .arena = arena };

    (void)state;
    assert_int_equal(wire_finish(&writer).len, 0);
}

static void each_type_of_value_is_read(void **state)
{
    static const char bytes[] = "\x08\xac\x02\x12\x02"
                                "ab\x19\1\0\0\0\0\0\0\0\x25"
                                "wxyz";
    struct wire_value value;
    size_t left = 10;
    struct wire_reader reader = { .rest = { bytes, sizeof(bytes) - 1 }, .left = &left };

    (void)state;
    assert_true(wire_next(&reader, &value));
    assert_int_equal(value.number, 1);
    assert_int_equal(value.type, WIRE_VARINT);
    assert_int_equal(value.integer, 300);
    assert_true(wire_next(&reader, &value));
    assert_int_equal(value.number, 2);
    assert_int_equal(value.type, WIRE_LENGTH);
    assert_true(str_equals(value.bytes, "ab"));
    assert_true(wire_next(&reader, &value));
    assert_int_equal(value.type, WIRE_FIXED64);
    assert_int_equal(value.integer, 1);
    assert_true(wire_next(&reader, &value));
    assert_int_equal(value.number, 4);
    assert_int_equal(value.type, WIRE_FIXED32);
    assert_true(str_equals(value.bytes, "wxyz"));
    assert_false(wire_next(&reader, &value));
    assert_false(reader.is_bad);
    assert_int_equal(left, 6);
}

static void assert_bad(struct str bytes)
{
    struct wire_value value;
    size_t left = 3;
    struct wire_reader reader = { .rest = bytes, .left = &left };

    while (wire_next(&reader, &value))
        ;
    assert_true(reader.is_bad);
}

static void what_is_cut_off_unknown_or_too_much_is_bad(void **state)
{
    (void)state;
    assert_bad(STR("\x08"));
    assert_bad(STR("\x12\x05"
                   "ab"));
    assert_bad(STR("\x19\1"));
    assert_bad(STR("\x0b"));
    assert_bad((struct str){ "\0\0", 2 });
    assert_bad(STR("\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"));
    assert_bad(STR("\x08\1\x08\1\x08\1\x08\1"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_written_last_first),
        cmocka_unit_test(negative_numbers_take_ten_bytes),
        cmocka_unit_test(a_message_grows_as_it_must),
        cmocka_unit_test(a_message_without_fields_is_empty),
        cmocka_unit_test(each_type_of_value_is_read),
        cmocka_unit_test(what_is_cut_off_unknown_or_too_much_is_bad),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
