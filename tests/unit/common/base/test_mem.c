#include "base/mem.h"
#include "test.h"

#include <string.h>

static void memory_of_no_size_can_be_freed(void **state)
{
    void *block = xcalloc(0, 8), *other = xrealloc(NULL, 0), *copy = xmemdup("", 0);

    (void)state;
    assert_non_null(block);
    assert_non_null(other);
    assert_non_null(copy);
    free(block);
    free(other);
    free(copy);
}

static void copies_are_their_own(void **state)
{
    char text[] = "abc";
    char *copy = xstrdup(text), *bytes = xmemdup(text, 2);

    (void)state;
    text[0] = 'x';
    assert_string_equal(copy, "abc");
    assert_memory_equal(bytes, "ab", 2);
    free(copy);
    free(bytes);
}

static void a_secret_is_overwritten(void **state)
{
    char secret[] = "secret";

    (void)state;
    secret_wipe(secret, 3);
    assert_memory_equal(secret, "\0\0\0ret", 7);
    secret_wipe(NULL, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_of_no_size_can_be_freed),
        cmocka_unit_test(copies_are_their_own),
        cmocka_unit_test(a_secret_is_overwritten),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
