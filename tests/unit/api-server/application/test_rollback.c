#include "scene.h"

#define HISTORY                                                                                    \
    ", status: {history: [{id: 3, revision: abc, source: {repoURL: 'https://git.example.com/a', "  \
    "path: old}}, {id: 4, revision: x}]}"

static void an_entry_of_the_history_becomes_an_operation(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", HISTORY);
    scene_start(scene);
    assert_int_equal(scene_call(scene, "Rollback", "{name: a, id: 3, prune: true}"), 0);
    assert_reply(scene, "operation",
                 "{\"initiatedBy\":{\"username\":\"admin\"},\"retry\":{},\"sync\":{\"prune\":true,"
                 "\"revision\":\"abc\",\"source\":{\"path\":\"old\",\"repoURL\":"
                 "\"https://git.example.com/a\"},\"syncStrategy\":{\"apply\":{}}}}");
}

static void what_is_not_in_the_history_is_told(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", HISTORY);
    scene_start(scene);
    assert_int_equal(scene_call(scene, "Rollback", "{name: a, id: 77}"), -1);
    assert_refused(scene, ERR_INVALID, "application argocd/a does not have deployment with id 77");
    assert_int_equal(scene_call(scene, "Rollback", "{name: a, id: 4}"), -1);
    assert_int_equal(scene->err.code, ERR_PRECONDITION);
}

static void automatic_sync_stands_in_its_way(void **state)
{
    struct scene *scene = *state;

    fake_put(&scene->fake.cluster,
             "{kind: Application, metadata: {name: a, namespace: argocd}, spec: {destination: {}, "
             "syncPolicy: {automated: {}}}}");
    scene_start(scene);
    assert_int_equal(scene_call(scene, "Rollback", "{name: a, id: 3}"), -1);
    assert_refused(scene, ERR_PRECONDITION,
                   "rollback cannot be initiated when auto-sync is enabled");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(an_entry_of_the_history_becomes_an_operation),
        SCENE_TEST(what_is_not_in_the_history_is_told),
        SCENE_TEST(automatic_sync_stands_in_its_way),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
