#include "argo/texts.h"
#include "document.h"

static void a_list_is_trimmed_and_has_each_item_once(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct texts list = texts_split(STR(" b , a,,b,c "), ',', arena);

    (void)state;
    assert_int_equal(list.count, 3);
    assert_text(texts_join(list, "|", arena), "b|a|c");
    assert_text(texts_join(texts_sorted(list, arena), "|", arena), "a|b|c");
    assert_text(texts_print(list, arena), "[b a c]");
    assert_true(texts_contain(list, "c"));
    assert_false(texts_contain(list, "d"));
    assert_json(texts_to_json(list, arena), "[\"b\",\"a\",\"c\"]");
}

static void only_strings_of_an_array_are_taken(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_int_equal(texts_of(document(arena, "[a, 1, b, {c: d}]"), arena).count, 2);
    assert_int_equal(texts_of(document(arena, "a: b"), arena).count, 0);
    assert_int_equal(texts_of(NULL, arena).count, 0);
}

static void truth_is_what_go_parses_as_truth(void **state)
{
    bool value;

    (void)state;
    assert_true(texts_parse_bool(STR("T"), &value) && value);
    assert_true(texts_parse_bool(STR("0"), &value) && !value);
    assert_false(texts_parse_bool(STR("yes"), &value));
    assert_false(texts_parse_bool(STR(""), &value));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_is_trimmed_and_has_each_item_once),
        cmocka_unit_test(only_strings_of_an_array_are_taken),
        cmocka_unit_test(truth_is_what_go_parses_as_truth),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
