#include "base/arena.h"
#include "base/strbuf.h"
#include "edge/contract.h"
#include "edge/fields_filter.h"
#include "fake/values.h"
#include "test.h"

#define DOCUMENT                                                                                   \
    "{ metadata: { resourceVersion: '1' }, items: [ { metadata: { name: a, labels: { x: z } }, "   \
    "spec: { source: { path: p }, sources: [ { path: q } ] } }, { metadata: { name: b } } ] }"

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

static const char *left(struct arena *arena, const char *fields)
{
    const struct fields_filter *filter = fields_filter_parse(str_of(fields), arena);

    return printed(fields_filter_apply(filter, value_of(arena, DOCUMENT), arena), arena);
}

static void only_what_is_named_is_left(void **state)
{
    assert_string_equal(
        left(*state, "items.metadata.name"),
        "{\"items\":[{\"metadata\":{\"name\":\"a\"}},{\"metadata\":{\"name\":\"b\"}}]}");
    assert_string_equal(left(*state, "metadata,items.metadata.labels"),
                        "{\"items\":[{\"metadata\":{\"labels\":{\"x\":\"z\"}}},{\"metadata\":{}}],"
                        "\"metadata\":{\"resourceVersion\":\"1\"}}");
}

static void a_path_that_begins_a_field_is_kept_for_it(void **state)
{
    assert_string_equal(
        left(*state, "items.spec.sources"),
        "{\"items\":[{\"spec\":{\"source\":{},\"sources\":[{\"path\":\"q\"}]}},{}]}");
}

static void a_list_may_name_what_is_left_out(void **state)
{
    assert_string_equal(
        left(*state, "-items.spec,items.metadata.labels"),
        "{\"items\":[{\"metadata\":{\"name\":\"a\"}},{\"metadata\":{\"name\":\"b\"}}],"
        "\"metadata\":{\"resourceVersion\":\"1\"}}");
}

static void a_message_is_filtered_as_go_prints_it(void **state)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(1024);
    struct arena *arena = *state;
    const struct fields_filter *filter =
        fields_filter_parse(STR("items.status,items.spec.destinations"), arena);
    struct message list;

    assert_true(message_find(
        &contract_messages,
        STR("github.com.argoproj.argo_cd.v3.pkg.apis.application.v1alpha1.AppProjectList"), &list));
    fields_filter_print(filter, list,
                        value_of(arena, "{ items: [ { spec: { description: d } } ] }"), &text);
    assert_string_equal(text.ptr, "{\"items\":[{\"spec\":{},\"status\":{}}]}");
}

static void items_of_a_stream_are_named_by_result(void **state)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(1024);
    struct arena *arena = *state;
    const struct fields_filter *filter =
        fields_filter_parse(STR("result.type,result.application.metadata.name"), arena);
    struct message event;

    assert_true(message_find(
        &contract_messages,
        STR("github.com.argoproj.argo_cd.v3.pkg.apis.application.v1alpha1.ApplicationWatchEvent"),
        &event));
    fields_filter_print_result(
        filter, event,
        value_of(arena, "{ type: ADDED, application: { metadata: { name: a, uid: u } } }"), &text);
    assert_string_equal(text.ptr, "{\"result\":{\"application\":{\"metadata\":{\"name\":\"a\"}},"
                                  "\"type\":\"ADDED\"}}");
}

static unsigned number_of(const char *name)
{
    for (unsigned i = 0; i < contract_method_count; i++)
        if (str_equals(str_of(name), contract_methods[i].name))
            return i;
    fail();
    return 0;
}

static void some_methods_know_the_parameter(void **state)
{
    (void)state;
    assert_true(fields_filter_applies(number_of("application.ApplicationService/List")));
    assert_true(fields_filter_applies(number_of("project.ProjectService/List")));
    assert_false(fields_filter_applies(number_of("application.ApplicationService/Get")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_is_named_is_left),
        cmocka_unit_test(a_path_that_begins_a_field_is_kept_for_it),
        cmocka_unit_test(a_list_may_name_what_is_left_out),
        cmocka_unit_test(a_message_is_filtered_as_go_prints_it),
        cmocka_unit_test(items_of_a_stream_are_named_by_result),
        cmocka_unit_test(some_methods_know_the_parameter),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
