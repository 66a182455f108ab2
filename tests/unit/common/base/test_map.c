#include "base/map.h"
#include "test.h"

#include <stdio.h>

static struct str key_of(char buffer[16], int number)
{
    snprintf(buffer, 16, "key-%d", number);
    return str_of(buffer);
}

static void a_value_is_found_under_its_key(void **state)
{
    CLEANUP(map_free) struct map *map = map_new();
    int a, b;

    (void)state;
    assert_null(map_find(map, STR("x")));
    assert_null(map_remove(map, STR("x")));
    assert_null(map_put(map, STR("x"), &a));
    assert_ptr_equal(map_put(map, STR("x"), &b), &a);
    assert_ptr_equal(map_find(map, STR("x")), &b);
    assert_null(map_put(map, STR("x\0y"), &a));
    assert_null(map_put(map, STR(""), &a));
    assert_int_equal(map_count(map), 3);
    assert_ptr_equal(map_remove(map, STR("x")), &b);
    assert_null(map_find(map, STR("x")));
    assert_ptr_equal(map_find(map, STR("x\0y")), &a);
    map_free(NULL);
}

static void many_keys_come_and_go(void **state)
{
    enum { COUNT = 1000 };
    CLEANUP(map_free) struct map *map = map_new();
    int values[COUNT];
    char key[16];

    (void)state;
    for (int round = 0; round < 5; round++) {
        for (int i = 0; i < COUNT; i++)
            assert_null(map_put(map, key_of(key, i), &values[i]));
        for (int i = 0; i < COUNT; i += 2)
            assert_ptr_equal(map_remove(map, key_of(key, i)), &values[i]);
        assert_int_equal(map_count(map), COUNT / 2);
        for (int i = 0; i < COUNT; i++)
            assert_ptr_equal(map_find(map, key_of(key, i)), i % 2 ? &values[i] : NULL);
        for (int i = 1; i < COUNT; i += 2)
            assert_ptr_equal(map_remove(map, key_of(key, i)), &values[i]);
        assert_int_equal(map_count(map), 0);
    }
}

static void a_walk_sees_each_entry_once_and_may_remove_it(void **state)
{
    CLEANUP(map_free) struct map *map = map_new();
    int seen[100] = { 0 };
    char key[16];

    (void)state;
    for (int i = 0; i < 100; i++)
        assert_null(map_put(map, key_of(key, i), &seen[i]));
    for (struct map_cursor at = { 0 }; map_next(map, &at);) {
        ++*(int *)at.value;
        assert_ptr_equal(map_remove(map, at.key), at.value);
    }
    for (int i = 0; i < 100; i++)
        assert_int_equal(seen[i], 1);
    for (struct map_cursor at = { 0 }; map_next(map, &at);)
        fail();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_is_found_under_its_key),
        cmocka_unit_test(many_keys_come_and_go),
        cmocka_unit_test(a_walk_sees_each_entry_once_and_may_remove_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
