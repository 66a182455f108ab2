#include "data/yaml_order.h"
#include "data/yaml_runes.h"
#include "test.h"

static void keys_come_in_their_natural_order(void **state)
{
    /* Not among them: keys that the original itself puts now so, now so ("a1b", "a2b", "a10b"). */
    static const char *const keys[] = { "",    "-",   "1",  "2",  "10",  "A",  "a",
                                        "a b", "a-b", "a1", "a2", "a10", "ab", "\xc3\xa9" };
    enum { COUNT = sizeof(keys) / sizeof(*keys) };

    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t j = 0; j < COUNT; j++) {
            int order = yaml_compare_keys(str_of(keys[i]), str_of(keys[j]));

            if ((i < j && order >= 0) || (i > j && order <= 0) || (i == j && order != 0))
                fail_msg("'%s' and '%s': %d", keys[i], keys[j], order);
        }
    }
}

static void ranges_ascend(void **state)
{
    (void)state;
    for (size_t i = 1; i < yaml_letters_count; i++)
        assert_true(yaml_letters[i].first > yaml_letters[i - 1].last + 1);
    for (size_t i = 1; i < yaml_digits_count; i++)
        assert_true(yaml_digits[i].first > yaml_digits[i - 1].last + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_come_in_their_natural_order),
        cmocka_unit_test(ranges_ascend),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
