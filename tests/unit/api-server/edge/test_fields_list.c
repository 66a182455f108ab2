#include "edge/fields_list.h"
#include "fake/values.h"
#include "test.h"

#include <string.h>

#define ITEM                                                                                       \
    "{ metadata: { resourceVersion: '1' }, items: [ { metadata: { name: a }, spec: { project: p, " \
    "source: { path: x } }, status: { sync: { status: Synced }, health: {}, summary: {}, "         \
    "operationState: { phase: Running, syncResult: { revision: r } } } } ] }"

static int set_up(void **state)
{
    *state = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

static const char *left(struct arena *arena, const char *list, const char *names, bool excludes)
{
    struct str fields[8], rest = str_of(names);
    size_t count = 0;

    while (rest.len > 0)
        str_cut(rest, ',', &fields[count++], &rest);
    return printed(fields_list_apply(value_of(arena, list), fields, count, excludes, arena), arena);
}

#define METADATA "\"metadata\":{\"resourceVersion\":\"1\"}}"

static void only_fields_that_are_known_are_selected(void **state)
{
    assert_string_equal(left(*state, ITEM, "items.metadata.name,items.status.sync", false),
                        "{\"items\":[{\"metadata\":{\"name\":\"a\"}}]," METADATA);
    assert_string_equal(left(*state, ITEM, "spec", false), "{\"items\":[{}]," METADATA);
}

static void what_is_selected_is_there_though_it_is_empty(void **state)
{
    assert_string_equal(
        left(*state, ITEM,
             "items.metadata.labels,items.metadata.namespace,items.spec.syncPolicy,"
             "items.status.sync.revision,items.status.resources,items.operation.sync",
             false),
        "{\"items\":[{\"metadata\":{\"labels\":null,\"namespace\":\"\"},"
        "\"spec\":{\"syncPolicy\":null},\"status\":{\"sync\":{\"revision\":\"\"}}}]," METADATA);
}

static void the_state_of_an_operation_is_there_where_there_is_one(void **state)
{
    const char *names = "items.status.operationState.phase,items.status.operationState.finishedAt,"
                        "items.status.operationState.operation.sync";

    assert_string_equal(
        left(*state, ITEM, names, false),
        "{\"items\":[{\"status\":{\"operationState\":{\"finishedAt\":null,"
        "\"operation\":{\"sync\":{\"revision\":\"r\"}},\"phase\":\"Running\"}}}]," METADATA);
    assert_string_equal(left(*state,
                             "{ metadata: { resourceVersion: '1' }, items: [ { spec: {} } ] }",
                             names, false),
                        "{\"items\":[{}]," METADATA);
}

static void the_upper_one_of_two_counts(void **state)
{
    assert_string_equal(
        left(*state, ITEM, "items.spec.project,items.spec", false),
        "{\"items\":[{\"spec\":{\"project\":\"p\",\"source\":{\"path\":\"x\"}}}]," METADATA);
}

static void a_list_may_name_what_is_left_out(void **state)
{
    assert_string_equal(
        left(*state, "{ metadata: { resourceVersion: '1' }, items: [] }", "items.spec", true),
        "{\"items\":null," METADATA);
    assert_null(strstr(left(*state, ITEM, "items.metadata.name,items.spec", true), "\"name\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_fields_that_are_known_are_selected),
        cmocka_unit_test(what_is_selected_is_there_though_it_is_empty),
        cmocka_unit_test(the_state_of_an_operation_is_there_where_there_is_one),
        cmocka_unit_test(the_upper_one_of_two_counts),
        cmocka_unit_test(a_list_may_name_what_is_left_out),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
