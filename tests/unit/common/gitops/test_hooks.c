#include "common/argo/document.h"
#include "gitops/hooks.h"
#include "gitops/sync_wave.h"

static const struct json *with(struct arena *arena, const char *annotations)
{
    return document(arena, arena_printf(arena, "{metadata: {annotations: {%s}}}", annotations));
}

#define ARGO "argocd.argoproj.io/"

static void argo_types_win_over_helm_types(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *both = with(arena, ARGO "hook: 'Sync, PostSync', helm.sh/hook: pre-install");
    const struct json *helm = with(arena, "helm.sh/hook: 'pre-install,post-upgrade'");

    (void)state;
    assert_int_equal(hook_types(both), HOOK_SYNC | HOOK_POST_SYNC);
    assert_int_equal(hook_types(helm), HOOK_PRE_SYNC | HOOK_POST_SYNC);
    assert_true(hook_is_hook(helm) && hook_is_hook(both));
    assert_false(hook_is_hook(with(arena, "a: b")));
    assert_false(hook_is_hook(with(arena, "helm.sh/hook: crd-install")));
}

static void a_hook_without_a_known_type_is_ignored(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *test = with(arena, "helm.sh/hook: test");

    (void)state;
    assert_true(hook_is_hook(test) && hook_is_ignored(test));
    assert_false(hook_is_ignored(with(arena, ARGO "hook: Sync")));
}

static void only_skip_is_no_hook(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *skip = with(arena, ARGO "hook: Skip");

    (void)state;
    assert_false(hook_is_hook(skip));
    assert_true(hook_is_skipped(skip));
    assert_true(hook_is_hook(with(arena, ARGO "hook: 'Skip,Sync'")));
}

static void hooks_of_deletion_are_known_by_either_annotation(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_int_equal(hook_delete_types(with(arena, ARGO "hook: PreDelete, helm.sh/hook: "
                                                        "post-delete")),
                     HOOK_PRE_DELETE | HOOK_POST_DELETE);
    assert_true(hook_is_any(with(arena, "helm.sh/hook: pre-delete")));
    assert_int_equal(hook_types(with(arena, ARGO "hook: PostDelete")), 0);
}

static void policies_are_combined(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_int_equal(hook_delete_policies(with(arena, "a: b")), HOOK_DELETE_BEFORE_CREATION);
    assert_int_equal(hook_delete_policies(with(arena, ARGO "hook-delete-policy: HookSucceeded, "
                                                           "helm.sh/hook-delete-policy: "
                                                           "hook-failed")),
                     HOOK_DELETE_SUCCEEDED | HOOK_DELETE_FAILED);
}

static void the_wave_falls_back_to_helms_weight(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_int_equal(sync_wave(with(arena, ARGO "sync-wave: '-3'")), -3);
    assert_int_equal(sync_wave(with(arena, ARGO "sync-wave: x, helm.sh/hook-weight: '5'")), 5);
    assert_int_equal(sync_wave(with(arena, "a: b")), 0);
}

static void a_name_is_made_of_revision_phase_and_time(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_text(hook_generated_name(STR("job-"), STR("ABCDEF0123"), STR("PreSync"), 17, arena),
                "job-abcdef0-presync-17");
    assert_text(hook_generated_name(STR("job-"), STR(""), STR("Sync"), 17, arena), "job--sync-17");
    assert_string_equal(hook_type_name(HOOK_POST_DELETE), "PostDelete");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(argo_types_win_over_helm_types),
        cmocka_unit_test(a_hook_without_a_known_type_is_ignored),
        cmocka_unit_test(only_skip_is_no_hook),
        cmocka_unit_test(hooks_of_deletion_are_known_by_either_annotation),
        cmocka_unit_test(policies_are_combined),
        cmocka_unit_test(the_wave_falls_back_to_helms_weight),
        cmocka_unit_test(a_name_is_made_of_revision_phase_and_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
