#include "application/subject.h"
#include "scene.h"

static int get(struct scene *scene, const char *request)
{
    return scene_call(scene, "ManagedResources", request);
}

static void put_all(struct scene *scene)
{
    scene_put_app(scene, "a", "");
    scene_start(scene);
    scene_put_item(scene, "app|managed-resources|a", "[]");
}

static void whoever_may_is_served(void **state)
{
    struct scene *scene = *state;

    put_all(scene);
    scene_restrict(scene, "p, ann, applications, get, default/a, allow");
    assert_int_equal(get(scene, "{applicationName: a}"), 0);
    assert_int_equal(get(scene, "{applicationName: a, project: default}"), 0);
    assert_true(str_equals(subject_of(&scene->call)->app.name, "a"));
}

static void absent_and_forbidden_read_the_same(void **state)
{
    struct scene *scene = *state;

    put_all(scene);
    scene_restrict(scene, "p, ann, applications, get, default/b, allow");
    assert_int_equal(get(scene, "{applicationName: a}"), -1);
    assert_refused(scene, ERR_FORBIDDEN, "permission denied");
    assert_int_equal(get(scene, "{applicationName: b}"), -1);
    assert_refused(scene, ERR_FORBIDDEN, "permission denied");
    assert_int_equal(get(scene, "{applicationName: a, project: default}"), -1);
    assert_refused(scene, ERR_FORBIDDEN, "permission denied");
}

static void whoever_names_its_project_is_told_that_it_is_not_there(void **state)
{
    struct scene *scene = *state;

    put_all(scene);
    scene_restrict(scene, "p, ann, applications, get, */*, allow");
    assert_int_equal(get(scene, "{applicationName: b, project: default}"), -1);
    assert_refused(scene, ERR_NOT_FOUND, "applications.argoproj.io \"b\" not found");
    assert_int_equal(get(scene, "{applicationName: a, project: other}"), -1);
    assert_refused(scene, ERR_NOT_FOUND, "applications.argoproj.io \"a\" not found");
    assert_int_equal(get(scene, "{applicationName: b}"), -1);
    assert_refused(scene, ERR_FORBIDDEN, "permission denied");
}

static void a_namespace_that_is_not_enabled_is_refused(void **state)
{
    struct scene *scene = *state;

    put_all(scene);
    assert_int_equal(get(scene, "{applicationName: a, appNamespace: other}"), -1);
    assert_refused(scene, ERR_FORBIDDEN, "permission denied");
}

static void a_project_that_is_not_there_is_told(void **state)
{
    struct scene *scene = *state;

    fake_put(&scene->fake.cluster, "{kind: Application, metadata: {name: a, namespace: argocd}, "
                                   "spec: {project: gone, destination: {}}}");
    scene_start(scene);
    assert_int_equal(get(scene, "{applicationName: a}"), -1);
    assert_refused(scene, ERR_INVALID,
                   "app is not allowed in project \"gone\", or the project does not exist");
}

/* The API looks at a project's sourceNamespaces as the controller does. */
static void a_project_that_lets_its_namespace_not_in_is_as_good_as_none(void **state)
{
    struct scene *scene = *state;
    static const char *const namespaces[] = { "team" };

    scene->config.application_namespaces = (struct option_list){ namespaces, 1 };
    fake_put(&scene->fake.cluster, "{kind: Application, metadata: {name: a, namespace: team}, "
                                   "spec: {project: default, destination: {}}}");
    scene_start(scene);
    assert_int_equal(get(scene, "{applicationName: a, appNamespace: team}"), -1);
    assert_refused(scene, ERR_INVALID,
                   "app is not allowed in project \"default\", or the project does not exist");
}

static void what_the_watch_has_not_told_yet_is_read_from_the_cluster(void **state)
{
    struct scene *scene = *state;
    scene_start(scene);
    fake_put(&scene->fake.cluster, "{kind: Application, metadata: {name: new, namespace: argocd}, "
                                   "spec: " SCENE_SPEC "}");
    scene_put_item(scene, "app|managed-resources|new", "[]");
    assert_int_equal(get(scene, "{applicationName: new}"), 0);
}

static void policies_name_foreign_namespaces(void **state)
{
    struct scene *scene = *state;
    const struct application own = { .name = STR("a"),
                                     .namespace = STR("argocd"),
                                     .project = STR_EMPTY };
    const struct application far = { .name = STR("a"),
                                     .namespace = STR("team"),
                                     .project = STR("p") };

    scene_start(scene);
    scene_prepare(scene, "List", "{}");
    assert_string_equal(subject_object(&scene->call, &own, scene->arena), "default/a");
    assert_string_equal(subject_object(&scene->call, &far, scene->arena), "p/team/a");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(whoever_may_is_served),
        SCENE_TEST(absent_and_forbidden_read_the_same),
        SCENE_TEST(whoever_names_its_project_is_told_that_it_is_not_there),
        SCENE_TEST(a_namespace_that_is_not_enabled_is_refused),
        SCENE_TEST(a_project_that_is_not_there_is_told),
        SCENE_TEST(a_project_that_lets_its_namespace_not_in_is_as_good_as_none),
        SCENE_TEST(what_the_watch_has_not_told_yet_is_read_from_the_cluster),
        SCENE_TEST(policies_name_foreign_namespaces),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
