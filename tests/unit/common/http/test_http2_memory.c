#include "http/http2_memory.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

enum { FRAME = 16394 }; /* what nghttp2 asks for */

static struct http2_memory *make_memory(void)
{
    struct http2_memory *memory = calloc(1, sizeof(*memory));

    http2_memory_init(memory);
    return memory;
}

static void the_frame_is_forgotten_while_nothing_is_sent(void **state)
{
    struct http2_memory *memory = make_memory();
    const nghttp2_mem *functions = &memory->functions;
    char *frame = functions->realloc(NULL, FRAME, functions->mem_user_data);

    (void)state;
    assert_ptr_equal(memory->frame, frame);
    memset(frame, 'x', FRAME);
    http2_memory_rest(memory);
    for (int i = 0; i < FRAME; i++)
        assert_int_equal(frame[i], 0);
    memset(frame, 'y', FRAME); /* and is there when it is needed again */
    functions->free(frame, functions->mem_user_data);
    assert_null(memory->frame);
    http2_memory_rest(memory);
    free(memory);
}

static void everything_else_is_kept(void **state)
{
    struct http2_memory *memory = make_memory();
    const nghttp2_mem *functions = &memory->functions;
    void *context = functions->mem_user_data;
    char *frame = functions->malloc(FRAME, context), *other = functions->malloc(FRAME, context);
    char *small = functions->realloc(NULL, 10, context), *zeroed = functions->calloc(2, 5, context);

    (void)state;
    assert_ptr_not_equal(memory->frame, other);
    memset(other, 'x', FRAME);
    memset(small, 'y', 10);
    small = functions->realloc(small, 20, context);
    http2_memory_rest(memory);
    assert_int_equal(other[FRAME - 1], 'x');
    assert_int_equal(small[9], 'y');
    assert_memory_equal(zeroed, "\0\0\0\0\0\0\0\0\0", 10);
    functions->free(other, context);
    functions->free(small, context);
    functions->free(zeroed, context);
    functions->free(NULL, context);
    functions->free(frame, context);
    free(memory);
}

static void a_frame_that_grows_keeps_what_it_holds(void **state)
{
    struct http2_memory *memory = make_memory();
    const nghttp2_mem *functions = &memory->functions;
    void *context = functions->mem_user_data;
    char *frame = functions->malloc(FRAME, context);

    (void)state;
    frame[FRAME - 1] = 'x';
    assert_ptr_equal(functions->realloc(frame, FRAME + 100, context), frame);
    frame = functions->realloc(frame, 4 * FRAME, context);
    assert_null(memory->frame);
    assert_int_equal(frame[FRAME - 1], 'x');
    frame[4 * FRAME - 1] = 'y';
    functions->free(frame, context);
    free(memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_frame_is_forgotten_while_nothing_is_sent),
        cmocka_unit_test(everything_else_is_kept),
        cmocka_unit_test(a_frame_that_grows_keeps_what_it_holds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
