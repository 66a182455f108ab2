#include "scene.h"

static void put_all(struct scene *scene, const char *settings)
{
    fake_put(&scene->fake.cluster,
             arena_printf(scene->arena,
                          "{kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd}, data: "
                          "%s}",
                          settings));
    fake_put(&scene->fake.cluster, "{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: "
                                   "ns}, data: {password: aHVudGVyMg==}}");
    fake_put(&scene->fake.cluster, "{apiVersion: v1, kind: ConfigMap, metadata: {name: c, "
                                   "namespace: ns}, data: {k: v}}");
    scene_put_app(scene, "a", "");
    scene_start(scene);
    scene_put_item(scene, "app|resources-tree|a",
                   "{nodes: [{version: v1, kind: ConfigMap, namespace: ns, name: c, uid: u}, "
                   "{version: v1, kind: Secret, namespace: ns, name: s, uid: v}]}");
}

#define CONFIG_MAP "name: a, namespace: ns, resourceName: c, kind: ConfigMap, version: v1"
#define SECRET "name: a, namespace: ns, resourceName: s, kind: Secret, version: v1"
#define MERGE "patchType: application/merge-patch+json"

static void secrets_come_without_their_values(void **state)
{
    struct scene *scene = *state;

    put_all(scene, "{}");
    assert_int_equal(scene_call(scene, "GetResource", "{" SECRET "}"), 0);
    assert_null(strstr(scene_text(scene, ""), "aHVudGVyMg"));
    assert_non_null(strstr(scene_text(scene, ""), "++++"));
    assert_int_equal(scene_call(scene, "PatchResource",
                                "{" SECRET ", " MERGE ", patch: '{\"metadata\": {\"labels\": "
                                "{\"x\": \"y\"}}}'}"),
                     0);
    assert_null(strstr(scene_text(scene, ""), "aHVudGVyMg"));
}

static void a_patch_is_passed_on(void **state)
{
    struct scene *scene = *state;

    put_all(scene, "{}");
    assert_int_equal(scene_call(scene, "PatchResource",
                                "{" CONFIG_MAP ", " MERGE ", patch: '{\"data\": {\"k\": \"w\"}}'}"),
                     0);
    assert_non_null(strstr(scene_text(scene, ""), "\\\"k\\\":\\\"w\\\""));
    assert_int_equal(
        scene_call(scene, "PatchResource", "{" CONFIG_MAP ", patchType: text/plain, patch: x}"),
        -1);
    assert_refused(scene, ERR_UNKNOWN, "error patching resource: 415: Unsupported Media Type");
}

static void a_failed_patch_of_a_secret_says_nothing_of_it(void **state)
{
    struct scene *scene = *state;

    put_all(scene, "{}");
    scene->fake.cluster.refusal.method = "PATCH";
    scene->fake.cluster.refusal.status = 422;
    scene->fake.cluster.refusal.times = 1;
    scene->fake.cluster.refusal.reason = "Invalid";
    assert_int_equal(
        scene_call(scene, "PatchResource", "{" SECRET ", " MERGE ", patch: '{\"a\": 1}'}"), -1);
    assert_refused(scene, ERR_INVALID, "failed to patch Secret ns/s");
}

static void a_deletion_is_passed_on(void **state)
{
    struct scene *scene = *state;

    put_all(scene, "{}");
    assert_int_equal(scene_call(scene, "DeleteResource", "{" CONFIG_MAP "}"), 0);
    assert_reply(scene, "", "{}");
    assert_non_null(
        strstr(fake_log(&scene->fake.cluster), "DELETE /api/v1/namespaces/ns/configmaps/c"));
}

static void each_resource_has_its_right(void **state)
{
    struct scene *scene = *state;

    put_all(scene, "{}");
    scene_restrict(scene, "p, ann, applications, update, default/a, allow");
    assert_int_equal(scene_call(scene, "PatchResource", "{" CONFIG_MAP ", " MERGE ", patch: '{}'}"),
                     -1);
    assert_refused(scene, ERR_FORBIDDEN, "permission denied");
    scene_restrict(scene, "p, ann, applications, update//ConfigMap/ns/c, default/a, allow");
    assert_int_equal(scene_call(scene, "PatchResource", "{" CONFIG_MAP ", " MERGE ", patch: '{}'}"),
                     0);
    assert_int_equal(scene_call(scene, "DeleteResource", "{" CONFIG_MAP "}"), -1);
    assert_refused(scene, ERR_FORBIDDEN, "permission denied");
}

static void rights_may_be_inherited_from_the_application(void **state)
{
    struct scene *scene = *state;

    put_all(scene, "{server.rbac.disableApplicationFineGrainedRBACInheritance: 'false'}");
    scene_restrict(scene, "p, ann, applications, update, default/a, allow");
    assert_int_equal(scene_call(scene, "PatchResource", "{" CONFIG_MAP ", " MERGE ", patch: '{}'}"),
                     0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(secrets_come_without_their_values),
        SCENE_TEST(a_patch_is_passed_on),
        SCENE_TEST(a_failed_patch_of_a_secret_says_nothing_of_it),
        SCENE_TEST(a_deletion_is_passed_on),
        SCENE_TEST(each_resource_has_its_right),
        SCENE_TEST(rights_may_be_inherited_from_the_application),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
