#include "fake/values.h"
#include "sync/task.h"
#include "test.h"

static struct sync_task task_of(const struct json *target)
{
    return (struct sync_task){
        .phase = 1,
        .target = target,
        .gvk = resource_gvk(target),
        .namespace = STR("ns"),
        .name = STR("a"),
    };
}

static void a_task_is_what_is_recorded_of_it(void **state)
{
    static const struct {
        const char *phase;
        bool is_pending, is_running, is_completed, has_succeeded;
    } cases[] = {
        { "", true, false, false, false },         { "Running", false, true, false, false },
        { "Succeeded", false, false, true, true }, { "Failed", false, false, true, false },
        { "Error", false, false, true, false },    { "Terminating", false, false, false, false },
    };
    struct resource_result result = { 0 };
    struct sync_task task = { .result = &result };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        result.hook_phase = str_of(cases[i].phase);
        assert_int_equal(sync_task_is_pending(&task), cases[i].is_pending);
        assert_int_equal(sync_task_is_running(&task), cases[i].is_running);
        assert_int_equal(sync_task_is_completed(&task), cases[i].is_completed);
        assert_int_equal(sync_task_has_succeeded(&task), cases[i].has_succeeded);
    }
    task.result = NULL;
    assert_true(sync_task_is_pending(&task));
}

static void a_first_outcome_names_the_object_and_its_images(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct sync_results results = sync_results_read(NULL, arena);
    struct sync_task task = task_of(
        value_of(arena, "{apiVersion: apps/v1, kind: Deployment, spec: {template: {spec: "
                        "{initContainers: [{image: i}], containers: [{image: b}, {image: a}]}}}}"));

    (void)state;
    task.hook = 1u << 2;
    sync_results_record(&results, &task, "Synced", "Running", STR("created"), arena);
    assert_string_equal(printed(sync_results_to_json(&results, arena), arena),
                        "[{\"group\":\"apps\",\"hookPhase\":\"Running\",\"hookType\":\"PostSync\","
                        "\"images\":[\"b\",\"a\"],\"kind\":\"Deployment\",\"message\":\"created\","
                        "\"name\":\"a\",\"namespace\":\"ns\",\"status\":\"Synced\","
                        "\"syncPhase\":\"Sync\",\"version\":\"v1\"}]");
}

static void a_later_outcome_replaces_all_but_an_empty_message(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct sync_results results = sync_results_read(NULL, arena);
    struct sync_task task = task_of(value_of(arena, "{apiVersion: v1, kind: ConfigMap}"));

    (void)state;
    sync_results_record(&results, &task, "Synced", "Running", STR("created"), arena);
    sync_results_record(&results, &task, "", "Succeeded", STR_EMPTY, arena);
    assert_int_equal(results.count, 1);
    assert_true(str_equals(task.result->status, ""));
    assert_true(str_equals(task.result->hook_phase, "Succeeded"));
    assert_true(str_equals(task.result->message, "created"));
}

static void results_keep_their_order_however_many_there_are(void **state)
{
    enum { COUNT = 100 };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct sync_results results = sync_results_read(
        value_of(arena, "[{group: '', version: v1, kind: Secret, name: stored, syncPhase: Sync}]"),
        arena);
    const struct json *target = value_of(arena, "{apiVersion: v1, kind: ConfigMap}");

    (void)state;
    for (int i = 0; i < COUNT; i++) {
        struct sync_task task = task_of(target);

        task.name = str_of(arena_printf(arena, "n%d", i));
        sync_results_record(&results, &task, "Synced", "Running", STR_EMPTY, arena);
    }
    assert_int_equal(results.count, COUNT + 1);
    assert_true(str_equals(results.items[0]->name, "stored"));
    assert_true(str_equals(results.items[COUNT]->name, "n99"));
}

static void what_has_no_target_is_pruned(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *object = value_of(arena, "{kind: ConfigMap}"), *other;
    struct sync_task task = { .live = object };

    (void)state;
    other = value_of(arena, "{kind: Secret}");
    assert_true(sync_task_is_prune(&task));
    assert_ptr_equal(sync_task_object(&task), object);
    task.target = other;
    assert_false(sync_task_is_prune(&task));
    assert_ptr_equal(sync_task_object(&task), other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_task_is_what_is_recorded_of_it),
        cmocka_unit_test(a_first_outcome_names_the_object_and_its_images),
        cmocka_unit_test(a_later_outcome_replaces_all_but_an_empty_message),
        cmocka_unit_test(results_keep_their_order_however_many_there_are),
        cmocka_unit_test(what_has_no_target_is_pruned),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
