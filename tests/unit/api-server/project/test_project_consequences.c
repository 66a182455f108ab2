#include "api-server/people_bed.h"
#include "project/service_project.h"

#include <stdio.h>

#define METHODS project_methods

/* robot may update projects, cluster https://c and repository a, and nothing else. */
static struct people_bed *open_as_robot(void)
{
    struct people_bed *bed = people_bed_new();

    people_bed_furnish(bed);
    fake_put(&bed->fake.cluster,
             "{kind: ConfigMap, metadata: {name: argocd-rbac-cm, namespace: argocd}, data: "
             "{policy.csv: \"p, robot, projects, update, *, allow\\np, robot, clusters, update, "
             "https://c, allow\\np, robot, repositories, update, a, allow\"}}");
    fake_put(&bed->fake.cluster,
             "{kind: AppProject, metadata: {name: web, namespace: argocd}, spec: {sourceRepos: "
             "[old], destinations: [{server: 'https://old', namespace: '*'}]}}");
    people_bed_start(bed);
    people_bed_enter(bed, "robot:login");
    return bed;
}

static const char *update(struct people_bed *bed, const char *spec)
{
    return arena_printf(bed->arena, "{project: {metadata: {name: web}, spec: {%s}}}", spec);
}

static void assert_forbidden(struct people_bed *bed, const char *spec, const char *start)
{
    assert_int_equal(people_bed_call(bed, METHODS, "Update", update(bed, spec)), -1);
    assert_int_equal(bed->err.code, ERR_FORBIDDEN);
    if (strncmp(error_text(&bed->err), start, strlen(start)) != 0)
        fail_msg("%s", error_text(&bed->err));
}

#define OLD "sourceRepos: [old], destinations: [{server: 'https://old', namespace: '*'}]"

static void a_new_destination_takes_a_right_on_its_cluster(void **state)
{
    struct people_bed *bed = open_as_robot();

    (void)state;
    assert_forbidden(bed, "destinations: [{server: 'https://d', namespace: x}]",
                     "permission denied: clusters, update, https://d, sub: robot");
    assert_forbidden(bed, "destinations: [{name: d, namespace: x}]",
                     "permission denied: clusters, update, , sub: robot");
    assert_int_equal(people_bed_call(bed, METHODS, "Update",
                                     update(bed, "destinations: [{server: 'https://c', namespace: "
                                                 "x}]")),
                     0);
    people_bed_close(bed);
}

static void a_new_source_takes_a_right_on_its_repository(void **state)
{
    struct people_bed *bed = open_as_robot();

    (void)state;
    assert_forbidden(bed, "sourceRepos: [old, b]",
                     "permission denied: repositories, update, b, sub: robot");
    assert_int_equal(people_bed_call(bed, METHODS, "Update", update(bed, "sourceRepos: [old, a]")),
                     0);
    people_bed_close(bed);
}

static void other_kinds_take_a_right_on_every_cluster(void **state)
{
    struct people_bed *bed = open_as_robot();

    (void)state;
    assert_int_equal(people_bed_call(bed, METHODS, "Update", update(bed, OLD)), 0);
    assert_forbidden(bed, OLD ", namespaceResourceBlacklist: [{group: '', kind: Pod}]",
                     "permission denied: clusters, update, https://old, sub: robot");
    /* An empty list and none allow different things, and are told apart as they are stored. */
    assert_int_equal(
        people_bed_call(bed, METHODS, "Update", update(bed, OLD ", clusterResourceBlacklist: []")),
        0);
    people_bed_close(bed);
}

#define APP(name, repo, place)                                                                     \
    "{kind: Application, metadata: {name: " name ", namespace: argocd}, spec: {project: web, "     \
    "source: {repoURL: " repo "}, destination: {" place ", namespace: ns}}}"

static void applications_that_would_be_shut_out_are_counted(void **state)
{
    struct people_bed *bed = people_bed_new();

    (void)state;
    people_bed_furnish(bed);
    fake_put(&bed->fake.cluster,
             "{kind: AppProject, metadata: {name: web, namespace: argocd}, spec: {sourceRepos: "
             "['*'], destinations: [{server: '*', namespace: '*'}]}}");
    fake_put(&bed->fake.cluster, APP("one", "a", "server: 'https://kubernetes.default.svc'"));
    fake_put(&bed->fake.cluster, APP("two", "b", "server: 'https://kubernetes.default.svc'"));
    fake_put(&bed->fake.cluster, APP("three", "b", "server: 'https://unknown'"));
    people_bed_start(bed);
    people_bed_enter(bed, "admin:login");
    assert_refusal(bed, METHODS, "Update",
                   update(bed, "sourceRepos: [a], destinations: [{server: '*', namespace: '*'}]"),
                   ERR_INVALID,
                   "as a result of project update 2 applications source became invalid");
    assert_refusal(bed, METHODS, "Update",
                   update(bed, "sourceRepos: [a], destinations: [{server: '*', namespace: x}]"),
                   ERR_INVALID,
                   "as a result of project update 2 applications source became invalid and 2 "
                   "applications destination became invalid");
    people_bed_close(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_destination_takes_a_right_on_its_cluster),
        cmocka_unit_test(a_new_source_takes_a_right_on_its_repository),
        cmocka_unit_test(other_kinds_take_a_right_on_every_cluster),
        cmocka_unit_test(applications_that_would_be_shut_out_are_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
