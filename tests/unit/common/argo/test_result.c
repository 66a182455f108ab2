#include "argo/result.h"
#include "document.h"

static void a_result_is_written_and_read_alike(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *text = "{\"group\":\"\",\"hookPhase\":\"Running\",\"images\":[\"i\"],\"kind\":"
                       "\"Pod\",\"message\":\"pod/p created\",\"name\":\"p\",\"namespace\":\"n\","
                       "\"status\":\"Synced\",\"syncPhase\":\"Sync\",\"version\":\"v1\"}";
    struct resource_result result = resource_result_read(document(arena, text), arena);

    (void)state;
    assert_json(resource_result_to_json(&result, arena), text);
    assert_text(resource_result_key(&result, arena), "/Pod/n/p:Sync");
}

static void the_identity_is_always_written(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct resource_result result = { .kind = STR("Namespace"), .name = STR("x") };

    (void)state;
    assert_json(resource_result_to_json(&result, arena),
                "{\"group\":\"\",\"kind\":\"Namespace\",\"name\":\"x\",\"namespace\":\"\","
                "\"version\":\"\"}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_result_is_written_and_read_alike),
        cmocka_unit_test(the_identity_is_always_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
