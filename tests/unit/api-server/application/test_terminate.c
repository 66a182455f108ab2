#include "scene.h"

static void a_running_operation_is_asked_to_end(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a",
                  ", operation: {sync: {}}, status: {operationState: {phase: Running}}");
    scene_start(scene);
    assert_int_equal(scene_call(scene, "TerminateOperation", "{name: a}"), 0);
    assert_reply(scene, "", "{}");
    assert_true(str_equals(json_text_at(scene_app(scene, "a"), "status.operationState.phase"),
                           "Terminating"));
}

static void without_an_operation_there_is_nothing_to_end(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", ", status: {operationState: {phase: Succeeded}}");
    scene_start(scene);
    assert_int_equal(scene_call(scene, "TerminateOperation", "{name: a}"), -1);
    assert_refused(scene, ERR_INVALID,
                   "Unable to terminate operation. No operation is in progress");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_running_operation_is_asked_to_end),
        SCENE_TEST(without_an_operation_there_is_nothing_to_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
