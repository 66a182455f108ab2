#include "base/name_table.h"
#include "test.h"

#include <stdio.h>

static const struct row {
    const char *name;
    int value;
} rows[] = { { "a", 1 }, { "b", 2 }, { "b", 3 }, { "d", 4 } };

static size_t first(const char *name)
{
    return name_table_first(rows, 4, sizeof(rows[0]), str_of(name));
}

static void the_first_of_several_rows_of_a_name_is_found(void **state)
{
    (void)state;
    assert_int_equal(first("a"), 0);
    assert_int_equal(first("b"), 1);
    assert_int_equal(rows[first("b")].value, 2);
    assert_int_equal(first("d"), 3);
}

static void a_name_that_is_missing_has_the_place_where_it_would_be(void **state)
{
    (void)state;
    assert_int_equal(first(""), 0);
    assert_int_equal(first("c"), 3);
    assert_int_equal(first("e"), 4);
    assert_int_equal(name_table_first(rows, 0, sizeof(rows[0]), STR("a")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_of_several_rows_of_a_name_is_found),
        cmocka_unit_test(a_name_that_is_missing_has_the_place_where_it_would_be),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
