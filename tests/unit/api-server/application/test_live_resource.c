#include "application/live_resource.h"
#include "application/subject.h"
#include "scene.h"

#define TREE                                                                                       \
    "{nodes: [{version: v1, kind: ConfigMap, namespace: ns, name: c, uid: u}, {version: v1, "      \
    "kind: ConfigMap, namespace: ns, name: later}], orphanedNodes: [{version: v1, kind: "          \
    "ConfigMap, namespace: ns, name: orphan, uid: o}]}"

static void put_all(struct scene *scene, const char *settings)
{
    fake_put(&scene->fake.cluster,
             arena_printf(scene->arena,
                          "{kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd}, data: "
                          "%s}",
                          settings));
    fake_put(&scene->fake.cluster, "{apiVersion: v1, kind: ConfigMap, metadata: {name: c, "
                                   "namespace: ns}, data: {k: v}}");
    fake_put(&scene->fake.cluster, "{apiVersion: v1, kind: ConfigMap, metadata: {name: orphan, "
                                   "namespace: ns}}");
    scene_put_app(scene, "a", "");
    scene_start(scene);
    scene_put_item(scene, "app|resources-tree|a", TREE);
}

static int get(struct scene *scene, const char *name)
{
    return scene_call(scene, "GetResource",
                      arena_printf(scene->arena,
                                   "{name: a, namespace: ns, resourceName: %s, kind: ConfigMap, "
                                   "version: v1}",
                                   name));
}

static void objects_of_the_tree_are_found_orphans_too(void **state)
{
    struct scene *scene = *state;

    put_all(scene, "{}");
    assert_int_equal(get(scene, "c"), 0);
    assert_non_null(strstr(scene_text(scene, "manifest"), "\\\"data\\\":{\\\"k\\\":\\\"v\\\"}"));
    assert_int_equal(get(scene, "orphan"), 0);
}

static void what_is_not_there_yet_is_not_found(void **state)
{
    struct scene *scene = *state;

    put_all(scene, "{}");
    assert_int_equal(get(scene, "later"), -1);
    assert_refused(scene, ERR_INVALID, "ConfigMap  later not found as part of application a");
    assert_int_equal(get(scene, "absent"), -1);
    assert_refused(scene, ERR_INVALID, "ConfigMap  absent not found as part of application a");
}

static void without_an_account_to_act_as_nothing_is_done(void **state)
{
    struct scene *scene = *state;

    put_all(scene, "{application.sync.impersonation.enabled: 'true'}");
    assert_int_equal(get(scene, "c"), -1);
    assert_refused(scene, ERR_UNKNOWN,
                   "error deriving service account to impersonate: no matching service account "
                   "found for destination server https://kubernetes.default.svc and namespace ns");
}

static void a_key_names_all_parts(void **state)
{
    struct scene *scene = *state;

    scene_start(scene);
    scene_prepare(scene, "GetResource",
                  "{group: apps, kind: Deployment, namespace: ns, resourceName: web}");
    assert_string_equal(live_resource_key(&scene->call), "apps/Deployment/ns/web");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(objects_of_the_tree_are_found_orphans_too),
        SCENE_TEST(what_is_not_there_yet_is_not_found),
        SCENE_TEST(without_an_account_to_act_as_nothing_is_done),
        SCENE_TEST(a_key_names_all_parts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
