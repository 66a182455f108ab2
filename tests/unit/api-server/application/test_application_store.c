#include "application/application_store.h"
#include "io/loop.h"
#include "scene.h"

struct waiting {
    struct scene *scene;
    struct application_wish wish;
};

static bool is_gone(const void *context, const struct json_doc *now)
{
    (void)context;
    return !now;
}

static void await(void *context)
{
    struct waiting *waiting = context;
    struct scene *scene = waiting->scene;

    scene->result = application_store_await(scene->server.applications, &scene->call,
                                            &waiting->wish, &scene->err);
}

static void take_away(void *context)
{
    struct scene *scene = context;

    fake_take(&scene->fake.cluster, "/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/b");
    fake_take(&scene->fake.cluster, "/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/a");
}

static void a_wish_comes_true_with_its_own_application(void **state)
{
    struct scene *scene = *state;
    struct waiting waiting = { scene, { .key = "argocd/a", .is_met = is_gone } };
    struct watch *timer;

    scene_put_app(scene, "a", "");
    scene_put_app(scene, "b", "");
    scene_start(scene);
    scene_prepare(scene, "List", "{}");
    timer = loop_watch_once(scene->server.loop, 20, take_away, scene);
    assert_true(fake_in_fiber(&scene->fake.cluster, await, &waiting));
    watch_cancel(timer);
    assert_int_equal(scene->result, 0);
    assert_null(catalog_application(scene->server.catalog, "argocd/a"));
    assert_int_equal(application_store_listeners(scene->server.applications), 0);
}

static void time_runs_out(void **state)
{
    struct scene *scene = *state;
    struct waiting waiting = { scene, { .key = "argocd/a", .is_met = is_gone, .timeout_ms = 20 } };

    scene_start(scene);
    scene_prepare(scene, "List", "{}");
    assert_true(fake_in_fiber(&scene->fake.cluster, await, &waiting));
    assert_int_equal(scene->err.code, ERR_TIMEOUT);
}

static void leave(void *context)
{
    cancel_request(context);
}

static void a_caller_that_leaves_is_not_waited_for(void **state)
{
    struct scene *scene = *state;
    struct waiting waiting = { scene, { .key = "argocd/a", .is_met = is_gone } };
    struct watch *timer;

    scene_start(scene);
    scene_prepare(scene, "List", "{}");
    timer = loop_watch_once(scene->server.loop, 20, leave, scene->call.cancel);
    assert_true(fake_in_fiber(&scene->fake.cluster, await, &waiting));
    watch_cancel(timer);
    assert_int_equal(scene->err.code, ERR_CANCELLED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_wish_comes_true_with_its_own_application),
        SCENE_TEST(time_runs_out),
        SCENE_TEST(a_caller_that_leaves_is_not_waited_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
