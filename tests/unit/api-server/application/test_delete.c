#include "scene.h"

/* With a finalizer of somebody else, an application stays to be looked at. */
static void put_app(struct scene *scene, const char *finalizers)
{
    fake_put(&scene->fake.cluster,
             arena_printf(scene->arena,
                          "{kind: Application, metadata: {name: a, namespace: argocd, finalizers: "
                          "%s}, spec: " SCENE_SPEC "}",
                          finalizers));
    scene_start(scene);
}

static const char *patched(struct scene *scene, const char *request)
{
    fake_forget(&scene->fake.cluster);
    assert_int_equal(scene_call(scene, "Delete", request), 0);
    assert_reply(scene, "", "{}");
    return fake_log(&scene->fake.cluster);
}

#define PATH "/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/a"

static void a_cascading_deletion_sets_its_finalizer_first(void **state)
{
    struct scene *scene = *state;

    put_app(scene, "[]");
    assert_non_null(strstr(patched(scene, "{name: a}"), "PATCH " PATH));
}

static void a_finalizer_that_is_there_is_not_set_again(void **state)
{
    struct scene *scene = *state;

    put_app(scene, "[resources-finalizer.argocd.argoproj.io/foreground]");
    assert_null(strstr(patched(scene, "{name: a, propagationPolicy: Foreground}"), "PATCH"));
}

static void without_cascade_the_finalizers_go(void **state)
{
    struct scene *scene = *state;

    put_app(scene, "[resources-finalizer.argocd.argoproj.io, other]");
    assert_non_null(strstr(patched(scene, "{name: a, cascade: false}"), "PATCH " PATH));
}

static void policies_are_checked(void **state)
{
    struct scene *scene = *state;

    put_app(scene, "[]");
    assert_int_equal(scene_call(scene, "Delete", "{name: a, propagationPolicy: sideways}"), -1);
    assert_refused(scene, ERR_INVALID, "invalid propagation policy: sideways");
    assert_int_equal(
        scene_call(scene, "Delete", "{name: a, cascade: false, propagationPolicy: background}"),
        -1);
    assert_refused(scene, ERR_INVALID, "cannot set propagation policy when cascading is disabled");
    assert_non_null(scene_app(scene, "a"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_cascading_deletion_sets_its_finalizer_first),
        SCENE_TEST(a_finalizer_that_is_there_is_not_set_again),
        SCENE_TEST(without_cascade_the_finalizers_go),
        SCENE_TEST(policies_are_checked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
