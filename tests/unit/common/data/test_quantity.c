#include "data/quantity.h"
#include "fixture_cases.h"
#include "test.h"

static int check(const struct json *one, const char *key, struct str got, int differences)
{
    if (str_equal(json_string(json_get(one, key)), got))
        return differences;
    return fixture_differs(one, key, got.ptr, differences);
}

static int replay(const struct json *one, int differences)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct quantity quantity, other, sum, rounded;

    if (quantity_parse(json_text_at(one, "text"), arena, &quantity, &err) < 0)
        return check(one, "error", str_of(error_text(&err)), differences);
    if (json_get(one, "error"))
        return fixture_differs(one, "no error", "a quantity", differences);
    differences = check(one, "want", quantity_print(&quantity, arena), differences);
    rounded = quantity_round_up(&quantity, -3, arena);
    differences = check(one, "milli", quantity_print(&rounded, arena), differences);
    if (quantity_parse(json_text_at(one, "other"), arena, &other, &err) < 0)
        return fixture_differs(one, "other", error_text(&err), differences);
    if ((quantity_compare(&quantity, &other) > 0) - (quantity_compare(&quantity, &other) < 0) !=
        json_int(json_get(one, "order"), 9))
        differences = fixture_differs(one, "order", "another one", differences);
    if (quantity_add(&quantity, &other, arena, &sum, &err) < 0)
        return fixture_differs(one, "sum", error_text(&err), differences);
    return check(one, "sum", quantity_print(&sum, arena), differences);
}

static void quantities_are_read_and_printed_as_the_api_machinery_does(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *cases = fixture_read("quantity.json", arena);
    int differences = 0;

    (void)state;
    for (struct json_cursor at = json_walk(cases); json_next(&at);)
        differences = replay(at.value, differences);
    assert_int_equal(differences, 0);
    assert_true(json_count(cases) > 300);
}

static void a_text_of_any_length_is_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    char text[QUANTITY_MAX_LENGTH + 2];
    struct quantity quantity;

    (void)state;
    memset(text, '7', sizeof(text));
    assert_int_equal(
        quantity_parse((struct str){ text, QUANTITY_MAX_LENGTH }, arena, &quantity, &err), 0);
    assert_int_equal(
        quantity_parse((struct str){ text, QUANTITY_MAX_LENGTH + 1 }, arena, &quantity, &err), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantities_are_read_and_printed_as_the_api_machinery_does),
        cmocka_unit_test(a_text_of_any_length_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
