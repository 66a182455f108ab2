#include "application/operation.h"
#include "application/subject.h"
#include "scene.h"

static struct subject subject;

static void start(void *context)
{
    struct scene *scene = context;
    struct json_doc *document = catalog_application(scene->server.catalog, "argocd/a");
    const struct json *operation = value_of(scene->call.arena, "{sync: {revision: x}}");

    assert_int_equal(subject_take(&scene->call, document, &subject, &scene->err), 0);
    scene->result = operation_start(&scene->call, &subject, operation, &scene->err);
}

static void what_a_typed_operation_has_is_written(void **state)
{
    struct scene *scene = *state;

    scene_put_app(scene, "a", "");
    scene_start(scene);
    scene_prepare(scene, "List", "{}");
    assert_true(fake_in_fiber(&scene->fake.cluster, start, scene));
    assert_int_equal(scene->result, 0);
    assert_string_equal(
        json_print(json_get(subject.app.document, "operation"), JSON_SORTED, scene->arena).ptr,
        "{\"initiatedBy\":{},\"retry\":{},\"sync\":{\"revision\":\"x\"}}");
}

static void nobody_known_started_it(void **state)
{
    struct scene *scene = *state;

    scene_start(scene);
    scene_prepare(scene, "List", "{}");
    assert_string_equal(
        json_print(operation_initiator(&scene->call), JSON_SORTED, scene->arena).ptr,
        "{\"username\":\"admin\"}");
    scene->principal.username = STR_EMPTY;
    assert_int_equal(json_count(operation_initiator(&scene->call)), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(what_a_typed_operation_has_is_written),
        SCENE_TEST(nobody_known_started_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
