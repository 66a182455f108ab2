#include "chart_cases.h"
#include "render/helm/values.h"

static void files_count_in_their_order_and_sets_above_them(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(1024);
    struct helm_value_file files[] = { { "a", STR("x: 1\nm: {p: 1}") },
                                       { "b", STR("x: null\nm: {q: 2}") } };
    struct helm_set sets[] = { { HELM_SET_STRING, STR("s=1") }, { HELM_SET, STR("s=2,m.r=3") } };
    struct helm_options options = {
        .value_files = files, .value_file_count = 2, .sets = sets, .set_count = 2
    };
    struct value values;

    (void)state;
    assert_int_equal(values_read(&options, arena, &values, &err), 0);
    assert_int_equal(value_write_json(&values, 0, &text, &err), 0);
    assert_string_equal(text.ptr, "{\"m\":{\"p\":1,\"q\":2,\"r\":3},\"s\":\"1\",\"x\":null}");
}

static void mistakes_name_the_flag(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct helm_set set = { HELM_SET, STR("c") };
    struct helm_options options = { .sets = &set, .set_count = 1 };
    struct value values;

    (void)state;
    assert_int_equal(values_read(&options, arena, &values, &err), -1);
    assert_string_equal(error_text(&err), "failed parsing --set data: key \"c\" has no value");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_count_in_their_order_and_sets_above_them),
        cmocka_unit_test(mistakes_name_the_flag),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
