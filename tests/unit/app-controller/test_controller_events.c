#include "app-controller/bed.h"
#include "controller_events.h"
#include "test.h"

static struct bed *bed;

static int set_up(void **state)
{
    (void)state;
    bed = bed_new();
    bed_put_app(bed, "a", "");
    fake_put(
        &bed->cluster,
        "{kind: Application, metadata: {name: b, namespace: argocd, uid: u-b}, spec: {project: "
        "p, destination: {server: 'https://far', namespace: elsewhere}}, status: {conditions: "
        "[{type: ComparisonError}]}}");
    bed_start(bed, false);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    bed_close(bed);
    return 0;
}

/* What the queues were asked to do since the last time; the order of applications is the map's. */
static void expect(const char *first, const char *second)
{
    bed_settle(bed);
    assert_true(strcmp(bed_noted(bed), arena_printf(bed->arena, "%s%s", first, second)) == 0 ||
                strcmp(bed_noted(bed), arena_printf(bed->arena, "%s%s", second, first)) == 0);
    bed_forget(bed);
}

static int requested_level(const char *key)
{
    return map_find(bed->controller.requested, str_of(key)) != NULL;
}

static void at_the_start_everything_is_compared(void **state)
{
    (void)state;
    expect("refresh argocd/a\n", "refresh argocd/b\n");
    assert_non_null(bed->controller.clusters);
    assert_true(requested_level("argocd/a"));
}

static void an_application_that_changes_is_looked_at(void **state)
{
    (void)state;
    expect("refresh argocd/a\n", "refresh argocd/b\n");
    bed_put_app(bed, "a", ", revisionHistoryLimit: 3");
    expect("refresh argocd/a\n", "");
    fake_put(&bed->cluster, "{kind: Application, metadata: {name: a, namespace: argocd}, spec: "
                            "{project: default}, operation: {sync: {}}}");
    expect("refresh argocd/a\n", "operate argocd/a\n");
}

static void an_application_that_goes_lets_its_project_be_looked_at(void **state)
{
    (void)state;
    expect("refresh argocd/a\n", "refresh argocd/b\n");
    fake_take(&bed->cluster, APP_PATH "b");
    expect("project p\n", "");
    assert_false(requested_level("argocd/b"));
}

static void a_projects_applications_follow_it(void **state)
{
    (void)state;
    expect("refresh argocd/a\n", "refresh argocd/b\n");
    fake_put(&bed->cluster, "{kind: AppProject, metadata: {name: p, namespace: argocd}, spec: "
                            "{orphanedResources: {}}}");
    expect("refresh argocd/b\n", "project p\n");
    assert_true(bed->controller.watches_orphans);
}

static void new_credentials_help_those_that_could_not_be_compared(void **state)
{
    (void)state;
    expect("refresh argocd/a\n", "refresh argocd/b\n");
    fake_put(&bed->cluster, "{kind: Secret, metadata: {name: r, namespace: argocd, labels: "
                            "{argocd.argoproj.io/secret-type: repository}}}");
    expect("refresh argocd/b\n", "");
}

static void new_settings_concern_everybody(void **state)
{
    (void)state;
    expect("refresh argocd/a\n", "refresh argocd/b\n");
    fake_put(&bed->cluster, "{kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd}, "
                            "data: {application.instanceLabelKey: mine}}");
    expect("refresh argocd/a\n", "refresh argocd/b\n");
}

static void change(const char *kind, const char *application, const char *uid, bool is_root)
{
    const struct cluster_change made = {
        .key = { STR_EMPTY, str_of(kind), STR("ns"), STR("x") },
        .uid = str_of(uid),
        .application = str_of(application),
        .is_root = is_root,
    };

    controller_on_cluster_change(&bed->controller, &made);
}

static void a_change_in_a_cluster_concerns_its_owner(void **state)
{
    (void)state;
    expect("refresh argocd/a\n", "refresh argocd/b\n");
    change("ConfigMap", "a", "u-1", true);
    expect("refresh argocd/a\n", "");
    change("ConfigMap", "unknown", "u-1", true);
    change("ConfigMap", "", "u-1", false);
    expect("", "");
}

static void a_stranger_concerns_those_who_ask_for_orphans(void **state)
{
    (void)state;
    fake_put(&bed->cluster, "{kind: AppProject, metadata: {name: default, namespace: argocd}, "
                            "spec: {orphanedResources: {warn: true}}}");
    bed_settle(bed);
    bed_forget(bed);
    change("ConfigMap", "", "u-1", false);
    expect("refresh argocd/a\n", ""); /* b lies in another namespace */
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(at_the_start_everything_is_compared),
        TEST(an_application_that_changes_is_looked_at),
        TEST(an_application_that_goes_lets_its_project_be_looked_at),
        TEST(a_projects_applications_follow_it),
        TEST(new_credentials_help_those_that_could_not_be_compared),
        TEST(new_settings_concern_everybody),
        TEST(a_change_in_a_cluster_concerns_its_owner),
        TEST(a_stranger_concerns_those_who_ask_for_orphans),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
