#include "base/arena.h"
#include "render/kustomize/knode_text.h"
#include "test.h"

/* As it is written again without a change; "" when that is not built in. */
static const char *again(struct arena *arena, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct knode *root = NULL;
    struct str out;

    if (knode_text_parse(str_of(text), arena, &root, &err) < 0 ||
        knode_text_print(root, arena, &out, &err) < 0) {
        assert_int_equal(err.code, ERR_UNIMPLEMENTED);
        return "";
    }
    return out.ptr;
}

static void texts_keep_how_their_scalars_were_written(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(again(arena, "a: 'x'\nb: \"y\"\nc: 0x1f\nd: ~\ne:\nf: [1, {g: h}]\n"),
                        "a: 'x'\nb: \"y\"\nc: 0x1f\nd: ~\ne:\nf: [1, {g: h}]");
    assert_string_equal(again(arena, "a: |-\n    x\n    y\nb: >\n  one\n  two\nc: 1\n"),
                        "a: |-\n  x\n  y\nb: >\n  one two\n\nc: 1");
    assert_string_equal(again(arena, "a: &x {q: 1}\nb: *x\nc:\n  <<: *x\nd: !!str 5\n"),
                        "a: &x {q: 1}\nb: *x\nc:\n  !!merge <<: *x\nd: !!str 5");
}

static void indents_and_empty_lines_are_normalised(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(again(arena, "\n\na:\n\n    - b:   1\n\n      c: 2\n    - - x\n\n"),
                        "a:\n- b: 1\n  c: 2\n- - x");
    assert_string_equal(again(arena, "---\na: 1\n---\nb: 2\n"), "a: 1");
}

static void comments_stay_with_what_they_belong_to(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(again(arena, "# all\n\n# a\na: 1   # one\nb: # of b\n    # c\n    c: 2\n"),
                        "# all\n\n# a\na: 1 # one\nb: # of b\n  # c\n  c: 2");
    assert_string_equal(again(arena, "z: 1\na: 1\n# foot\n\nb: 2\n\n# of all\n"),
                        "z: 1\na: 1\n# foot\n\nb: 2\n\n# of all");
    assert_string_equal(again(arena, "a: |  # head\n  # text\n\n# b\nb: '# text'\n"),
                        "a: | # head\n  # text\n# b\nb: '# text'");
    assert_string_equal(again(arena, "l:\n  - k: 1\n  # late\n\n  - m: 2\n    n: 3\n"),
                        "l:\n- k: 1\n- m: 2\n  # late\n\n  n: 3");
}

static void what_was_a_number_is_marked_when_it_is_none_any_more(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct knode *root;
    struct str out;

    (void)state;
    assert_int_equal(knode_text_parse(STR("a: 1\nb: x\nc: 'x'\nd: x\n"), arena, &root, &err), 0);
    root->members[0].value->text = STR("x");
    root->members[1].value->text = STR("1");
    root->members[2].value->text = STR("1");
    root->members[3].value->text = STR("y\nz");
    assert_int_equal(knode_text_print(root, arena, &out, &err), 0);
    assert_string_equal(out.ptr, "a: !!int x\nb: \"1\"\nc: '1'\nd: |-\n  y\n  z");
}

static void comments_at_unclear_places_are_not_guessed(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(again(arena, "a: [1, # x\n  2]\n"), "");
    assert_string_equal(again(arena, "a:\n  # x\n  1\n"), "");
    assert_string_equal(again(arena, "- # x\n  a: 1\n"), "");
    assert_string_equal(again(arena, "# x\n---\na: 1\n"), "");
    assert_string_equal(again(arena, "a:\n  b: 1\n# x"), "");
    assert_string_equal(again(arena, "? [a]\n: 1\n"), "");
    assert_string_equal(again(arena, "a: 1\r\n# x\r\nb: 2\r\n"), "");
    assert_string_equal(again(arena, "a: \xef\xa3\xb0#\n"), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_keep_how_their_scalars_were_written),
        cmocka_unit_test(indents_and_empty_lines_are_normalised),
        cmocka_unit_test(comments_stay_with_what_they_belong_to),
        cmocka_unit_test(what_was_a_number_is_marked_when_it_is_none_any_more),
        cmocka_unit_test(comments_at_unclear_places_are_not_guessed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
