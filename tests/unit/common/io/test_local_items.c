#include "io/local_items.h"
#include "test.h"

#include <stdio.h>

static void an_item_lives_until_it_expires(void **state)
{
    CLEANUP(local_items_free) struct local_items *items = local_items_new(100000);

    (void)state;
    local_items_put(items, "a", STR("one"), 100);
    assert_true(str_equals(*local_items_find(items, "a", 99), "one"));
    local_items_put(items, "a", STR("two"), 200);
    assert_true(str_equals(*local_items_find(items, "a", 150), "two"));
    assert_null(local_items_find(items, "a", 200));
    assert_int_equal(local_items_bytes(items), 0);
}

static void what_was_used_longest_ago_goes_first(void **state)
{
    CLEANUP(local_items_free) struct local_items *items = local_items_new(4000);
    char key[16];

    (void)state;
    local_items_put(items, "kept", STR("x"), 100);
    for (int i = 0; i < 100; i++) {
        snprintf(key, sizeof(key), "%d", i);
        local_items_put(items, key, STR("y"), 100);
        assert_non_null(local_items_find(items, "kept", 1));
        assert_true(local_items_bytes(items) <= 4000);
    }
    assert_null(local_items_find(items, "0", 1));
    assert_non_null(local_items_find(items, "99", 1));
}

static void what_is_too_large_is_not_kept(void **state)
{
    CLEANUP(local_items_free) struct local_items *items = local_items_new(1000);
    static char large[900];

    (void)state;
    local_items_put(items, "a", (struct str){ large, sizeof(large) }, 100);
    assert_null(local_items_find(items, "a", 1));
    local_items_put(items, "b", STR("x"), 100);
    local_items_remove(items, "b");
    local_items_remove(items, "b");
    assert_null(local_items_find(items, "b", 1));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_item_lives_until_it_expires),
        cmocka_unit_test(what_was_used_longest_ago_goes_first),
        cmocka_unit_test(what_is_too_large_is_not_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
