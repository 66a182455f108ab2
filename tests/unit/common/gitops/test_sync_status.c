#include "common/argo/document.h"
#include "gitops/app_health.h"
#include "gitops/sync_status.h"

static const struct tracking tracking = { TRACKING_ANNOTATION, "app.kubernetes.io/instance", "" };

#define MAP "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: ns%s}}"

static struct sync_status_result status_of(struct arena *arena, const char *target,
                                           const char *live, bool modified)
{
    struct sync_status_input input = {
        .target = target ? document(arena, arena_printf(arena, MAP, target)) : NULL,
        .live = live ? document(arena, arena_printf(arena, MAP, live)) : NULL,
        .modified = modified,
        .is_permitted = true,
    };

    return sync_status_of(&tracking, &input);
}

static void both_sides_and_no_difference_is_synced(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct sync_status_result result = status_of(arena, "", "", false);

    (void)state;
    assert_string_equal(sync_status_name(result.status), "Synced");
    assert_false(result.makes_app_out_of_sync);
    assert_int_equal(status_of(arena, "", "", true).status, SYNC_OUT_OF_SYNC);
    assert_int_equal(status_of(arena, "", NULL, true).status, SYNC_OUT_OF_SYNC);
}

static void an_extra_is_to_be_pruned(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct sync_status_result result = status_of(arena, NULL, "", false);

    (void)state;
    assert_int_equal(result.status, SYNC_OUT_OF_SYNC);
    assert_true(result.requires_pruning && result.makes_app_out_of_sync);
    result =
        status_of(arena, NULL,
                  ", annotations: {argocd.argoproj.io/compare-options: IgnoreExtraneous}", false);
    assert_int_equal(result.status, SYNC_OUT_OF_SYNC);
    assert_false(result.makes_app_out_of_sync);
    result = status_of(arena, NULL,
                       ", annotations: {argocd.argoproj.io/tracking-id: 'x:/ConfigMap:ns/other'}",
                       false);
    assert_int_equal(result.status, SYNC_NONE);
    assert_false(result.requires_pruning);
}

static void hooks_and_skipped_targets_have_none(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct sync_status_result result =
        status_of(arena, NULL, ", annotations: {argocd.argoproj.io/hook: PreDelete}", false);

    (void)state;
    assert_int_equal(result.status, SYNC_NONE);
    assert_true(result.hook);
    assert_int_equal(
        status_of(arena, ", annotations: {argocd.argoproj.io/hook: Skip}", NULL, true).status,
        SYNC_NONE);
}

static void confirmation_and_wave_come_from_annotations(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct sync_status_result result =
        status_of(arena,
                  ", annotations: {argocd.argoproj.io/sync-options: 'Prune=confirm', "
                  "argocd.argoproj.io/sync-wave: '4'}",
                  "", false);

    (void)state;
    assert_true(result.requires_deletion_confirmation);
    assert_int_equal(result.wave, 4);
}

static void what_is_forbidden_is_unknown(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct sync_status_input input = { .target = document(arena, arena_printf(arena, MAP, "")),
                                       .modified = true };

    (void)state;
    assert_int_equal(sync_status_of(&tracking, &input).status, SYNC_UNKNOWN);
    assert_true(sync_status_of(&tracking, &input).makes_app_out_of_sync);
    input.is_permitted = input.is_managed_namespace = true;
    assert_int_equal(sync_status_of(&tracking, &input).status, SYNC_SYNCED);
}

static enum health_status health_of(struct arena *arena, const char *const *lives, size_t count)
{
    const struct resource_key app = { STR("argoproj.io"), STR("Application"), STR("argocd"),
                                      STR("self") };
    struct app_health sum = { .app = &app };
    struct health health;

    for (size_t i = 0; i < count; i++) {
        const struct json *target = document(arena, arena_printf(arena, MAP, ""));

        app_health_add(&sum, target, lives[i] ? document(arena, lives[i]) : NULL, arena, &health);
    }
    return app_health_status(&sum);
}

#define POD "{apiVersion: v1, kind: Pod, metadata: {name: p%s}, status: {phase: %s}}"

static void the_worst_object_decides_the_application(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *pending = arena_printf(arena, POD, "", "Pending");
    const char *failed = arena_printf(arena, POD, "", "Failed");
    const char *silenced = arena_printf(
        arena, POD, ", annotations: {argocd.argoproj.io/ignore-healthcheck: 'true'}", "Failed");
    const char *hook =
        arena_printf(arena, POD, ", annotations: {argocd.argoproj.io/hook: Sync}", "Failed");
    const char *const worst[] = { pending, failed, NULL };
    const char *const quiet[] = { pending, silenced, hook };
    const char *const missing[] = { NULL, NULL };
    const char *const mixed[] = { NULL, "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}" };

    (void)state;
    assert_int_equal(health_of(arena, worst, 3), HEALTH_DEGRADED);
    assert_int_equal(health_of(arena, quiet, 3), HEALTH_PROGRESSING);
    assert_int_equal(health_of(arena, missing, 2), HEALTH_MISSING);
    assert_int_equal(health_of(arena, mixed, 2), HEALTH_HEALTHY);
    assert_int_equal(health_of(arena, NULL, 0), HEALTH_HEALTHY);
}

static void an_object_that_cannot_be_judged_is_named(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct app_health sum = { 0 };
    struct health health;

    (void)state;
    app_health_add(&sum, NULL,
                   document(arena, "{apiVersion: apps/v2, kind: Deployment, metadata: {name: d, "
                                   "namespace: ns}}"),
                   arena, &health);
    assert_text(sum.error, "failed to get resource health for \"Deployment\" with name \"d\" in "
                           "namespace \"ns\": unsupported Deployment GVK: apps/v2, "
                           "Kind=Deployment");
    assert_int_equal(app_health_status(&sum), HEALTH_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_sides_and_no_difference_is_synced),
        cmocka_unit_test(an_extra_is_to_be_pruned),
        cmocka_unit_test(hooks_and_skipped_targets_have_none),
        cmocka_unit_test(confirmation_and_wave_come_from_annotations),
        cmocka_unit_test(what_is_forbidden_is_unknown),
        cmocka_unit_test(the_worst_object_decides_the_application),
        cmocka_unit_test(an_object_that_cannot_be_judged_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
