#include "api-server/api_bed.h"
#include "repository/service_repository.h"

static struct api_bed *bed;

static int set_up(void **state)
{
    (void)state;
    bed = bed_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    bed_close(bed);
    return 0;
}

static const char *ask(const char *method, const char *request)
{
    return bed_call(bed, repository_methods, method, request);
}

static void applications_are_looked_for_where_the_project_allows_it(void **state)
{
    (void)state;
    fake_put(&bed->cluster, "{apiVersion: argoproj.io/v1alpha1, kind: AppProject, metadata: {name: "
                            "tight, namespace: argocd}, spec: {sourceRepos: ['https://other/*']}}");
    bed_start(bed);
    assert_string_equal(ask("ListApps", "{repo: 'https://g/a', revision: main, appName: new, "
                                        "appProject: default}"),
                        "{\"items\":[{\"type\":\"Helm\",\"path\":\"chart\"}]}");
    assert_string_equal(ask("ListApps", "{repo: 'https://g/a', appName: new, appProject: tight}"),
                        "PermissionDenied: repository 'https://g/a' not permitted in project "
                        "'tight'");
}

static void details_are_told_of_what_the_application_uses(void **state)
{
    (void)state;
    fake_put(&bed->cluster,
             "{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: a, namespace: "
             "argocd}, spec: {project: default, source: {repoURL: 'https://g/a', path: k, "
             "targetRevision: main}, destination: {}}}");
    bed_start(bed);
    assert_string_equal(ask("GetAppDetails", "{source: {repoURL: 'https://g/a', path: k, "
                                             "targetRevision: main}, appName: a, appProject: "
                                             "default}"),
                        "{\"type\":\"Kustomize\",\"kustomize\":{\"images\":[\"web:1.0\"]}}");
    assert_string_equal(ask("GetAppDetails", "{source: {repoURL: 'https://g/a', path: elsewhere, "
                                             "targetRevision: main}, appName: a, appProject: "
                                             "default}"),
                        "PermissionDenied: permission denied");
    assert_string_equal(ask("GetAppDetails", "{source: {repoURL: 'https://g/a', path: k, "
                                             "targetRevision: main}, appName: a, appProject: p}"),
                        "PermissionDenied: permission denied");
    /* One that is not there yet may be anything that the caller could create. */
    assert_string_equal(ask("GetAppDetails", "{source: {repoURL: 'https://g/a', path: any}, "
                                             "appName: new, appProject: default}"),
                        "{\"type\":\"Kustomize\",\"kustomize\":{\"images\":[\"web:1.0\"]}}");
    assert_string_equal(ask("GetAppDetails", "{}"), "InvalidArgument: missing payload in request");
}

static void put_repository(const char *name, const char *type, const char *data)
{
    fake_put(&bed->cluster,
             arena_printf(bed->arena,
                          "{kind: Secret, apiVersion: v1, metadata: {name: %s, namespace: argocd, "
                          "labels: {argocd.argoproj.io/secret-type: %s}}, stringData: %s}",
                          name, type, data));
}

/* Also when only what is in it is asked for, nobody reads with the logins of other projects. */
static void details_are_asked_for_with_what_rendering_may_use(void **state)
{
    (void)state;
    put_repository("charts", "repository", "{url: 'https://charts/a', type: helm}");
    put_repository("theirs", "repository", "{url: 'https://charts/b', type: helm, project: other}");
    put_repository("login", "repo-creds", "{url: 'https://charts', type: helm, username: u}");
    fake_put(&bed->cluster,
             "{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: a, namespace: "
             "argocd}, spec: {project: default, sources: [{repoURL: 'https://g/a', path: k}, "
             "{repoURL: 'https://g/b', ref: values}], destination: {}}}");
    bed_start(bed);
    assert_string_equal(ask("GetAppDetails", "{source: {repoURL: 'https://g/a', path: k}, appName: "
                                             "a, appProject: default}"),
                        "{\"type\":\"Kustomize\",\"kustomize\":{\"images\":[\"web:1.0\"]}}");
    assert_int_equal(bed->asked_refs, 1);
    assert_int_equal(bed->asked_charts, 1);
    assert_int_equal(bed->asked_chart_logins, 1);
}

static void charts_and_tags_are_listed(void **state)
{
    (void)state;
    bed_start(bed);
    assert_string_equal(ask("GetHelmCharts", "{repo: 'https://charts.example.com'}"),
                        "{\"items\":[{\"name\":\"web\",\"versions\":[\"1.0.0\"]}]}");
    assert_string_equal(ask("ListOCITags", "{repo: 'oci://registry.example.com/web'}"),
                        "{\"tags\":[\"1.2.3\"]}");
    bed->failure = "no such index";
    assert_string_equal(ask("GetHelmCharts", "{repo: 'https://charts.example.com'}"),
                        "Unknown: no such index");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(charts_and_tags_are_listed),
        TEST(applications_are_looked_for_where_the_project_allows_it),
        TEST(details_are_told_of_what_the_application_uses),
        TEST(details_are_asked_for_with_what_rendering_may_use),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
