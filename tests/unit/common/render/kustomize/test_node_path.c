#include "base/arena.h"
#include "render/kustomize/node_path.h"
#include "test.h"

static struct knode *parsed(struct arena *arena, const char *text)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct knode_list list;

    assert_int_equal(knode_parse(str_of(text), arena, &list, &err), 0);
    return list.items[0];
}

static const char *found(struct arena *arena, const char *text, const char *path)
{
    struct node_path split = node_path_split(str_of(path), arena);
    const struct knode *node = node_path_find(&split, parsed(arena, text));

    return node ? knode_text(node).ptr : NULL;
}

static void paths_lead_through_maps_and_lists(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *text = "a: [{n: x, v: 1}, {n: y.z, v: 2}]\nb.c: 3\nd: {e/f: 4}\n";

    (void)state;
    assert_string_equal(found(arena, text, "a.1.v"), "2");
    assert_string_equal(found(arena, text, "a.[n=y.z].v"), "2");
    assert_string_equal(found(arena, text, "b\\.c"), "3");
    assert_string_equal(found(arena, text, "[b.c]"), "3");
    assert_string_equal(found(arena, text, "d.e/f"), "4");
    assert_null(found(arena, text, "a.[n=q].v"));
}

static int looked_up(struct arena *arena, const char *text, const char *path, struct error *err)
{
    struct node_path split = node_path_split(str_of(path), arena);
    struct knode *node;

    return node_path_look_up(&split, parsed(arena, text), arena, &node, err);
}

static void a_strict_path_has_to_be_meant_for_what_is_there(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const char *text = "a: [{k: x}, {k: z}]\nb: {c: 1}\n";

    (void)state;
    assert_int_equal(looked_up(arena, text, "a.-.k", &err), 1);
    assert_int_equal(looked_up(arena, text, "a.5", &err), 0);
    assert_int_equal(looked_up(arena, text, "none.*", &err), 0);
    assert_int_equal(looked_up(arena, text, "a.k", &err), -1);
    assert_string_equal(error_text(&err),
                        "wrong node kind: expected MappingNode but got SequenceNode: node "
                        "contents:\n[{k: x}, {k: z}]\n");
    error_release(&err);
    err = (struct error){ 0 };
    assert_int_equal(looked_up(arena, text, "b.*", &err), -1);
    assert_string_equal(error_text(&err), "wildcard is not supported in PathGetter");
}

static size_t matched(struct arena *arena, struct knode *root, const char *text, bool create)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct node_path path = node_path_split(str_of(text), arena);
    struct node_path_search search = { .path = &path, .arena = arena, .create = create };
    struct node_path_matches matches = { 0 };

    if (node_path_match(&search, root, &matches, &err) < 0)
        fail_msg("%s", error_text(&err));
    return matches.nodes.count;
}

static void wildcards_fit_every_item_and_what_lacks_is_made_when_asked(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct knode *root = parsed(arena, "a: [{v: 1}, {v: 2}, {}]\n");

    (void)state;
    assert_int_equal(matched(arena, root, "a.*.v", false), 2);
    assert_int_equal(matched(arena, root, "b.c", false), 0);
    assert_int_equal(matched(arena, root, "b.[n=x].c", true), 1);
    assert_int_equal(matched(arena, root, "b.[n=x].c", false), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_lead_through_maps_and_lists),
        cmocka_unit_test(a_strict_path_has_to_be_meant_for_what_is_there),
        cmocka_unit_test(wildcards_fit_every_item_and_what_lacks_is_made_when_asked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
