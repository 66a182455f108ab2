#include "scene.h"

static void put_windows(struct scene *scene, const char *windows)
{
    fake_put(&scene->fake.cluster,
             arena_printf(scene->arena,
                          "{kind: AppProject, metadata: {name: default, namespace: argocd}, spec: "
                          "{sourceRepos: ['*'], destinations: [{server: '*', namespace: '*'}], "
                          "syncWindows: [%s]}}",
                          windows));
    scene_put_app(scene, "a", "");
    scene_start(scene);
}

static void a_window_is_shown_and_blocks_a_sync(void **state)
{
    struct scene *scene = *state;

    put_windows(scene, "{kind: deny, schedule: '* * * * *', duration: 24h, applications: ['*']}");
    assert_int_equal(scene_call(scene, "GetApplicationSyncWindows", "{name: a}"), 0);
    assert_reply(scene, "",
                 "{\"activeWindows\":[{\"duration\":\"24h\",\"kind\":\"deny\",\"manualSync\":false,"
                 "\"schedule\":\"* * * * *\"}],\"assignedWindows\":[{\"duration\":\"24h\","
                 "\"kind\":\"deny\",\"manualSync\":false,\"schedule\":\"* * * * *\"}],"
                 "\"canSync\":false}");
    assert_int_equal(scene_call(scene, "Sync", "{name: a}"), -1);
    assert_refused(scene, ERR_FORBIDDEN, "cannot sync: blocked by sync window");
}

static void a_window_may_let_people_sync(void **state)
{
    struct scene *scene = *state;

    put_windows(scene, "{kind: deny, schedule: '* * * * *', duration: 24h, applications: ['*'], "
                       "manualSync: true}");
    assert_int_equal(scene_call(scene, "Sync", "{name: a}"), 0);
}

static void a_window_that_cannot_be_read_blocks_too(void **state)
{
    struct scene *scene = *state;

    put_windows(scene, "{kind: deny, schedule: nonsense, duration: 24h, applications: ['*']}");
    assert_int_equal(scene_call(scene, "Sync", "{name: a}"), -1);
    assert_true(
        str_has_prefix(str_of(error_text(&scene->err)), STR("cannot sync: invalid sync window: ")));
    assert_int_equal(scene->err.code, ERR_FORBIDDEN);
    error_release(&scene->err);
    assert_int_equal(scene_call(scene, "GetApplicationSyncWindows", "{name: a}"), -1);
    assert_refused(scene, ERR_UNKNOWN,
                   "invalid sync windows: invalid sync windows: cannot parse schedule 'nonsense': "
                   "expected exactly 5 fields, found 1: [nonsense]");
}

static void without_windows_there_is_only_the_answer(void **state)
{
    struct scene *scene = *state;

    put_windows(scene, "");
    assert_int_equal(scene_call(scene, "GetApplicationSyncWindows", "{name: a}"), 0);
    assert_reply(scene, "", "{\"canSync\":true}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_window_is_shown_and_blocks_a_sync),
        SCENE_TEST(a_window_may_let_people_sync),
        SCENE_TEST(a_window_that_cannot_be_read_blocks_too),
        SCENE_TEST(without_windows_there_is_only_the_answer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
