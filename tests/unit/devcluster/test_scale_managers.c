#include "base/arena.h"
#include "data/json.h"
#include "scale_managers.h"
#include "test.h"

static const struct field_element elements[] = {
    { .kind = FIELD_NAME, .name = { "spec", 4 } },
    { .kind = FIELD_NAME, .name = { "size", 4 } },
};
static const struct field_path SIZE = { elements, 2 };

static struct field_managers read_managers(const char *fields, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct field_managers managers;
    const char *text = arena_printf(arena, "{\"metadata\":{\"managedFields\":[%s]}}", fields);
    const struct json *object;

    assert_int_equal(json_parse(str_of(text), NULL, arena, &object, &err), 0);
    assert_int_equal(field_managers_parse(object, arena, &managers, &err), 0);
    return managers;
}

static const char *text_of(const struct field_managers *managers, struct arena *arena)
{
    return json_print(field_managers_json(managers, arena), JSON_COMPACT, arena).ptr;
}

#define ENTRY(manager, operation, version, fields)                                                 \
    "{\"apiVersion\":\"" version                                                                   \
    "\",\"fieldsType\":\"FieldsV1\",\"fieldsV1\":{\"f:spec\":{" fields "}},\"manager\":\"" manager \
    "\",\"operation\":\"" operation "\"}"
#define BOTH                                                                                       \
    ENTRY("one", "Apply", "x.io/v1", "\"f:size\":{},\"f:type\":{}")                                \
    "," ENTRY("two", "Update", "x.io/v1", "\"f:type\":{}")

static void a_scale_shows_those_who_own_the_number(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct field_managers parents = read_managers(BOTH, arena);
    struct field_managers scales = scale_managers_of(&parents, SIZE, arena);

    (void)state;
    assert_string_equal(text_of(&scales, arena),
                        "[" ENTRY("one", "Apply", "autoscaling/v1", "\"f:replicas\":{}") "]");
}

static void whoever_still_applies_it_keeps_what_is_there(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct field_managers parents = read_managers(BOTH, arena);
    struct field_managers scales = scale_managers_of(&parents, SIZE, arena);
    struct field_managers back = scale_managers_back(&parents, &scales, SIZE, "x.io/v1", arena);

    (void)state;
    assert_string_equal(text_of(&back, arena), "[" BOTH "]");
}

static void whoever_takes_the_number_gets_its_path_from_the_others(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct field_managers parents = read_managers(BOTH, arena);
    struct field_managers scales =
        read_managers(ENTRY("three", "Apply", "autoscaling/v1", "\"f:replicas\":{}"), arena);
    struct field_managers back = scale_managers_back(&parents, &scales, SIZE, "x.io/v1", arena);

    (void)state;
    assert_string_equal(
        text_of(&back, arena),
        "[" ENTRY("one", "Apply", "x.io/v1", "\"f:type\":{}") "," ENTRY(
            "three", "Apply", "x.io/v1", "\"f:size\":{}") "," ENTRY("two", "Update", "x.io/v1",
                                                                    "\"f:type\":{}") "]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_scale_shows_those_who_own_the_number),
        cmocka_unit_test(whoever_still_applies_it_keeps_what_is_there),
        cmocka_unit_test(whoever_takes_the_number_gets_its_path_from_the_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
