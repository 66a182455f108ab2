#include "app-controller/bed.h"
#include "project_load.h"
#include "test.h"

static struct bed *bed;
static struct project project;
static struct conditions conditions;
static struct error err;

static int set_up(void **state)
{
    (void)state;
    bed = bed_new();
    conditions = (struct conditions){ 0 };
    fake_put(&bed->cluster, "{kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd}, "
                            "data: {globalProjects: '[{projectName: base, labelSelector: "
                            "{matchLabels: {tier: one}}}]'}}");
    fake_put(&bed->cluster, "{kind: AppProject, metadata: {name: base, namespace: argocd}, spec: "
                            "{sourceRepos: ['https://base.example.com/*']}}");
    fake_put(&bed->cluster, "{kind: AppProject, metadata: {name: team, namespace: argocd, labels: "
                            "{tier: one}}, spec: {sourceRepos: ['https://own.example.com/*']}}");
    fake_put(&bed->cluster, "{kind: Secret, metadata: {name: repo, namespace: argocd, labels: "
                            "{argocd.argoproj.io/secret-type: repository}}, data: {url: "
                            "aHR0cHM6Ly9zY29wZWQuZXhhbXBsZS5jb20vYQ==, project: dGVhbQ==}}");
    bed_put_app(bed, "a", "");
    bed_start(bed, false);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    error_release(&err);
    bed_close(bed);
    return 0;
}

static int load(const char *name, const char *namespace)
{
    struct application app = bed_app(bed, "a");

    app.project = str_of(name);
    app.namespace = str_of(namespace);
    return project_load(&bed->controller, &app, bed->arena, &project, &conditions, &err);
}

static bool permits(const char *url)
{
    return project_permits_source(&project, str_of(url));
}

static void globals_and_scoped_repositories_extend_it(void **state)
{
    (void)state;
    assert_int_equal(load("team", "argocd"), 1);
    assert_true(str_equals(project.name, "team"));
    assert_true(permits("https://own.example.com/x"));
    assert_true(permits("https://base.example.com/x"));
    assert_true(permits("https://scoped.example.com/a"));
    assert_false(permits("https://else.example.com/x"));
}

static void what_does_not_match_a_global_one_is_as_it_stands(void **state)
{
    (void)state;
    assert_int_equal(load("base", "argocd"), 1);
    assert_false(permits("https://own.example.com/x"));
    assert_false(permits("https://scoped.example.com/a"));
}

static void a_project_that_is_not_there_becomes_a_condition(void **state)
{
    (void)state;
    assert_int_equal(load("missing", "argocd"), 0);
    assert_int_equal(conditions.count, 1);
    assert_int_equal(conditions.items[0].type, CONDITION_INVALID_SPEC_ERROR);
    assert_true(str_equals(conditions.items[0].message,
                           "Application referencing project missing which does not exist"));
    assert_int_equal(err.code, ERR_NOT_FOUND);
    assert_string_equal(error_text(&err), "error getting app project \"missing\": "
                                          "appproject.argoproj.io \"missing\" not found");
}

static void a_namespace_that_it_does_not_admit_is_refused(void **state)
{
    (void)state;
    assert_int_equal(load("team", "elsewhere"), 0);
    assert_string_equal(error_text(&err), "application 'a' in namespace 'elsewhere' is not "
                                          "permitted to use project 'team'");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(globals_and_scoped_repositories_extend_it),
        TEST(what_does_not_match_a_global_one_is_as_it_stands),
        TEST(a_project_that_is_not_there_becomes_a_condition),
        TEST(a_namespace_that_it_does_not_admit_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
