#include "argo/conditions.h"
#include "document.h"

static void evaluated_types_are_replaced_and_others_stay(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *old =
        document(arena, "[{type: SyncError, message: s, lastTransitionTime: '2020-01-01T00:00:00Z'}"
                        ", {type: ComparisonError, message: gone, lastTransitionTime: "
                        "'2020-01-01T00:00:00Z'}]");
    struct conditions found = { 0 };

    (void)state;
    conditions_addf(&found, arena, CONDITION_COMPARISON_ERROR, "new %d", 1);
    assert_json(conditions_merge(old, &found, CONDITION_COMPARISON_ERROR, 0, arena),
                "[{\"lastTransitionTime\":\"1970-01-01T00:00:00Z\",\"message\":\"new 1\",\"type\":"
                "\"ComparisonError\"},{\"lastTransitionTime\":\"2020-01-01T00:00:00Z\",\"message\":"
                "\"s\",\"type\":\"SyncError\"}]");
}

static void the_same_message_keeps_its_time(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *old = document(
        arena, "[{type: SyncError, message: same, lastTransitionTime: '2020-01-01T00:00:00Z'}]");
    struct conditions found = { 0 };

    (void)state;
    conditions_add(&found, arena, CONDITION_SYNC_ERROR, "same");
    assert_json(conditions_merge(old, &found, CONDITION_SYNC_ERROR, 99, arena),
                text_of(arena, old));
}

static void errors_are_told_from_warnings(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct conditions found = { 0 };

    (void)state;
    for (int i = 0; i < 9; i++)
        conditions_add(&found, arena, CONDITION_SHARED_RESOURCE_WARNING, "w");
    assert_false(conditions_have_error(&found));
    conditions_add(&found, arena, CONDITION_UNKNOWN_ERROR, "e");
    assert_true(conditions_have_error(&found));
    assert_true(conditions_have(&found, CONDITION_UNKNOWN_ERROR));
    assert_string_equal(condition_type_name(CONDITION_ORPHANED_RESOURCE_WARNING),
                        "OrphanedResourceWarning");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(evaluated_types_are_replaced_and_others_stay),
        cmocka_unit_test(the_same_message_keeps_its_time),
        cmocka_unit_test(errors_are_told_from_warnings),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
