#include "base/arena.h"
#include "base/error.h"
#include "data/json.h"
#include "template/value.h"
#include "test.h"

static void json_goes_both_ways(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *json, *back;
    struct value value;

    assert_int_equal(
        json_parse(STR("{\"a\":[1,null,true,\"x\",{\"b\":1.5}]}"), NULL, arena, &json, &err), 0);
    value = value_of_json(json, VALUE_NUMBERS_KEEP, arena);
    assert_int_equal(value_to_json(&value, arena, &back, &err), 0);
    assert_true(json_equal(json, back));
}

static void a_copy_shares_nothing(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct value map = value_map_new(&value_type_map, arena), copy, inner;

    value_map_set(&map, STR("m"), value_map_new(&value_type_map, arena));
    assert_int_equal(value_copy(&map, 100, arena, &copy, &err), 0);
    assert_true(value_equal(&map, &copy));
    assert_true(value_map_get(&copy, STR("m"), &inner));
    value_map_set(&inner, STR("x"), value_of_int(1));
    assert_false(value_equal(&map, &copy));
}

static void types_decide_what_is_equal(void **state)
{
    (void)state;
    struct value a = value_of_int(1), b = value_of_int64(1), c = value_of_float(1);

    assert_false(value_equal(&a, &b) || value_equal(&b, &c));
    assert_true(value_equal(&a, &a) && value_equal(&VALUE_NIL, &VALUE_NONE));
}

static void bytes_are_base64(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct value bytes = value_of_bytes(STR("hi"), arena);
    const struct json *json;

    assert_int_equal(value_to_json(&bytes, arena, &json, &err), 0);
    assert_string_equal(json_cstr(json), "aGk=");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_goes_both_ways),
        cmocka_unit_test(a_copy_shares_nothing),
        cmocka_unit_test(types_decide_what_is_equal),
        cmocka_unit_test(bytes_are_base64),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
