#include "http/http2_memory.h"
#include "test.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FRAME = 16394 }; /* what nghttp2 asks for */

static struct http2_memory *make_memory(void)
{
    struct http2_memory *memory = calloc(1, sizeof(*memory));

    http2_memory_init(memory);
    return memory;
}

static void free_memory(struct http2_memory *memory)
{
    http2_memory_release(memory);
    free(memory);
}

static void the_frame_is_forgotten_while_nothing_is_sent(void **state)
{
    struct http2_memory *memory = make_memory();
    const nghttp2_mem *functions = &memory->functions;
    char *frame = functions->realloc(NULL, FRAME, functions->mem_user_data);

    (void)state;
    assert_true(memory->has_frame);
    memset(frame, 'x', FRAME);
    http2_memory_rest(memory);
    for (int i = 0; i < FRAME; i++)
        assert_int_equal(frame[i], 0);
    memset(frame, 'y', FRAME); /* and is there when it is needed again */
    functions->free(frame, functions->mem_user_data);
    assert_false(memory->has_frame);
    http2_memory_rest(memory);
    free_memory(memory);
}

static void tables_are_packed_while_the_session_rests(void **state)
{
    struct http2_memory *memory = make_memory();
    const nghttp2_mem *functions = &memory->functions;
    void *context = functions->mem_user_data;
    uint64_t *table = functions->calloc(512, 8, context);
    uint64_t *ring = functions->malloc(1000, context);

    (void)state;
    http2_memory_seal(memory);
    for (int i = 0; i < 512; i++)
        assert_int_equal(table[i], 0);
    table[0] = 7, table[63] = 8, table[64] = 9, table[511] = UINT64_MAX, ring[124] = 10;
    for (int round = 0; round < 2; round++) {
        http2_memory_rest(memory);
        http2_memory_rest(memory); /* it does already */
        assert_non_null(memory->packed);
        assert_int_equal(table[511], 0);
        http2_memory_wake(memory);
        http2_memory_wake(memory);
        assert_null(memory->packed);
        assert_int_equal(table[0], 7);
        assert_int_equal(table[1], 0);
        assert_int_equal(table[63], 8);
        assert_int_equal(table[64], 9);
        assert_int_equal(table[511], UINT64_MAX);
        assert_int_equal(ring[124], 10);
        table[1] = 0;
    }
    http2_memory_rest(memory);
    free_memory(memory);
}

static void what_comes_after_the_making_stands_elsewhere(void **state)
{
    struct http2_memory *memory = make_memory();
    const nghttp2_mem *functions = &memory->functions;
    void *context = functions->mem_user_data;
    char *made = functions->malloc(100, context), *later, *grown;

    (void)state;
    made[99] = 'x';
    http2_memory_seal(memory);
    assert_int_equal(memory->used, 112);
    later = functions->calloc(1, 100, context);
    assert_int_equal(memory->used, 112);
    grown = functions->realloc(made, 200, context);
    assert_int_equal(grown[99], 'x');
    grown[199] = 'y';
    later[0] = 'z';
    http2_memory_rest(memory);
    assert_int_equal(later[0], 'z');
    assert_int_equal(grown[199], 'y');
    http2_memory_wake(memory);
    functions->free(later, context);
    functions->free(grown, context);
    free_memory(memory);
}

static void what_has_no_place_on_the_pages_is_made_elsewhere(void **state)
{
    struct http2_memory *memory = make_memory();
    const nghttp2_mem *functions = &memory->functions;
    void *context = functions->mem_user_data;
    char *first = functions->calloc(1, 8000, context),
         *second = functions->calloc(1, 8000, context);

    (void)state;
    assert_int_equal(memory->used, 8000);
    assert_int_equal(second[7999], 0);
    functions->free(first, context);
    functions->free(second, context);
    free_memory(memory);
}

static void everything_else_is_kept(void **state)
{
    struct http2_memory *memory = make_memory();
    const nghttp2_mem *functions = &memory->functions;
    void *context = functions->mem_user_data;
    char *frame = functions->malloc(FRAME, context), *other, *small, *zeroed;

    (void)state;
    http2_memory_seal(memory);
    other = functions->malloc(FRAME, context);
    small = functions->realloc(NULL, 10, context);
    zeroed = functions->calloc(2, 5, context);
    assert_ptr_not_equal(frame, other);
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
    free_memory(memory);
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
    assert_false(memory->has_frame);
    assert_int_equal(frame[FRAME - 1], 'x');
    frame[4 * FRAME - 1] = 'y';
    functions->free(frame, context);
    free_memory(memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_frame_is_forgotten_while_nothing_is_sent),
        cmocka_unit_test(tables_are_packed_while_the_session_rests),
        cmocka_unit_test(what_comes_after_the_making_stands_elsewhere),
        cmocka_unit_test(what_has_no_place_on_the_pages_is_made_elsewhere),
        cmocka_unit_test(everything_else_is_kept),
        cmocka_unit_test(a_frame_that_grows_keeps_what_it_holds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
