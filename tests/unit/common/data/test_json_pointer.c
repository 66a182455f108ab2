#include "base/arena.h"
#include "data/json.h"
#include "data/json_pointer.h"
#include "test.h"

/* The document of RFC 6901, section 5. */
static const struct json *sample(struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *value = NULL;

    assert_int_equal(
        json_parse(STR("{\"foo\":[\"bar\",\"baz\"],\"\":0,\"a/b\":1,\"c%d\":2,\"e^f\":3,"
                       "\"g|h\":4,\"i\\\\j\":5,\"k\\\"l\":6,\" \":7,\"m~n\":8}"),
                   NULL, arena, &value, &err),
        0);
    return value;
}

static void the_examples_of_the_rfc_hold(void **state)
{
    static const char *const pointers[] = { "/",     "/a~1b", "/c%d", "/e^f", "/g|h",
                                            "/i\\j", "/k\"l", "/ ",   "/m~0n" };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *value = sample(arena);

    (void)state;
    assert_ptr_equal(json_pointer_get(value, STR("")), value);
    assert_int_equal(json_count(json_pointer_get(value, STR("/foo"))), 2);
    assert_string_equal(json_cstr(json_pointer_get(value, STR("/foo/0"))), "bar");
    for (int64_t i = 0; i < 9; i++)
        assert_int_equal(json_int(json_pointer_get(value, str_of(pointers[i])), -1), i);
}

static void what_leads_nowhere_is_absent(void **state)
{
    static const char *const pointers[] = { "foo",    "/foo/2", "/foo/01",  "/foo/-", "/foo/+1",
                                            "/foo/x", "/x",     "/foo/0/x", "/m~n",   "/m~" };
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    for (size_t i = 0; i < sizeof(pointers) / sizeof(*pointers); i++)
        assert_null(json_pointer_get(sample(arena), str_of(pointers[i])));
}

static void a_pointer_falls_into_steps(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct json_pointer pointer;

    (void)state;
    assert_int_equal(json_pointer_parse(STR("/a~01//c~1d"), arena, &pointer, &err), 0);
    assert_int_equal(pointer.count, 3);
    assert_string_equal(pointer.steps[0].ptr, "a~1");
    assert_string_equal(pointer.steps[1].ptr, "");
    assert_string_equal(pointer.steps[2].ptr, "c/d");
    assert_int_equal(json_pointer_parse(STR(""), arena, &pointer, &err), 0);
    assert_int_equal(pointer.count, 0);
    assert_int_equal(json_pointer_parse(STR("a"), arena, &pointer, &err), -1);
    assert_string_equal(error_text(&err), "JSON pointer must be empty or start with a \"/\": a");
    error_release(&err);
    assert_int_equal(json_pointer_parse(STR("/a~2"), arena, &pointer, &err), -1);
    assert_string_equal(error_text(&err), "JSON pointer has a lone '~': /a~2");
}

static void a_name_is_escaped(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(json_pointer_escape(STR("a/b~c"), arena).ptr, "a~1b~0c");
    assert_string_equal(json_pointer_escape(STR(""), arena).ptr, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_examples_of_the_rfc_hold),
        cmocka_unit_test(what_leads_nowhere_is_absent),
        cmocka_unit_test(a_pointer_falls_into_steps),
        cmocka_unit_test(a_name_is_escaped),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
