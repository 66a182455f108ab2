#include "base/arena.h"
#include "template/go_layout.h"
#include "test.h"

static void the_longest_element_wins(void **state)
{
    (void)state;
    struct layout_part part = layout_next(STR("on 2006-01"));

    assert_true(str_equals(part.before, "on "));
    assert_int_equal(part.element, LAYOUT_LONG_YEAR);
    part = layout_next(part.rest);
    assert_true(str_equals(part.before, "-"));
    assert_int_equal(part.element, LAYOUT_ZERO_MONTH);
    assert_int_equal(layout_next(part.rest).element, LAYOUT_NONE);
}

static void a_word_that_goes_on_is_no_month(void **state)
{
    (void)state;
    assert_int_equal(layout_next(STR("Janet")).element, LAYOUT_NONE);
    assert_int_equal(layout_next(STR("Jan")).element, LAYOUT_MONTH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_element_wins),
        cmocka_unit_test(a_word_that_goes_on_is_no_month),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
