#include "application/app_state.h"
#include "scene.h"

static void a_tree_in_pieces_is_put_together(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    scene_put_item(scene, "app|resources-tree|a", "{nodes: [{name: one}], shardsCount: 3}");
    scene_put_item(scene, "app|resources-tree|a|1",
                   "{nodes: [{name: two}], orphanedNodes: "
                   "[{name: o}]}");
    scene_put_item(scene, "app|resources-tree|a|2", "{hosts: [{name: h}]}");
    assert_int_equal(scene_call(scene, "ResourceTree", "{applicationName: a}"), 0);
    assert_reply(scene, "",
                 "{\"hosts\":[{\"name\":\"h\"}],\"nodes\":[{\"name\":\"one\"},{\"name\":\"two\"}],"
                 "\"orphanedNodes\":[{\"name\":\"o\"}]}");
}

static void a_piece_that_is_missing_makes_it_no_tree(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct scene *scene = *state;

    scene_start(scene);
    scene_put_item(scene, "app|resources-tree|a", "{nodes: [], shardsCount: 2}");
    assert_null(app_state_find_tree(&scene->server, STR("a"), arena));
}

static void what_keeps_it_from_being_compared_is_the_error(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a",
                  ", status: {conditions: [{type: ComparisonError, message: no path}, "
                  "{type: SyncError, message: x}, {type: InvalidSpecError, message: "
                  "bad}]}");
    scene_start(scene);
    assert_int_equal(scene_call(scene, "ResourceTree", "{applicationName: a}"), -1);
    assert_refused(scene, ERR_UNKNOWN,
                   "error getting cached app resource tree: ComparisonError: no path;"
                   "InvalidSpecError: bad");
    assert_int_equal(scene_call(scene, "ManagedResources", "{applicationName: a}"), -1);
    assert_refused(scene, ERR_UNKNOWN,
                   "error getting cached app managed resources: ComparisonError: no path;"
                   "InvalidSpecError: bad");
}

static void health_that_is_stored_is_left_alone(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct scene *scene = *state;
    const struct json *app = value_of(arena, "{metadata: {name: a, namespace: argocd}, spec: {}, "
                                             "status: {resources: [{kind: Pod, name: p}]}}");

    scene_start(scene);
    assert_ptr_equal(app_state_add_health(&scene->server, app, arena), app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_tree_in_pieces_is_put_together),
        SCENE_TEST(a_piece_that_is_missing_makes_it_no_tree),
        SCENE_TEST(what_keeps_it_from_being_compared_is_the_error),
        SCENE_TEST(health_that_is_stored_is_left_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
