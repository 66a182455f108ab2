#include "http/buffer.h"
#include "test.h"

#include <string.h>

static void what_is_added_is_taken_in_order(void **state)
{
    struct http_buffer buffer = { 0 };
    unsigned char next_in = 0, next_out = 0;

    (void)state;
    /* More goes in than comes out, then the other way round: it grows, moves and empties. */
    for (int round = 0; round < 400; round++) {
        unsigned char piece[700];
        size_t in = (size_t)(round * 37 % 700),
               out = (size_t)(round * 53 % 500) + (round > 200) * 300;
        struct str content;

        for (size_t i = 0; i < in; i++)
            piece[i] = next_in++;
        http_buffer_add(&buffer, piece, in);
        content = http_buffer_content(&buffer);
        for (size_t i = 0; i < out && i < content.len; i++)
            assert_int_equal((unsigned char)content.ptr[i], next_out++);
        http_buffer_consume(&buffer, out);
    }
    http_buffer_consume(&buffer, SIZE_MAX);
    assert_int_equal(http_buffer_size(&buffer), 0);
    http_buffer_release(&buffer);
}

static void an_empty_buffer_has_content_too(void **state)
{
    struct http_buffer buffer = { 0 };

    (void)state;
    assert_int_equal(http_buffer_content(&buffer).len, 0);
    assert_non_null(http_buffer_content(&buffer).ptr);
    http_buffer_add(&buffer, NULL, 0);
    http_buffer_consume(&buffer, 5);
    http_buffer_printf(&buffer, "%d-%s", 7, "x");
    assert_memory_equal(http_buffer_content(&buffer).ptr, "7-x", 3);
    http_buffer_release(&buffer);
}

static void a_large_one_gives_its_memory_back(void **state)
{
    struct http_buffer buffer = { 0 };
    static char block[200000];

    (void)state;
    http_buffer_add(&buffer, block, sizeof(block));
    http_buffer_consume(&buffer, sizeof(block));
    assert_int_equal(buffer.capacity, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_added_is_taken_in_order),
        cmocka_unit_test(an_empty_buffer_has_content_too),
        cmocka_unit_test(a_large_one_gives_its_memory_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
