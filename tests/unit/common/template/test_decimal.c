#include "base/arena.h"
#include "template/decimal.h"
#include "test.h"

static void arithmetic_is_exact(void **state)
{
    (void)state;
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(decimal_free) struct decimal *number = decimal_new();

    assert_int_equal(decimal_set(number, 0.1, &err), 0);
    assert_int_equal(decimal_apply(number, '*', 3, &err), 0);
    assert_true(decimal_to_double(number) == 0.3);
    assert_int_equal(decimal_apply(number, '+', 0.6, &err), 0);
    assert_true(decimal_to_double(number) == 0.9);
    assert_int_equal(decimal_apply(number, '-', 1.9, &err), 0);
    assert_true(decimal_to_double(number) == -1);
    assert_int_equal(decimal_apply(number, '/', 3, &err), 0);
    assert_true(decimal_to_double(number) == -0.3333333333333333);
}

static void nothing_is_divided_by_zero(void **state)
{
    (void)state;
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(decimal_free) struct decimal *number = decimal_new();

    assert_int_equal(decimal_set(number, 1, &err), 0);
    assert_int_equal(decimal_apply(number, '/', 0, &err), -1);
    assert_string_equal(error_text(&err), "decimal division by 0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arithmetic_is_exact),
        cmocka_unit_test(nothing_is_divided_by_zero),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
