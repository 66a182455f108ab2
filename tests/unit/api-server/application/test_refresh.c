#include "io/loop.h"
#include "scene.h"

/* The controller: it takes the annotation away and says what it has found. */
static void compare(void *context)
{
    struct scene *scene = context;
    const struct json *app = scene_app(scene, "a");
    const struct json *asked =
        json_get(json_at(app, "metadata.annotations"), "argocd.argoproj.io/refresh");

    if (asked) {
        fake_put(&scene->fake.cluster,
                 arena_printf(scene->arena,
                              "{kind: Application, metadata: {name: a, namespace: argocd, "
                              "annotations: {argocd.argoproj.io/hydrate: normal, asked: %s}}, "
                              "spec: " SCENE_SPEC ", status: {health: {status: Healthy}}}",
                              json_cstr(asked)));
    }
}

static int get(struct scene *scene, const char *request)
{
    struct watch *timer = loop_watch_timer(scene->server.loop, 10, compare, scene);
    int result = scene_call(scene, "Get", request);

    watch_cancel(timer);
    return result;
}

static void it_answers_when_the_controller_has_compared(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    assert_int_equal(get(scene, "{name: a, refresh: sometimes}"), 0);
    assert_reply(scene, "metadata.annotations.asked", "\"normal\"");
    assert_reply(scene, "status.health", "{\"status\":\"Healthy\"}");
}

static void hard_is_passed_on(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    assert_int_equal(get(scene, "{name: a, refresh: hard}"), 0);
    assert_reply(scene, "metadata.annotations.asked", "\"hard\"");
}

static void a_deadline_ends_the_wait(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    scene_prepare(scene, "Get", "{name: a, refresh: normal}");
    scene->call.deadline_ms = loop_now_ms(scene->server.loop) + 50;
    assert_true(fake_in_fiber(&scene->fake.cluster, scene_run, scene));
    assert_int_equal(scene->result, -1);
    assert_refused(scene, ERR_UNKNOWN, "application refresh deadline exceeded");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(it_answers_when_the_controller_has_compared),
        SCENE_TEST(hard_is_passed_on),
        SCENE_TEST(a_deadline_ends_the_wait),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
