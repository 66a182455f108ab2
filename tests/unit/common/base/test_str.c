#include "base/arena.h"
#include "base/str.h"
#include "test.h"

static void text_compares_bytewise(void **state)
{
    (void)state;
    assert_true(str_equal(STR("a\0b"), STR("a\0b")));
    assert_false(str_equal(STR("a\0b"), STR("a\0c")));
    assert_true(str_equals(STR("ab"), "ab"));
    assert_true(str_equals(STR_EMPTY, NULL));
    assert_true(str_compare(STR("a"), STR("b")) < 0);
    assert_true(str_compare(STR("a"), STR("\xff")) < 0);
    assert_true(str_compare(STR("ab"), STR("a")) > 0);
    assert_int_equal(str_compare(STR(""), STR("")), 0);
}

static void ends_and_places_are_found(void **state)
{
    (void)state;
    assert_true(str_has_prefix(STR("abc"), STR("ab")));
    assert_true(str_has_prefix(STR("abc"), STR("")));
    assert_false(str_has_prefix(STR("a"), STR("ab")));
    assert_true(str_has_suffix(STR("abc"), STR("bc")));
    assert_false(str_has_suffix(STR("c"), STR("bc")));
    assert_int_equal(str_find(STR("abcabc"), STR("ca")), 2);
    assert_int_equal(str_find(STR("abc"), STR("x")), -1);
    assert_int_equal(str_find(STR("abc"), STR("")), 0);
    assert_int_equal(str_find_char(STR("abcb"), 'b'), 1);
    assert_int_equal(str_find_last_char(STR("abcb"), 'b'), 3);
    assert_int_equal(str_find_last_char(STR(""), 'b'), -1);
}

static void parts_stay_within_the_text(void **state)
{
    (void)state;
    assert_true(str_equals(str_slice(STR("abc"), 1, 2), "b"));
    assert_true(str_equals(str_slice(STR("abc"), 1, 99), "bc"));
    assert_true(str_equals(str_slice(STR("abc"), 9, 99), ""));
    assert_true(str_equals(str_slice(STR("abc"), 2, 1), ""));
    assert_true(str_equals(str_trim(STR(" \t\na b\r\n")), "a b"));
    assert_true(str_equals(str_trim(STR(" \n")), ""));
}

static void a_text_is_cut_at_the_first_separator(void **state)
{
    struct str head, rest;

    (void)state;
    assert_true(str_cut(STR("a=b=c"), '=', &head, &rest));
    assert_true(str_equals(head, "a") && str_equals(rest, "b=c"));
    assert_true(str_cut(STR("a="), '=', &head, &rest));
    assert_true(str_equals(head, "a") && str_is_empty(rest));
    assert_false(str_cut(STR("a"), '=', &head, &rest));
    assert_true(str_equals(head, "a") && str_is_empty(rest));
}

static void a_copy_of_a_part_gets_its_end(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(str_dup(str_slice(STR("abc"), 0, 2), arena).ptr, "ab");
}

static void hashes_tell_texts_apart(void **state)
{
    (void)state;
    assert_true(str_hash(STR("abcdefghi")) == str_hash(STR("abcdefghi")));
    assert_true(str_hash(STR("abcdefghi")) != str_hash(STR("abcdefghj")));
    assert_true(str_hash(STR("")) != str_hash(STR("\0")));
}

static void every_occurrence_is_replaced(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(str_replace(STR("a-b-c"), STR("-"), STR(", "), arena).ptr, "a, b, c");
    assert_string_equal(str_replace(STR("aaa"), STR("aa"), STR("b"), arena).ptr, "ba");
    assert_string_equal(str_replace(STR("aXb"), STR("X"), STR_EMPTY, arena).ptr, "ab");
    assert_string_equal(str_replace(STR("abc"), STR("d"), STR("e"), arena).ptr, "abc");
    assert_int_equal(str_replace(STR_EMPTY, STR("d"), STR("e"), arena).len, 0);
}

static void a_word_is_found_whole_or_not_at_all(void **state)
{
    struct str text = STR("  --enable-helm --reorder=none\n-e\t");

    (void)state;
    assert_true(str_has_word(text, STR("--enable-helm")));
    assert_true(str_has_word(text, STR("-e")));
    assert_false(str_has_word(text, STR("-enable-helm")));
    assert_false(str_has_word(text, STR("--reorder")));
    assert_false(str_has_word(text, STR("-")));
    assert_false(str_has_word(text, STR_EMPTY));
    assert_false(str_has_word(STR_EMPTY, STR("x")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_compares_bytewise),
        cmocka_unit_test(ends_and_places_are_found),
        cmocka_unit_test(parts_stay_within_the_text),
        cmocka_unit_test(a_text_is_cut_at_the_first_separator),
        cmocka_unit_test(a_copy_of_a_part_gets_its_end),
        cmocka_unit_test(every_occurrence_is_replaced),
        cmocka_unit_test(a_word_is_found_whole_or_not_at_all),
        cmocka_unit_test(hashes_tell_texts_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
