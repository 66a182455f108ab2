#include "base/arena.h"
#include "base/error.h"
#include "data/json.h"
#include "template/value.h"
#include "test.h"

static void members_are_found_after_changes(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct value map = value_map_new(&value_type_map, arena), found;
    size_t count;
    struct value_entry *entries;

    for (int i = 0; i < 1000; i++)
        value_map_set(&map, str_of(arena_printf(arena, "k%d", i)), value_of_int(i));
    for (int i = 0; i < 1000; i += 2)
        value_map_remove(&map, str_of(arena_printf(arena, "k%d", i)));
    assert_int_equal(value_count(&map), 500);
    for (int i = 0; i < 1000; i++) {
        bool has = value_map_get(&map, str_of(arena_printf(arena, "k%d", i)), &found);

        assert_int_equal(has, i % 2);
        assert_true(!has || found.integer == i);
    }
    entries = value_map_entries(&map, arena, &count);
    for (size_t i = 1; i < count; i++)
        assert_true(str_compare(entries[i - 1].key, entries[i].key) < 0);
}

static void a_change_is_seen_through_every_name(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *json;
    struct value top, once, again, found;

    assert_int_equal(json_parse(STR("{\"a\":{\"b\":1}}"), NULL, arena, &json, &err), 0);
    top = value_of_json(json, VALUE_NUMBERS_FLOAT, arena);
    assert_true(value_map_get(&top, STR("a"), &once) && value_map_get(&top, STR("a"), &again));
    value_map_set(&once, STR("c"), value_of_int(2));
    assert_true(value_map_get(&again, STR("c"), &found) && found.integer == 2);
    assert_true(value_map_get(&again, STR("b"), &found) && found.number == 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_are_found_after_changes),
        cmocka_unit_test(a_change_is_seen_through_every_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
