#include "base/arena.h"
#include "base/error.h"
#include "data/json.h"
#include "duplicates.h"
#include "test.h"

static const char *found_in(struct arena *arena, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value;

    assert_int_equal(json_parse(str_of(text), NULL, arena, &value, &err), 0);
    return json_print(duplicates_find(str_of(text), value, arena), JSON_COMPACT, arena).ptr;
}

static void members_that_stand_twice_are_named_by_their_paths(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(found_in(arena, "{\"a\":{\"b\":1,\"c\":\"x:\\\"y\"},\"b\":[{\"b\":2}]}"),
                        "[]");
    assert_string_equal(
        found_in(arena, "{ \"a\" : {\"b\":1,\"b\":2}, \"l\":[0,{\"x\":{},\"x\":[1]}], \"a\":null}"),
        "[\"a.b\",\"l[1].x\",\"a\"]");
}

static void keys_that_stand_twice_in_yaml_are_named_by_their_lines(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(
        json_print(duplicates_find_yaml(STR("a: {b: 1}\nb: 2\na: 3\nc:\n- x: 1\n  x: 2\n"), arena),
                   JSON_COMPACT, arena)
            .ptr,
        "[\"line 3: key \\\"a\\\" already set in map\",\"line 6: key \\\"x\\\" already set in "
        "map\"]");
    assert_int_equal(json_count(duplicates_find_yaml(STR("a: 1\nb: 2\n"), arena)), 0);
    assert_int_equal(json_count(duplicates_find_yaml(STR("a: [\n"), arena)), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_that_stand_twice_are_named_by_their_paths),
        cmocka_unit_test(keys_that_stand_twice_in_yaml_are_named_by_their_lines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
