#include "base/arena.h"
#include "base/strbuf.h"
#include "data/yaml_node.h"
#include "test.h"

static struct yaml_node *parse(struct arena *arena, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct yaml_options options = { .depth = 100 };
    struct yaml_node *root = NULL;

    if (yaml_node_parse(str_of(text), &options, arena, &root, &err) < 0)
        fail_msg("%s: %s", text, error_text(&err));
    return root;
}

static const char *problem(struct arena *arena, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct yaml_options options = { .depth = 100 };
    struct yaml_node *root = NULL;

    assert_int_equal(yaml_node_parse(str_of(text), &options, arena, &root, &err), -1);
    return arena_printf(arena, "%s", error_text(&err));
}

static void a_document_is_a_tree_with_lines(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct yaml_node *root = parse(arena, "a: &x 1\nb:\n- *x\n- 'q'\n"), *list;

    (void)state;
    assert_int_equal(root->kind, NODE_MAPPING);
    assert_int_equal(root->count, 4);
    list = root->first->next->next->next;
    assert_int_equal(list->kind, NODE_SEQUENCE);
    assert_int_equal(list->line, 3);
    assert_int_equal(list->first->kind, NODE_ALIAS);
    assert_ptr_equal(list->first->alias, root->first->next);
    assert_true(root->first->implicit);
    assert_false(list->first->next->implicit);
    assert_null(parse(arena, "# nothing"));
}

static void a_value_is_shown_as_go_shows_it(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(strbuf_release) struct strbuf out = STRBUF_INIT(1000);

    (void)state;
    yaml_node_print_go(parse(arena, "{b: [1, 2.5, true, ~], a: &x y\x20z, c: *x}"), arena, &out);
    assert_string_equal(out.ptr, "map[interface {}]interface {}{\"a\":\"y z\", \"b\":[]interface {}"
                                 "{1, 2.5, true, interface {}(nil)}, \"c\":\"y z\"}");
}

static void what_nests_too_deeply_is_named_by_its_line(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(1000);

    (void)state;
    for (int i = 0; i < 101; i++)
        strbuf_puts(&text, "[");
    assert_string_equal(problem(arena, text.ptr), "yaml: exceeded max depth of 100");
    assert_string_equal(problem(arena, arena_printf(arena, "- 1\n- %s", text.ptr)),
                        "yaml: line 2: exceeded max depth of 100");
}

static void only_a_plain_key_merges(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_true(yaml_node_is_merge(parse(arena, "<<: x")->first));
    assert_true(yaml_node_is_merge(parse(arena, "!!merge '<<': x")->first));
    assert_false(yaml_node_is_merge(parse(arena, "'<<': x")->first));
}

static void a_colon_before_a_bracket_is_part_of_the_text(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct yaml_node *list = parse(arena, "# it's\n[a:, 'b', \"c\", it's:, d: e, f:]");

    (void)state;
    assert_int_equal(list->count, 6);
    assert_true(str_equals(list->first->text, "a:"));
    assert_true(str_equals(list->first->next->next->next->text, "it's:"));
    assert_int_equal(parse(arena, "{a:}")->count, 2);
}

static void a_question_mark_ends_a_text_in_brackets(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(problem(arena, "[a?b]"), "yaml: did not find expected ',' or ']'");
    assert_string_equal(problem(arena, "x:\n  {a:\n b?}"),
                        "yaml: line 2: did not find expected ',' or '}'");
    assert_int_equal(parse(arena, "a: b?c\nd: ['e?']")->count, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_is_a_tree_with_lines),
        cmocka_unit_test(a_value_is_shown_as_go_shows_it),
        cmocka_unit_test(what_nests_too_deeply_is_named_by_its_line),
        cmocka_unit_test(only_a_plain_key_merges),
        cmocka_unit_test(a_colon_before_a_bracket_is_part_of_the_text),
        cmocka_unit_test(a_question_mark_ends_a_text_in_brackets),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
