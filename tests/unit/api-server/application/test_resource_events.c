#include "scene.h"

static void put_all(struct scene *scene)
{
    scene_put_app(scene, "a", "");
    fake_put(&scene->fake.cluster, "{apiVersion: v1, kind: Event, metadata: {name: e, namespace: "
                                   "argocd}, reason: ResourceCreated}");
    fake_put(&scene->fake.cluster, "{apiVersion: v1, kind: Event, metadata: {name: f, namespace: "
                                   "ns}, reason: Started}");
    scene_start(scene);
    scene_put_item(scene, "app|resources-tree|a",
                   "{nodes: [{version: v1, kind: Pod, namespace: ns, name: p, uid: u}]}");
}

static void without_a_resource_they_are_the_applications(void **state)
{
    struct scene *scene = *state;

    put_all(scene);
    assert_int_equal(scene_call(scene, "ListResourceEvents", "{name: a}"), 0);
    assert_reply(scene, "items.0.reason", "\"ResourceCreated\"");
}

static void those_of_a_resource_come_from_where_it_lives(void **state)
{
    struct scene *scene = *state;

    put_all(scene);
    assert_int_equal(scene_call(scene, "ListResourceEvents",
                                "{name: a, resourceName: p, resourceNamespace: ns, resourceUID: "
                                "u}"),
                     0);
    assert_reply(scene, "items.0.reason", "\"Started\"");
}

static void a_resource_must_be_part_of_the_application(void **state)
{
    struct scene *scene = *state;

    put_all(scene);
    assert_int_equal(scene_call(scene, "ListResourceEvents",
                                "{name: a, resourceName: p, resourceNamespace: ns, resourceUID: "
                                "x}"),
                     -1);
    assert_refused(scene, ERR_INVALID, "p not found as part of application a");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(without_a_resource_they_are_the_applications),
        SCENE_TEST(those_of_a_resource_come_from_where_it_lives),
        SCENE_TEST(a_resource_must_be_part_of_the_application),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
