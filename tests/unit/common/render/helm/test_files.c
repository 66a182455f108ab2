#include "chart_cases.h"
#include "render/helm/files.h"

static void files_are_bytes_by_path(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *json = json_get(chart_of("files: {b/x: \"12\", a: y}", arena), "files");
    struct value files = files_new(json, arena), bytes;

    (void)state;
    assert_int_equal(value_count(&files), 2);
    assert_true(value_map_get(&files, STR("b/x"), &bytes));
    assert_int_equal(value_count(&bytes), 2);
    assert_true(str_equals(value_bytes(&bytes, arena), "12"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_bytes_by_path),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
