#include "scene.h"

#define TREE                                                                                       \
    "{nodes: [{group: apps, version: v1, kind: Deployment, namespace: ns, name: web, uid: d}, "    \
    "{version: v1, kind: Pod, namespace: ns, name: web-1, uid: p1, parentRefs: [{uid: d}]}, "      \
    "{version: v1, kind: Pod, namespace: ns, name: other, uid: p2}]}"

static void put_all(struct scene *scene)
{
    fake_put(&scene->fake.cluster, "{kind: ConfigMap, metadata: {name: argocd-cm, namespace: "
                                   "argocd}, data: {server.maxPodLogsToRender: '1'}}");
    scene_put_app(scene, "a", "");
    scene_start(scene);
    scene_put_item(scene, "app|resources-tree|a", TREE);
}

/* The cluster of the tests has no logs: what it says of them shows which pod was meant. */
static const char *pods(struct scene *scene, const char *request)
{
    struct scene_stream *stream = scene_open(scene, "PodLogs", request);
    const char *got = scene_stream_take(scene, stream, scene->result < 0 ? 0 : 2);

    scene_stream_close(stream);
    return got;
}

static void the_pods_of_a_resource_are_meant(void **state)
{
    struct scene *scene = *state;
    const char *got;

    put_all(scene);
    got = pods(scene, "{name: a, kind: Deployment, group: apps, resourceName: web}");
    assert_non_null(strstr(got, "\"podName\":\"web-1\""));
    assert_non_null(strstr(got, "\"last\":true"));
    got = pods(scene, "{name: a, podName: other}");
    assert_non_null(strstr(got, "\"podName\":\"other\""));
}

static void no_pod_is_an_empty_stream(void **state)
{
    struct scene *scene = *state;
    struct scene_stream *stream;

    put_all(scene);
    stream = scene_open(scene, "PodLogs", "{name: a, podName: absent}");
    assert_int_equal(scene->result, 0);
    assert_true(stream->has_ended);
    assert_int_equal(stream->got.len, 0);
    scene_stream_close(stream);
}

static void too_many_pods_are_refused(void **state)
{
    struct scene *scene = *state;

    put_all(scene);
    pods(scene, "{name: a}");
    assert_refused(scene, ERR_INVALID,
                   "max pods to view logs are reached. Please provide more granular query");
}

static void logs_have_a_right_of_their_own(void **state)
{
    struct scene *scene = *state;

    put_all(scene);
    scene_restrict(scene, "p, ann, applications, get, default/a, allow");
    pods(scene, "{name: a, podName: other}");
    assert_refused(scene, ERR_FORBIDDEN, "permission denied: logs, get, default/a, sub: ann");
}

static void a_time_that_is_none_is_refused(void **state)
{
    struct scene *scene = *state;

    put_all(scene);
    pods(scene, "{name: a, podName: other, untilTime: noon}");
    assert_refused(scene, ERR_UNKNOWN,
                   "invalid untilTime parameter value: parsing time \"noon\" as "
                   "\"2006-01-02T15:04:05.999999999Z07:00\": cannot parse \"noon\" as \"2006\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(the_pods_of_a_resource_are_meant), SCENE_TEST(no_pod_is_an_empty_stream),
        SCENE_TEST(too_many_pods_are_refused),        SCENE_TEST(logs_have_a_right_of_their_own),
        SCENE_TEST(a_time_that_is_none_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
