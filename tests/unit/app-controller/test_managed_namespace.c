#include "fake/values.h"
#include "managed_namespace.h"
#include "test.h"

static void without_metadata_it_is_bare(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(printed(managed_namespace_target(STR("prod"), NULL, arena), arena),
                        "{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":"
                        "\"prod\"},\"spec\":{},\"status\":{}}");
}

static void its_metadata_is_applied_by_the_server(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *metadata =
        value_of(arena, "{labels: {team: blue}, annotations: {note: kept}}");

    (void)state;
    assert_string_equal(
        printed(json_at(managed_namespace_target(STR("prod"), metadata, arena), "metadata"), arena),
        "{\"annotations\":{\"argocd.argoproj.io/sync-options\":\"ServerSideApply=true\",\"note\":"
        "\"kept\"},\"labels\":{\"team\":\"blue\"},\"name\":\"prod\"}");
    assert_string_equal(printed(metadata, arena),
                        "{\"annotations\":{\"note\":\"kept\"},\"labels\":{\"team\":\"blue\"}}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_metadata_it_is_bare),
        cmocka_unit_test(its_metadata_is_applied_by_the_server),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
