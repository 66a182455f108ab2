#include "base/arena.h"
#include "template/arguments.h"
#include "test.h"

static void texts_become_numbers_as_cast_makes_them(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t integer;
        double number;
    } cases[] = {
        { "12", 12, 12 },    { "0x10", 16, 0 }, { "010", 8, 10 },
        { "12.00", 12, 12 }, { "1.9", 0, 1.9 }, { "08", 0, 8 },
        { "", 0, 0 },        { "-3", -3, -3 },  { "1_000", 1000, 1000 },
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct value value = value_of_str(str_of(cases[i].text));

        assert_int_equal(arguments_to_int64(&value), cases[i].integer);
        assert_true(arguments_to_float(&value) == cases[i].number);
    }
}

static void floats_beyond_int64_are_the_least_number(void **state)
{
    (void)state;
    struct value value = value_of_float(1e300);

    assert_true(arguments_to_int64(&value) == INT64_MIN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_become_numbers_as_cast_makes_them),
        cmocka_unit_test(floats_beyond_int64_are_the_least_number),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
