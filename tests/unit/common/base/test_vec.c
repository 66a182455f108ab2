#include "base/vec.h"
#include "test.h"

static void items_stay_in_order_as_it_grows(void **state)
{
    VEC(int) numbers = { 0 };

    (void)state;
    for (int i = 0; i < 100; i++)
        vec_push(&numbers, i);
    assert_int_equal(numbers.count, 100);
    for (int i = 0; i < 100; i++)
        assert_int_equal(numbers.items[i], i);
    vec_release(&numbers);
    assert_null(numbers.items);
    assert_int_equal(numbers.count, 0);
}

static void a_removed_item_leaves_no_gap(void **state)
{
    VEC(char) letters = { 0 };

    (void)state;
    vec_push(&letters, 'a');
    vec_push(&letters, 'b');
    vec_push(&letters, 'c');
    vec_remove(&letters, 1);
    assert_int_equal(letters.count, 2);
    assert_memory_equal(letters.items, "ac", 2);
    vec_remove(&letters, 1);
    vec_remove(&letters, 0);
    assert_int_equal(letters.count, 0);
    vec_release(&letters);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_stay_in_order_as_it_grows),
        cmocka_unit_test(a_removed_item_leaves_no_gap),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
