#include "argo/secret_data.h"
#include "document.h"

static void values_are_decoded_and_missing_ones_are_empty(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *secret = document(arena, "{data: {a: aGk=}, stringData: {b: plain}}");
    struct str value;

    (void)state;
    assert_int_equal(secret_value(secret, "a", arena, &value, &err), 0);
    assert_text(value, "hi");
    assert_int_equal(secret_value(secret, "b", arena, &value, &err), 0);
    assert_text(value, "plain");
    assert_int_equal(secret_value(secret, "c", arena, &value, &err), 0);
    assert_int_equal(value.len, 0);
}

static void what_is_no_base64_is_named(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct str value;

    (void)state;
    assert_int_equal(secret_value(document(arena, "{data: {a: '!!'}}"), "a", arena, &value, &err),
                     -1);
    assert_non_null(strstr(error_text(&err), "data.a"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_decoded_and_missing_ones_are_empty),
        cmocka_unit_test(what_is_no_base64_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
