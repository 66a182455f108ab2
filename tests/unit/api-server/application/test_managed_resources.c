#include "scene.h"

static void put_items(struct scene *scene)
{
    scene_put_app(scene, "a", "");
    scene_start(scene);
    scene_put_item(scene, "app|managed-resources|a",
                   "[{kind: ConfigMap, name: one, namespace: ns}, {group: apps, kind: Deployment, "
                   "name: one, namespace: ns}, {kind: Pod, name: h, hook: true}]");
}

static void hooks_are_left_out(void **state)
{
    struct scene *scene = *state;

    put_items(scene);
    assert_int_equal(scene_call(scene, "ManagedResources", "{applicationName: a}"), 0);
    assert_int_equal(json_count(json_get(scene->reply, "items")), 2);
    assert_int_equal(scene_call(scene, "ManagedResources", "{applicationName: a, kind: Pod}"), 0);
    assert_reply(scene, "", "{}");
}

static void each_part_of_the_filter_counts(void **state)
{
    struct scene *scene = *state;

    put_items(scene);
    assert_int_equal(scene_call(scene, "ManagedResources",
                                "{applicationName: a, group: apps, kind: Deployment, namespace: "
                                "ns, name: one}"),
                     0);
    assert_reply(scene, "items.0.kind", "\"Deployment\"");
    assert_reply(scene, "items.1", "(absent)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(hooks_are_left_out),
        SCENE_TEST(each_part_of_the_filter_counts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
