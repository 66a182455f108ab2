#include "object_name.h"
#include "test.h"

#include <string.h>

static struct str repeated(char c, size_t count)
{
    static char text[300];

    memset(text, c, count);
    text[count] = '\0';
    return (struct str){ text, count };
}

static void a_label_is_letters_digits_and_dashes_between(void **state)
{
    static const char *const wrong[] = { "", "-a", "a-", "A", "a.b", "a_b", "a/b", "\n" };

    (void)state;
    assert_true(object_name_is_label(STR("a")));
    assert_true(object_name_is_label(STR("0-z")));
    assert_true(object_name_is_label(repeated('a', 63)));
    assert_false(object_name_is_label(repeated('a', 64)));
    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        assert_false(object_name_is_label(str_of(wrong[i])));
}

static void a_subdomain_is_labels_with_dots_between(void **state)
{
    static const char *const wrong[] = { "", ".", "a.", ".a", "a..b", "a.-b", "a.B", "../a" };

    (void)state;
    assert_true(object_name_is_subdomain(STR("a")));
    assert_true(object_name_is_subdomain(STR("a-1.b")));
    assert_true(object_name_is_subdomain(repeated('a', 253)));
    assert_false(object_name_is_subdomain(repeated('a', 254)));
    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        assert_false(object_name_is_subdomain(str_of(wrong[i])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_label_is_letters_digits_and_dashes_between),
        cmocka_unit_test(a_subdomain_is_labels_with_dots_between),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
