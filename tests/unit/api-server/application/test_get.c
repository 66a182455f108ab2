#include "scene.h"

static void an_application_comes_with_the_health_of_its_resources(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a",
                  ", status: {resourceHealthSource: appTree, resources: [{kind: Pod, "
                  "name: p, namespace: ns}, {kind: ConfigMap, name: c, namespace: "
                  "ns}]}");
    scene_start(scene);
    scene_put_item(scene, "app|resources-tree|a",
                   "{nodes: [{kind: Pod, name: p, namespace: ns, uid: u, health: {status: "
                   "Healthy}}, {kind: ConfigMap, name: c, namespace: ns}]}");
    assert_int_equal(scene_call(scene, "Get", "{name: a}"), 0);
    assert_reply(scene, "status.resources.0.health", "{\"status\":\"Healthy\"}");
    assert_reply(scene, "status.resources.1.health.status", "\"Missing\"");
}

static void without_a_tree_it_comes_as_it_is_stored(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a",
                  ", status: {resourceHealthSource: appTree, resources: [{kind: Pod, "
                  "name: p}]}");
    scene_start(scene);
    assert_int_equal(scene_call(scene, "Get", "{name: a}"), 0);
    assert_reply(scene, "status.resources.0", "{\"kind\":\"Pod\",\"name\":\"p\"}");
}

static void a_version_that_is_none_is_denied(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    assert_int_equal(scene_call(scene, "Get", "{name: a, resourceVersion: '1'}"), 0);
    assert_int_equal(scene_call(scene, "Get", "{name: a, resourceVersion: odd}"), -1);
    assert_refused(scene, ERR_FORBIDDEN, "permission denied");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(an_application_comes_with_the_health_of_its_resources),
        SCENE_TEST(a_version_that_is_none_is_denied),
        SCENE_TEST(without_a_tree_it_comes_as_it_is_stored),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
