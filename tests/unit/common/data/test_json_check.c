#include "base/arena.h"
#include "data/json_builder.h"
#include "data/json_word.h"
#include "test.h"

/* A block whose root is `word`, with `front` before it. */
static bool is_sound(const char *front, size_t size, uint64_t word)
{
    char block[256];

    memcpy(block, front, size);
    memcpy(block + size, &word, sizeof(word));
    return json_block_is_sound(block, size + sizeof(word));
}

static uint64_t far_word(enum json_tag tag, size_t count, uint32_t far)
{
    return word_make_far(tag, 0, count, far);
}

static void sound_blocks_pass(void **state)
{
    (void)state;
    assert_true(is_sound("", 0, 0));
    assert_true(is_sound("abcdefg\0", 8, far_word(TAG_STRING, 7, 8)));
    assert_true(is_sound("\0\0\0\0\0\0\0\0", 8, far_word(TAG_ARRAY, 1, 8)));
    assert_true(is_sound("", 0, far_word(TAG_OBJECT, 0, 0)));
    assert_true(is_sound("\0\0\0\0\0\0\xf8\x3f"
                         "1.50\0\0",
                         14, far_word(TAG_FLOAT, 4, 14)));
}

static void what_lies_outside_is_refused(void **state)
{
    (void)state;
    assert_false(json_block_is_sound("", 0));
    assert_false(json_block_is_sound("\0\0\0\0\0\0\0\0", 7));
    assert_false(is_sound("abcdefg\0", 8, far_word(TAG_STRING, 7, 9)));
    assert_false(is_sound("abcdefg\0", 8, far_word(TAG_STRING, 8, 8)));
    assert_false(is_sound("abcdefgh", 8, far_word(TAG_STRING, 7, 8)));
    assert_false(is_sound("", 0, far_word(TAG_STRING, 7, 0)));
    assert_false(is_sound("\0\0\0\0\0\0\0\0", 8, far_word(TAG_ARRAY, 2, 8)));
    assert_false(is_sound("\0\0\0\0\0\0\0\0", 8, far_word(TAG_ARRAY, 1, 7)));
    assert_false(is_sound("\0\0\0\0\0\0\0\0", 8, far_word(TAG_ARRAY, COUNT_LONG, 8)));
    assert_false(is_sound("\xff\xff\xff\xff\xff\xff\xff\xff\0\0\0\0\0\0\0\0", 16,
                          far_word(TAG_ARRAY, COUNT_LONG, 8)));
    assert_false(is_sound("", 0, far_word(TAG_INT64, 0, 4)));
    assert_false(is_sound("", 0, word_make(TAG_NAME, 0, json_name_count)));
    assert_false(is_sound("", 0, word_make(TAG_SHORT, 7, 0x61616161616161)));
    assert_false(is_sound("", 0, word_make(TAG_SHORT, 2, 0x616161)));
    assert_false(is_sound("", 0, word_make(TAG_EDIT_OBJECT, 0, 0)));
    assert_false(is_sound("", 0, 14));
}

static void a_cycle_is_refused(void **state)
{
    (void)state;
    assert_false(is_sound("", 0, far_word(TAG_ARRAY, 1, 0)));
    assert_false(is_sound("\0\0\0\0\0\0\0\0", 8, far_word(TAG_ARRAY, 2, 8)));
}

static void a_number_that_is_none_is_refused(void **state)
{
    (void)state;
    assert_false(is_sound("\0\0\0\0\0\0\xf8\x3f"
                          "1.5,\0\0",
                          14, far_word(TAG_FLOAT, 4, 14)));
    assert_false(is_sound("\0\0\0\0\0\0\xf0\x7f", 8, far_word(TAG_FLOAT, 0, 8)));
}

/* Forty levels of two words each that mean the level below twice: a document of 2^40 values. */
static void a_small_block_cannot_stand_for_a_huge_document(void **state)
{
    uint64_t words[82] = { 0 };

    (void)state;
    for (uint32_t level = 1; level <= 40; level++) {
        words[2 * level] = far_word(TAG_ARRAY, 2, 16);
        words[2 * level + 1] = far_word(TAG_ARRAY, 2, 24);
    }
    assert_false(json_block_is_sound((const char *)words, sizeof(words)));
}

static void keys_have_to_differ_and_ascend(void **state)
{
    /* {"x": null, "x": null} with one key record, and with two. */
    static const char same[] = "\1x\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\4\0\0\0\4\0\0";
    static const char two[] = "\1x\0\1x\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\6\0\0\0\3\0\0";
    static const char differ[] = "\1x\0\1y\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\6\0\0\0\3\0\0";

    (void)state;
    assert_false(is_sound(same, 28, word_make_far(TAG_KEYED, KEYS_PLAIN, 2, 24)));
    assert_false(is_sound(two, 30, word_make_far(TAG_KEYED, KEYS_PLAIN, 2, 24)));
    assert_true(is_sound(differ, 30, word_make_far(TAG_KEYED, KEYS_PLAIN, 2, 24)));
    assert_true(is_sound(differ, 30, word_make_far(TAG_KEYED, KEYS_SORTED, 2, 24)));
    assert_false(is_sound(two, 30, word_make_far(TAG_KEYED, KEYS_SORTED, 2, 24)));
    assert_false(is_sound(differ, 30, word_make_far(TAG_KEYED, KEYS_INDEXED, 2, 24)));
    assert_false(is_sound(differ, 30, word_make_far(TAG_KEYED, 3, 2, 24)));
}

/* Whatever byte is changed in a real document: refused, or readable. */
static void a_flipped_byte_does_no_harm(void **state)
{
    static const char text[] =
        "{\"kind\":\"Deployment\",\"own\":{\"a\":1,\"b\":[true,2.5,\"a longer text\"]},\"c\":[]}";
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(json_builder_free) struct json_builder *builder = json_builder_new(0);
    struct str block;
    size_t refused = 0;

    (void)state;
    assert_int_equal(json_parse_into(builder, str_of(text), NULL, NULL, &err), 0);
    assert_int_equal(json_builder_finish(builder, &block, &err), 0);
    assert_true(json_block_is_sound(block.ptr, block.len));
    for (size_t i = 0; i < block.len * 8; i++) {
        char *copy = arena_strndup(arena, block.ptr, block.len);

        copy[i / 8] ^= (char)(1 << i % 8);
        if (json_block_is_sound(copy, block.len))
            json_print(json_block_root(copy, block.len), JSON_SORTED, arena);
        else
            refused++;
    }
    assert_true(refused > block.len);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sound_blocks_pass),
        cmocka_unit_test(what_lies_outside_is_refused),
        cmocka_unit_test(a_cycle_is_refused),
        cmocka_unit_test(a_number_that_is_none_is_refused),
        cmocka_unit_test(a_small_block_cannot_stand_for_a_huge_document),
        cmocka_unit_test(keys_have_to_differ_and_ascend),
        cmocka_unit_test(a_flipped_byte_does_no_harm),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
