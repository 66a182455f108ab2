#include "argo/history.h"
#include "document.h"

static void an_entry_gets_the_next_number_and_old_ones_go(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *old = document(arena, "[{id: 4}, {id: 7}]");
    struct history_entry entry = { .revision = STR("r"),
                                   .source = document(arena, "{repoURL: u}"),
                                   .started_at = STR("2024-01-01T00:00:00Z") };

    (void)state;
    assert_json(history_append(old, &entry, 2, arena),
                "[{\"id\":7},{\"deployStartedAt\":\"2024-01-01T00:00:00Z\",\"deployedAt\":"
                "\"1970-01-01T00:00:00Z\",\"id\":8,\"initiatedBy\":{},\"revision\":\"r\","
                "\"source\":{\"repoURL\":\"u\"}}]");
    assert_int_equal(json_count(history_append(old, &entry, 0, arena)), 0);
    assert_int_equal(json_int(json_at(history_append(NULL, &entry, 10, arena), "0.id"), -1), 0);
    assert_non_null(history_find(old, 7));
    assert_null(history_find(old, 5));
}

static void several_sources_leave_an_empty_single_one(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct history_entry entry = { .revision = STR_EMPTY,
                                   .revisions = document(arena, "[a, b]"),
                                   .sources = document(arena, "[{repoURL: u}, {repoURL: v}]"),
                                   .started_at = STR_EMPTY,
                                   .initiated_by = document(arena, "{automated: true}") };

    (void)state;
    assert_json(history_append(NULL, &entry, 1, arena),
                "[{\"deployedAt\":\"1970-01-01T00:00:00Z\",\"id\":0,\"initiatedBy\":{\"automated\":"
                "true},\"revisions\":[\"a\",\"b\"],\"source\":{\"repoURL\":\"\"},\"sources\":[{"
                "\"repoURL\":\"u\"},{\"repoURL\":\"v\"}]}]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_entry_gets_the_next_number_and_old_ones_go),
        cmocka_unit_test(several_sources_leave_an_empty_single_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
