#include "rpc/id_table.h"
#include "test.h"

#include <stdbool.h>
#include <stdlib.h>

static void numbers_come_and_go(void **state)
{
    enum { COUNT = 5000 };
    static int values[COUNT];
    static bool present[COUNT];
    struct id_table table = { 0 };
    uint64_t seed = 1;
    size_t count = 0;

    (void)state;
    assert_null(id_table_find(&table, 1));
    assert_null(id_table_remove(&table, 1));
    for (int i = 0; i < 200000; i++) {
        size_t at;

        seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
        at = (size_t)(seed >> 33) % COUNT;
        if (present[at]) {
            assert_ptr_equal(id_table_remove(&table, at * 16), &values[at]);
            count--;
        } else {
            assert_null(id_table_find(&table, at * 16));
            id_table_put(&table, at * 16, &values[at]);
            count++;
        }
        present[at] = !present[at];
        assert_int_equal(table.count, count);
    }
    for (size_t at = 0; at < COUNT; at++)
        assert_ptr_equal(id_table_find(&table, at * 16), present[at] ? &values[at] : NULL);
    id_table_release(&table);
}

static void any_number_is_a_key(void **state)
{
    static const uint64_t ids[] = { 0, 1, UINT64_MAX, UINT64_MAX - 1, UINT64_C(1) << 63 };
    struct id_table table = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof(ids) / sizeof(*ids); i++)
        id_table_put(&table, ids[i], &table);
    for (size_t i = 0; i < sizeof(ids) / sizeof(*ids); i++)
        assert_ptr_equal(id_table_remove(&table, ids[i]), &table);
    assert_int_equal(table.count, 0);
    id_table_release(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_come_and_go),
        cmocka_unit_test(any_number_is_a_key),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
