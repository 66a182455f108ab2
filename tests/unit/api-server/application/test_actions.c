#include "scene.h"

#define DEPLOYMENT                                                                                 \
    "name: a, namespace: ns, resourceName: web, kind: Deployment, group: apps, version: v1"

static void put_all(struct scene *scene, const char *whitelist)
{
    fake_put(&scene->fake.cluster,
             arena_printf(scene->arena,
                          "{kind: AppProject, metadata: {name: default, namespace: argocd}, spec: "
                          "{sourceRepos: ['*'], destinations: [{server: '*', namespace: '*'}], "
                          "namespaceResourceWhitelist: [%s]}}",
                          whitelist));
    fake_put(&scene->fake.cluster, "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, "
                                   "namespace: ns}, spec: {replicas: 1, template: {}}}");
    scene_put_app(scene, "a", "");
    scene_start(scene);
    scene_put_item(scene, "app|resources-tree|a",
                   "{nodes: [{group: apps, version: v1, kind: Deployment, namespace: ns, name: "
                   "web, uid: u}]}");
}

#define PATH "/apis/apps/v1/namespaces/ns/deployments/web"

static void actions_of_a_live_object_are_listed(void **state)
{
    struct scene *scene = *state;

    put_all(scene, "{group: '*', kind: '*'}");
    assert_int_equal(scene_call(scene, "ListResourceActions", "{" DEPLOYMENT "}"), 0);
    assert_int_equal(json_count(json_get(scene->reply, "actions")), 4);
}

static void an_action_changes_the_object(void **state)
{
    struct scene *scene = *state;

    put_all(scene, "{group: '*', kind: '*'}");
    assert_int_equal(scene_call(scene, "RunResourceActionV2",
                                "{" DEPLOYMENT ", action: scale, resourceActionParameters: [{name: "
                                "replicas, value: '5'}]}"),
                     0);
    assert_int_equal(json_int(json_at(fake_get(&scene->fake.cluster, PATH), "spec.replicas"), 0),
                     5);
}

static void what_changes_nothing_sends_nothing(void **state)
{
    struct scene *scene = *state;

    put_all(scene, "{group: '*', kind: '*'}");
    fake_forget(&scene->fake.cluster);
    assert_int_equal(scene_call(scene, "RunResourceAction", "{" DEPLOYMENT ", action: resume}"), 0);
    assert_null(strstr(fake_log(&scene->fake.cluster), "PATCH " PATH));
}

static void each_action_has_its_right(void **state)
{
    struct scene *scene = *state;

    put_all(scene, "{group: '*', kind: '*'}");
    scene_restrict(scene, "p, ann, applications, action/apps/Deployment/restart, default/a, allow");
    assert_int_equal(scene_call(scene, "RunResourceAction", "{" DEPLOYMENT ", action: restart}"),
                     0);
    assert_int_equal(scene_call(scene, "RunResourceAction", "{" DEPLOYMENT ", action: pause}"), -1);
    assert_refused(scene, ERR_FORBIDDEN, "permission denied");
}

static void the_project_must_permit_what_is_changed(void **state)
{
    struct scene *scene = *state;

    put_all(scene, "{group: '', kind: ConfigMap}");
    assert_int_equal(scene_call(scene, "RunResourceAction", "{" DEPLOYMENT ", action: restart}"),
                     -1);
    assert_refused(scene, ERR_FORBIDDEN,
                   "application is not permitted to manage apps/Deployment/web in ns");
}

static void the_application_itself_has_actions_too(void **state)
{
    struct scene *scene = *state;

    put_all(scene, "{group: '*', kind: '*'}");
    assert_int_equal(scene_call(scene, "RunResourceAction",
                                "{name: a, group: argoproj.io, kind: Application, resourceName: a, "
                                "version: v1alpha1, action: toggle-auto-sync}"),
                     0);
    assert_true(
        json_bool(json_at(scene_app(scene, "a"), "spec.syncPolicy.automated.enabled"), false));
}

static void an_unknown_action_is_told(void **state)
{
    struct scene *scene = *state;

    put_all(scene, "{group: '*', kind: '*'}");
    assert_int_equal(scene_call(scene, "RunResourceAction", "{" DEPLOYMENT ", action: explode}"),
                     -1);
    assert_refused(scene, ERR_UNKNOWN,
                   "error getting Lua resource action: built-in script does not exist");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(actions_of_a_live_object_are_listed),
        SCENE_TEST(an_action_changes_the_object),
        SCENE_TEST(what_changes_nothing_sends_nothing),
        SCENE_TEST(each_action_has_its_right),
        SCENE_TEST(the_project_must_permit_what_is_changed),
        SCENE_TEST(the_application_itself_has_actions_too),
        SCENE_TEST(an_unknown_action_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
