#include "scene.h"

static void the_tree_of_the_cache_is_the_answer(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    scene_put_item(scene, "app|resources-tree|a", "{nodes: [{name: one}], shardsCount: 1}");
    assert_int_equal(scene_call(scene, "ResourceTree", "{applicationName: a, name: two}"), 0);
    assert_reply(scene, "", "{\"nodes\":[{\"name\":\"one\"}]}");
}

static void an_application_of_another_namespace_has_its_own(void **state)
{
    static const char *const patterns[] = { "team-*" };
    struct scene *scene = *state;

    scene->config.application_namespaces = (struct option_list){ patterns, 1 };
    fake_put(&scene->fake.cluster, "{kind: AppProject, metadata: {name: open, namespace: argocd}, "
                                   "spec: {sourceNamespaces: ['*']}}");
    fake_put(&scene->fake.cluster, "{kind: Application, metadata: {name: a, namespace: team-x}, "
                                   "spec: {project: open, destination: {}}}");
    scene_start(scene);
    scene_put_item(scene, "app|resources-tree|team-x_a", "{nodes: [{name: far}]}");
    assert_int_equal(
        scene_call(scene, "ResourceTree", "{applicationName: a, appNamespace: team-x}"), 0);
    assert_reply(scene, "nodes", "[{\"name\":\"far\"}]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(the_tree_of_the_cache_is_the_answer),
        SCENE_TEST(an_application_of_another_namespace_has_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
