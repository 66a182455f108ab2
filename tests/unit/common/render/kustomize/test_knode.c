#include "base/arena.h"
#include "data/json.h"
#include "render/kustomize/knode.h"
#include "test.h"

#include <string.h>

static struct arena *arena;

static int open_arena(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static struct knode *parsed(const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct knode_list list;

    if (knode_parse(str_of(text), arena, &list, &err) < 0)
        fail_msg("%s", error_text(&err));
    assert_int_equal(list.count, 1);
    return list.items[0];
}

static const char *printed(const struct knode *node)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *json;

    if (knode_to_json(node, arena, &json, &err) < 0)
        fail_msg("%s", error_text(&err));
    return json_print(json, JSON_COMPACT, arena).ptr;
}

static void scalars_keep_their_text_until_the_end(void **state)
{
    struct knode *map = parsed("a: 1.10\nb: 012\nc: yes\nd: '1'\n");

    (void)state;
    assert_string_equal(knode_get(map, STR("a"))->text.ptr, "1.10");
    assert_string_equal(printed(map), "{\"a\":1.1,\"b\":10,\"c\":\"yes\",\"d\":\"1\"}");
}

static void a_replaced_scalar_keeps_its_quotes_and_looks_its_type_up_anew(void **state)
{
    struct knode *map = parsed("a: 1\nb: '1'\n");

    (void)state;
    knode_set_scalar(knode_get(map, STR("a")), STR("x"));
    knode_set_scalar(knode_get(map, STR("b")), STR("2"));
    assert_string_equal(printed(map), "{\"a\":\"x\",\"b\":\"2\"}");
}

static void documents_are_split_and_empty_ones_left_out(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct knode_list list;

    (void)state;
    assert_int_equal(
        knode_parse(STR("---\na: 1\n---\n# x\n--- # y\nb: 2\r\n---\r\n"), arena, &list, &err), 0);
    assert_int_equal(list.count, 2);
    assert_int_equal(knode_parse(STR("a: 1\n--- b\n"), arena, &list, &err), -1);
    assert_string_equal(error_text(&err), "invalid document separator: --- b");
}

static void aliases_are_copies_within_a_budget(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct knode *map = parsed("a: &x {b: 1}\nc: *x\nd: {<<: *x, b: 2}\n");
    struct knode_list list;
    const char *bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
                       "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
                       "e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n";

    (void)state;
    assert_string_equal(printed(map), "{\"a\":{\"b\":1},\"c\":{\"b\":1},\"d\":{\"b\":2}}");
    assert_int_equal(knode_parse(str_of(bomb), arena, &list, &err), -1);
    assert_int_equal(err.code, ERR_TOO_LARGE);
}

static void keys_that_stand_twice_fail_in_the_end(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *json;

    (void)state;
    assert_int_equal(knode_to_json(parsed("a: 1\na: 2\n"), arena, &json, &err), -1);
    assert_non_null(strstr(error_text(&err), "mapping key \"a\" already defined"));
}

static void lists_and_maps_are_edited_in_place(void **state)
{
    struct knode *map = parsed("l: [a, c]\nm: {x: 1}\n");
    struct knode *list = knode_get(map, STR("l"));

    (void)state;
    knode_insert(arena, list, 1, knode_new_text(arena, STR("b")));
    knode_append(arena, list, knode_new_plain(arena, STR("4")));
    knode_remove_item(list, 0);
    assert_true(knode_remove(knode_get(map, STR("m")), STR("x")));
    assert_false(knode_remove(knode_get(map, STR("m")), STR("x")));
    assert_null(knode_map_at(arena, map, STR("l")));
    knode_set(arena, knode_map_at(arena, map, STR("n")), STR("k"), knode_new_text(arena, STR("1")));
    assert_string_equal(printed(map), "{\"l\":[\"b\",\"c\",4],\"m\":{},\"n\":{\"k\":\"1\"}}");
}

static void json_comes_back_with_its_types(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    const char *text = "{\"a\":[1,2.5,true,null,\"x\",\"1\"],\"1\":{}}";
    const struct json *json;

    (void)state;
    assert_int_equal(json_parse(str_of(text), NULL, arena, &json, &err), 0);
    assert_string_equal(printed(knode_of_json(json, arena)), text);
    assert_true(knode_equal(knode_of_json(json, arena), parsed(text)));
}

static void what_takes_a_place_is_written_as_what_was_there(void **state)
{
    struct knode *map = parsed("{q: 'x', p: x, n: }\n"), *value;

    (void)state;
    value = knode_new_plain(arena, STR("7"));
    knode_keep_style(value, knode_get(map, STR("q")));
    assert_string_equal(printed(value), "\"7\"");
    knode_keep_style(value, knode_get(map, STR("p")));
    assert_string_equal(printed(value), "7");
    knode_set_scalar(knode_get(map, STR("n")), STR("7"));
    assert_string_equal(printed(map), "{\"q\":\"x\",\"p\":\"x\",\"n\":7}");
}

static void texts_that_could_be_misread_are_quoted(void **state)
{
    static const char *const misread[] = { "1", "true", "yes", "{a: b}", "# x", "a: b" };
    static const char *const read[] = { "", "x", "1:20", "a\nb", "*x", "2001-01-01" };

    (void)state;
    for (size_t i = 0; i < sizeof(misread) / sizeof(*misread); i++) {
        struct knode *node = knode_new_text(arena, str_of(misread[i]));

        knode_quote_if_misread(node, arena);
        assert_true(node->quoted);
    }
    for (size_t i = 0; i < sizeof(read) / sizeof(*read); i++) {
        struct knode *node = knode_new_text(arena, str_of(read[i]));

        knode_quote_if_misread(node, arena);
        assert_false(node->quoted);
    }
}

static void a_tag_takes_only_texts_of_its_own(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct knode node = { .kind = KNODE_SCALAR, .tag = KNODE_INT, .text = STR("true") };
    const struct json *json;

    (void)state;
    assert_int_equal(knode_to_json(&node, arena, &json, &err), -1);
    assert_string_equal(error_text(&err), "map[string]interface {}(nil): yaml: cannot decode "
                                          "!!bool `true` as a !!int");
    node.tag = KNODE_FLOAT;
    node.text = STR("3");
    assert_string_equal(printed(&node), "3");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scalars_keep_their_text_until_the_end),
        cmocka_unit_test(a_replaced_scalar_keeps_its_quotes_and_looks_its_type_up_anew),
        cmocka_unit_test(documents_are_split_and_empty_ones_left_out),
        cmocka_unit_test(aliases_are_copies_within_a_budget),
        cmocka_unit_test(keys_that_stand_twice_fail_in_the_end),
        cmocka_unit_test(lists_and_maps_are_edited_in_place),
        cmocka_unit_test(json_comes_back_with_its_types),
        cmocka_unit_test(what_takes_a_place_is_written_as_what_was_there),
        cmocka_unit_test(texts_that_could_be_misread_are_quoted),
        cmocka_unit_test(a_tag_takes_only_texts_of_its_own),
    };

    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
