#include "base/arena.h"
#include "fake/values.h"
#include "repository/source_history.h"
#include "test.h"

static bool knows(const char *application, const char *source, int64_t index, int64_t version)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const struct source_position position = { index, version };
    struct application app;

    assert_int_equal(
        application_read(
            value_of(arena, arena_printf(arena, "{metadata: {name: a, namespace: argocd}, %s}",
                                         application)),
            arena, &app, &err),
        0);
    return source_is_known(&app, value_of(arena, source), position, arena);
}

static void the_source_of_the_spec_is_known(void **state)
{
    static const char app[] = "spec: {destination: {}, source: {repoURL: r, path: a}}";

    (void)state;
    assert_true(knows(app, "{repoURL: r, path: a}", 0, 0));
    assert_false(knows(app, "{repoURL: r, path: b}", 0, 0));
    assert_false(knows(app, "{repoURL: r, path: a, targetRevision: x}", 0, 0));
}

static void of_the_history_the_revision_counts_that_was_synced(void **state)
{
    static const char app[] =
        "spec: {destination: {}, source: {repoURL: r, path: b}}, status: {history: [{id: 1, "
        "revision: abc, source: {repoURL: r, path: a, targetRevision: main}}]}";

    (void)state;
    assert_true(knows(app, "{repoURL: r, path: a, targetRevision: abc}", 0, 0));
    assert_false(knows(app, "{repoURL: r, path: a, targetRevision: main}", 0, 0));
}

static void of_several_sources_position_and_entry_count(void **state)
{
    static const char app[] =
        "spec: {destination: {}, sources: [{repoURL: r, path: z}, {repoURL: s, path: z}]}, status: "
        "{history: [{id: 3, revisions: [abc, def], sources: [{repoURL: r, path: a}, {repoURL: s, "
        "path: b}]}]}";

    (void)state;
    assert_true(knows(app, "{repoURL: s, path: z}", 0, 0));
    assert_true(knows(app, "{repoURL: s, path: b, targetRevision: def}", 1, 3));
    assert_false(knows(app, "{repoURL: s, path: b, targetRevision: def}", 0, 3));
    assert_false(knows(app, "{repoURL: s, path: b, targetRevision: def}", 1, 2));
    assert_false(knows(app, "{repoURL: s, path: b, targetRevision: def}", 7, 3));
    assert_false(knows(app, "{repoURL: s, path: b, targetRevision: def}", -1, 3));
}

static void where_manifests_are_hydrated_both_ends_are_known(void **state)
{
    static const char app[] =
        "spec: {destination: {}, sourceHydrator: {drySource: {repoURL: r, path: dry, "
        "targetRevision: main}, syncSource: {targetBranch: env, path: wet}}}";

    (void)state;
    assert_true(knows(app, "{repoURL: r, path: dry, targetRevision: main}", 0, 0));
    assert_true(knows(app, "{repoURL: r, path: wet, targetRevision: env}", 0, 0));
    assert_false(knows(app, "{repoURL: r, path: other, targetRevision: env}", 0, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_source_of_the_spec_is_known),
        cmocka_unit_test(of_the_history_the_revision_counts_that_was_synced),
        cmocka_unit_test(of_several_sources_position_and_entry_count),
        cmocka_unit_test(where_manifests_are_hydrated_both_ends_are_known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
