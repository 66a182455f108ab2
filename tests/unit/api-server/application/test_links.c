#include "scene.h"

static void templates_see_application_cluster_and_project(void **state)
{
    struct scene *scene = *state;

    scene_start_with_settings(
        scene, "{url: 'https://cd.example.com', application.links: '[{title: Logs, "
               "icon.class: fa-x, description: d, url: \"https://x/{{.app.metadata.name}}/"
               "{{.cluster.name | upper}}/{{.project.metadata.name}}?u={{.managedByURL}}\"}"
               "]'}");
    assert_int_equal(scene_call(scene, "ListLinks", "{name: a}"), 0);
    assert_reply(scene, "",
                 "{\"items\":[{\"description\":\"d\",\"iconClass\":\"fa-x\",\"title\":\"Logs\","
                 "\"url\":\"https://x/a/IN-CLUSTER/default?u=https://cd.example.com\"}]}");
}

static void without_a_setting_there_are_none(void **state)
{
    struct scene *scene = *state;

    scene_start_with_settings(scene, "{}");
    assert_int_equal(scene_call(scene, "ListLinks", "{name: a}"), 0);
    assert_reply(scene, "", "{}");
}

static void links_of_a_secret_do_not_see_its_values(void **state)
{
    struct scene *scene = *state;

    fake_put(&scene->fake.cluster, "{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: "
                                   "ns}, data: {p: aHVudGVy}}");
    scene_start_with_settings(scene,
                              "{resource.links: '[{title: t, url: \"{{.resource.data.p}}\"}]'}");
    scene_put_item(scene, "app|resources-tree|a",
                   "{nodes: [{version: v1, kind: Secret, namespace: ns, name: s, uid: v}]}");
    assert_int_equal(scene_call(scene, "ListResourceLinks",
                                "{name: a, namespace: ns, resourceName: s, kind: Secret, version: "
                                "v1}"),
                     0);
    assert_true(str_has_prefix(json_text_at(scene->reply, "items.0.url"), STR("+++")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(templates_see_application_cluster_and_project),
        SCENE_TEST(without_a_setting_there_are_none),
        SCENE_TEST(links_of_a_secret_do_not_see_its_values),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
