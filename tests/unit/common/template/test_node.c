#include "base/arena.h"
#include "template/node.h"
#include "test.h"

static void only_blanks_are_empty(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct node *list = node_new(arena, NODE_LIST, 0), *text = node_new(arena, NODE_TEXT, 0);

    assert_true(node_is_empty(list));
    text->text = STR(" \n\t");
    node_list_add(&list->list, text, arena);
    assert_true(node_is_empty(list));
    node_list_add(&list->list, node_new(arena, NODE_BREAK, 0), arena);
    assert_false(node_is_empty(list));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_blanks_are_empty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
