#include "argo/application.h"
#include "argo/cluster_access.h"
#include "argo/project_scope.h"
#include "fake/catalog.h"
#include "test.h"

struct scene {
    struct fake_catalog fake;
    struct arena *arena;
    struct project project;
    struct conditions conditions;
    struct error err;
};

static int set_up(void **state)
{
    struct scene *scene = xcalloc(1, sizeof(*scene));
    struct fake_cluster *cluster = &scene->fake.cluster;

    fake_cluster_open(cluster);
    scene->arena = arena_new();
    fake_put(cluster, "{kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd}, "
                      "data: {globalProjects: '[{projectName: base, labelSelector: "
                      "{matchLabels: {tier: one}}}]'}}");
    fake_put(cluster, "{kind: AppProject, metadata: {name: base, namespace: argocd}, spec: "
                      "{sourceRepos: ['https://base.example.com/*']}}");
    fake_put(cluster, "{kind: AppProject, metadata: {name: team, namespace: argocd, labels: "
                      "{tier: one}}, spec: {sourceRepos: ['https://own.example.com/*']}}");
    fake_put(cluster, "{kind: Secret, metadata: {name: repo, namespace: argocd, labels: "
                      "{argocd.argoproj.io/secret-type: repository}}, data: {url: "
                      "aHR0cHM6Ly9zY29wZWQuZXhhbXBsZS5jb20vYQ==, project: dGVhbQ==}}");
    fake_catalog_start(&scene->fake);
    *state = scene;
    return 0;
}

static int tear_down(void **state)
{
    struct scene *scene = *state;

    error_release(&scene->err);
    arena_free(scene->arena);
    fake_catalog_close(&scene->fake);
    free(scene);
    return 0;
}

static struct project_scope scope_of(const struct scene *scene)
{
    return (struct project_scope){ .catalog = scene->fake.catalog, .namespace = "argocd" };
}

static int load(struct scene *scene, const char *project, const char *namespace)
{
    const struct project_scope scope = scope_of(scene);
    const struct application app = { .name = STR("a"),
                                     .namespace = str_of(namespace),
                                     .project = str_of(project) };

    return project_scope_load(&scope, &app, scene->arena, &scene->project, &scene->conditions,
                              &scene->err);
}

static void globals_and_scoped_repositories_extend_a_project(void **state)
{
    struct scene *scene = *state;

    assert_int_equal(load(scene, "team", "argocd"), 1);
    assert_true(project_permits_source(&scene->project, STR("https://own.example.com/x")));
    assert_true(project_permits_source(&scene->project, STR("https://base.example.com/x")));
    assert_true(project_permits_source(&scene->project, STR("https://scoped.example.com/a")));
    assert_false(project_permits_source(&scene->project, STR("https://else.example.com/x")));
}

static void a_cluster_of_the_project_extends_it(void **state)
{
    struct scene *scene = *state;
    const struct cluster cluster = { .server = STR("https://far.example.com"),
                                     .name = STR("far"),
                                     .project = STR("team") };
    const struct cluster *const clusters[] = { &cluster };
    struct project_scope scope = scope_of(scene);

    scope.clusters = clusters;
    scope.cluster_count = 1;
    assert_int_equal(
        project_scope_find(&scope, STR("team"), scene->arena, &scene->project, &scene->err), 1);
    assert_true(project_permits_destination(&scene->project, &cluster, STR("any")));
}

static void a_project_that_is_not_there_is_told_twice(void **state)
{
    struct scene *scene = *state;

    assert_int_equal(load(scene, "missing", "argocd"), 0);
    assert_int_equal(scene->conditions.count, 1);
    assert_int_equal(scene->conditions.items[0].type, CONDITION_INVALID_SPEC_ERROR);
    assert_true(str_equals(scene->conditions.items[0].message,
                           "Application referencing project missing which does not exist"));
    assert_int_equal(scene->err.code, ERR_NOT_FOUND);
    assert_string_equal(error_text(&scene->err), "error getting app project \"missing\": "
                                                 "appproject.argoproj.io \"missing\" not found");
}

static void an_application_of_a_foreign_namespace_is_turned_away(void **state)
{
    struct scene *scene = *state;

    assert_int_equal(load(scene, "team", "other"), 0);
    assert_string_equal(
        error_text(&scene->err),
        "application 'a' in namespace 'other' is not permitted to use project 'team'");
    assert_int_equal(scene->conditions.count, 1);
    assert_int_equal(scene->conditions.items[0].type, CONDITION_UNKNOWN_ERROR);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(globals_and_scoped_repositories_extend_a_project),
        TEST(a_cluster_of_the_project_extends_it),
        TEST(a_project_that_is_not_there_is_told_twice),
        TEST(an_application_of_a_foreign_namespace_is_turned_away),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
