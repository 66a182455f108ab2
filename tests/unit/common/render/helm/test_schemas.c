#include "chart_cases.h"
#include "render/helm/schemas.h"

static void values_must_be_as_the_schema_says(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct helm_options options = { 0 };

    (void)state;
    assert_string_equal(
        rendered(chart_of("schema: '{\"required\": [\"a\"]}'\ntemplates: {}", arena), &options,
                 arena),
        "Error: values don't meet the specifications of the schema(s) in the following "
        "chart(s):\napp:\n- at '': missing property 'a'\n");
    options.skip_schema_validation = true;
    assert_string_equal(
        rendered(chart_of("schema: '{\"required\": [\"a\"]}'\ntemplates: {}", arena), &options,
                 arena),
        "\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_must_be_as_the_schema_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
