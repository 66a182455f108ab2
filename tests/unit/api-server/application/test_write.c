#include "application/subject.h"
#include "application/write.h"
#include "scene.h"

struct writing {
    struct scene *scene;
    struct subject subject;
    int applied;
    bool refuses;
};

static int apply(const struct application_edit *edit, struct json *document, struct arena *arena,
                 struct error *err)
{
    struct writing *writing = (struct writing *)(uintptr_t)edit->context;

    writing->applied++;
    json_set_bool(arena, json_edit_object(arena, document, "spec"), "touched", true);
    return writing->refuses ? error_set(err, ERR_PRECONDITION, "not now") : 0;
}

static void run(void *context)
{
    struct writing *writing = context;
    struct scene *scene = writing->scene;
    const struct application_edit edit = { .apply = apply,
                                           .context = writing,
                                           .exhausted = "too many" };

    assert_int_equal(subject_take(&scene->call,
                                  catalog_application(scene->server.catalog, "argocd/a"),
                                  &writing->subject, &scene->err),
                     0);
    /* Somebody else writes, and the watch has not told. */
    scene_put_app(scene, "a", ", status: {newer: 1}");
    scene->result = application_write(&scene->call, &writing->subject, &edit, &scene->err);
}

static void start(struct scene *scene)
{
    scene_put_app(scene, "a", "");
    scene_start(scene);
    scene_prepare(scene, "List", "{}");
}

static void a_stale_version_is_read_again(void **state)
{
    struct scene *scene = *state;
    struct writing writing = { .scene = scene };
    const struct json *stored;

    start(scene);
    assert_true(fake_in_fiber(&scene->fake.cluster, run, &writing));
    assert_int_equal(scene->result, 0);
    stored = scene_app(scene, "a");
    assert_int_equal(json_int(json_at(stored, "status.newer"), 0), 1);
    assert_true(json_bool(json_at(stored, "spec.touched"), false));
    assert_int_equal(writing.applied, 2);
}

static void empty_fields_of_what_is_stored_go(void **state)
{
    struct scene *scene = *state;

    fake_put(&scene->fake.cluster,
             "{kind: Application, metadata: {name: a, namespace: argocd}, spec: {project: default, "
             "destination: {}, surprise: '', ignoreDifferences: [{group: '', kind: Pod}]}, "
             "operation: {sync: {}}, status: {operationState: {phase: Running}}}");
    scene_start(scene);
    assert_int_equal(scene_call(scene, "TerminateOperation", "{name: a}"), 0);
    assert_string_equal(
        json_print(json_get(scene_app(scene, "a"), "spec"), JSON_SORTED, scene->arena).ptr,
        "{\"destination\":{},\"ignoreDifferences\":[{\"kind\":\"Pod\"}],"
        "\"project\":\"default\",\"surprise\":\"\"}");
}

static void a_refusal_is_looked_at_twice(void **state)
{
    struct scene *scene = *state;
    struct writing writing = { .scene = scene, .refuses = true };

    start(scene);
    assert_true(fake_in_fiber(&scene->fake.cluster, run, &writing));
    assert_refused(scene, ERR_PRECONDITION, "not now");
    assert_int_equal(writing.applied, 2);
}

static void who_is_always_too_late_gives_up(void **state)
{
    struct scene *scene = *state;
    struct writing writing = { .scene = scene };

    start(scene);
    scene->fake.cluster.refusal.method = "PUT";
    scene->fake.cluster.refusal.status = 409;
    scene->fake.cluster.refusal.times = 100;
    scene->fake.cluster.refusal.reason = "Conflict";
    assert_true(fake_in_fiber(&scene->fake.cluster, run, &writing));
    assert_refused(scene, ERR_INTERNAL, "too many");
    assert_int_equal(writing.applied, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(a_stale_version_is_read_again),
        SCENE_TEST(empty_fields_of_what_is_stored_go),
        SCENE_TEST(a_refusal_is_looked_at_twice),
        SCENE_TEST(who_is_always_too_late_gives_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
