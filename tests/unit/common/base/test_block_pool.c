#include "base/block_pool.h"
#include "test.h"

#include <pthread.h>
#include <stdint.h>
#include <string.h>

enum { MANY = 200 };

static void a_block_is_as_large_as_its_class_and_zeroed(void **state)
{
    static const struct {
        size_t asked, got;
    } cases[] = { { 0, 1024 },    { 1, 1024 },    { 1024, 1024 },  { 1025, 2048 },
                  { 4000, 4096 }, { 8192, 8192 }, { 8193, 16384 }, { 16384, 16384 } };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        size_t size = cases[i].asked;
        struct slab *slab;
        unsigned char *block = block_pool_take(&size, &slab);

        assert_int_equal(size, cases[i].got);
        assert_int_equal((uintptr_t)block % _Alignof(max_align_t), 0);
        for (size_t at = 0; at < size; at++)
            assert_int_equal(block[at], 0);
        memset(block, 0xff, size); /* the next one who gets it finds zeros all the same */
        block_pool_give(slab, block);
    }
}

static void blocks_do_not_overlap_and_all_slabs_go_back(void **state)
{
    unsigned char *blocks[MANY];
    struct slab *slabs[MANY];

    (void)state;
    for (size_t i = 0; i < MANY; i++) {
        size_t size = 2048;

        blocks[i] = block_pool_take(&size, &slabs[i]);
        memset(blocks[i], (int)i, size);
    }
    assert_int_equal(block_pool_counts().blocks, MANY);
    assert_in_range(block_pool_counts().slabs, MANY / 32, MANY / 32 + 6);
    for (size_t i = 0; i < MANY; i++) {
        for (size_t at = 0; at < 2048; at++)
            assert_int_equal(blocks[i][at], (unsigned char)i);
        block_pool_give(slabs[i], blocks[i]);
    }
    assert_int_equal(block_pool_counts().blocks, 0);
    block_pool_trim();
    assert_int_equal(block_pool_counts().slabs, 0);
}

static void *take_and_give(void *argument)
{
    (void)argument;
    for (int round = 0; round < 500; round++) {
        size_t size = (size_t)1 << (round % 15);
        struct slab *slab;
        unsigned char *block = block_pool_take(&size, &slab);

        memset(block, round, size);
        block_pool_give(slab, block);
    }
    return NULL;
}

static void threads_may_share_it(void **state)
{
    pthread_t threads[4];

    (void)state;
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, take_and_give, NULL), 0);
    for (size_t i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(block_pool_counts().blocks, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_is_as_large_as_its_class_and_zeroed),
        cmocka_unit_test(blocks_do_not_overlap_and_all_slabs_go_back),
        cmocka_unit_test(threads_may_share_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
