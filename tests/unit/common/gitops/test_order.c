#include "common/argo/document.h"
#include "gitops/order.h"
#include "gitops/resource.h"

static struct order_task task(struct arena *arena, const char *phase, int64_t wave,
                              const char *text)
{
    const struct json *target = document(arena, text);

    return (struct order_task){ .key = { order_phase_rank(str_of(phase)), wave,
                                         resource_gvk(target).kind, resource_name(target) },
                                .target = target };
}

static const char *names(struct arena *arena, struct order_task *tasks, size_t count)
{
    const char *all = "";

    order_tasks(tasks, count);
    for (size_t i = 0; i < count; i++)
        all = arena_printf(arena, "%s %.*s", all, STR_ARG(tasks[i].key.name));
    return all;
}

static void phase_wave_kind_and_name_decide(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct order_task tasks[] = {
        task(arena, "PostSync", -5, "{apiVersion: v1, kind: ConfigMap, metadata: {name: last}}"),
        task(arena, "Sync", 1, "{apiVersion: v1, kind: Secret, metadata: {name: later}}"),
        task(arena, "Sync", 0, "{apiVersion: x/v1, kind: Odd, metadata: {name: odd}}"),
        task(arena, "Sync", 0, "{apiVersion: apps/v1, kind: Deployment, metadata: {name: d}}"),
        task(arena, "Sync", 0, "{apiVersion: v1, kind: Service, metadata: {name: s2}}"),
        task(arena, "Sync", 0, "{apiVersion: v1, kind: Service, metadata: {name: s1}}"),
        task(arena, "PreSync", 9, "{apiVersion: batch/v1, kind: Job, metadata: {name: first}}"),
    };

    (void)state;
    assert_string_equal(names(arena, tasks, 7), " first s1 s2 d odd later last");
}

static void what_others_need_comes_before_them(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct order_task tasks[] = {
        task(arena, "PreSync", 3,
             "{apiVersion: batch/v1, kind: Job, metadata: {name: j, namespace: late}}"),
        task(arena, "Sync", 0, "{apiVersion: v1, kind: Namespace, metadata: {name: late}}"),
        task(arena, "Sync", -1, "{apiVersion: x.io/v1, kind: Thing, metadata: {name: t}}"),
        task(arena, "Sync", 2,
             "{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: "
             "{name: crd}, spec: {group: x.io, names: {kind: Thing}}}"),
    };

    (void)state;
    assert_string_equal(names(arena, tasks, 4), " late j crd t");
    assert_int_equal(tasks[0].key.phase, 0);
    assert_int_equal(tasks[0].key.wave, 3);
    assert_int_equal(tasks[2].key.wave, -1);
}

static void prunes_have_no_target(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct order_task tasks[] = {
        { .key = { 1, 0, STR("Pod"), STR("gone") } },
        task(arena, "Sync", 1, "{apiVersion: v1, kind: Namespace, metadata: {name: ns}}"),
        task(arena, "Sync", 1,
             "{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: "
             "{name: crd}, spec: {group: '', names: {kind: Pod}}}"),
    };

    (void)state;
    assert_string_equal(names(arena, tasks, 3), " gone ns crd");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phase_wave_kind_and_name_decide),
        cmocka_unit_test(what_others_need_comes_before_them),
        cmocka_unit_test(prunes_have_no_target),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
