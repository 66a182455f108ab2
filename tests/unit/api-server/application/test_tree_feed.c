#include "application/tree_feed.h"
#include "fake/redis.h"
#include "scene.h"

/* A tree is read when the subscription stands, and when the channel tells of another one. */
static void a_tree_is_sent_at_once_and_when_it_is_written(void **state)
{
    struct scene *scene = *state;
    struct fake_redis redis;
    struct scene_stream *stream;

    fake_redis_start(&redis, scene->fake.cluster.loop);
    scene->server.redis = fake_redis_client(&redis);
    scene_put_app(scene, "a", "");
    scene_start(scene);
    scene_put_item(scene, "app|resources-tree|a", "{nodes: [{name: one}]}");
    stream = scene_open(scene, "WatchResourceTree", "{applicationName: a}");
    assert_int_equal(scene->result, 0);
    scene_stream_close(stream);
    redis_close(scene->server.redis);
    fake_redis_stop(&redis);
}

static void who_leaves_is_forgotten(void **state)
{
    struct scene *scene = *state;
    struct scene_stream *one, *two;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    one = scene_open(scene, "WatchResourceTree", "{applicationName: a}");
    two = scene_open(scene, "WatchResourceTree", "{applicationName: a}");
    scene_stream_close(one);
    scene_stream_close(two);
    assert_string_equal(two ? "" : "gone", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_tree_is_sent_at_once_and_when_it_is_written),
        SCENE_TEST(who_leaves_is_forgotten),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
