#include "base/arena.h"
#include "template/unicode.h"
#include "test.h"

static void classes_and_cases_are_unicodes(void **state)
{
    (void)state;
    assert_true(unicode_is_letter(0xe9) && unicode_is_letter(0x4e00) && !unicode_is_letter('1'));
    assert_true(unicode_is_digit(0x663) && unicode_is_space(0x2003));
    assert_true(unicode_is_upper(0x130) && unicode_is_lower(0xdf) && unicode_is_punctuation('!'));
    assert_int_equal(unicode_to_upper(0xe9), 0xc9);
    assert_int_equal(unicode_to_lower(0x1c4), 0x1c6);
    assert_int_equal(unicode_to_title(0x1c6), 0x1c5);
    assert_int_equal(unicode_to_upper(0x10d), 0x10c);
}

static void white_space_is_trimmed(void **state)
{
    (void)state;
    assert_true(str_equals(unicode_trim(STR("\xc2\xa0 x y\xe2\x80\x83\n")), "x y"));
    assert_int_equal(unicode_trim(STR(" \t")).len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes_and_cases_are_unicodes),
        cmocka_unit_test(white_space_is_trimmed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
