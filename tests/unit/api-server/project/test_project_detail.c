#include "api-server/people_bed.h"
#include "project/service_project.h"

#include <stdio.h>

#define METHODS project_methods

static struct people_bed *open_with_things(void)
{
    struct people_bed *bed = people_bed_new();

    fake_put(&bed->fake.cluster,
             "{kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd}, data: "
             "{globalProjects: '[{projectName: base, labelSelector: {matchExpressions: [{key: x, "
             "operator: Exists}]}}]'}}");
    fake_put(&bed->fake.cluster,
             "{kind: Secret, metadata: {name: argocd-secret, namespace: argocd}, stringData: "
             "{server.secretkey: a-key}}");
    fake_put(&bed->fake.cluster,
             "{kind: AppProject, metadata: {name: web, namespace: argocd, labels: {x: '1'}}, "
             "spec: {sourceRepos: [own]}}");
    fake_put(&bed->fake.cluster, "{kind: AppProject, metadata: {name: base, namespace: argocd}, "
                                 "spec: {sourceRepos: [inherited]}}");
    fake_put(&bed->fake.cluster,
             "{kind: Secret, metadata: {name: r, namespace: argocd, labels: "
             "{argocd.argoproj.io/secret-type: repository}}, stringData: {url: 'https://git/a', "
             "project: web, username: me, password: canary-1, sshPrivateKey: canary-2, "
             "bearerToken: canary-3}}");
    fake_put(&bed->fake.cluster,
             "{kind: Secret, metadata: {name: c, namespace: argocd, labels: "
             "{argocd.argoproj.io/secret-type: cluster}, annotations: {note: x}}, stringData: "
             "{server: 'https://c', name: c, project: web, config: "
             "'{\"bearerToken\":\"canary-4\",\"tlsClientConfig\":{\"insecure\":true}}'}}");
    fake_put(&bed->fake.cluster,
             "{kind: Secret, metadata: {name: other, namespace: argocd, labels: "
             "{argocd.argoproj.io/secret-type: repository}}, stringData: {url: 'https://git/b', "
             "project: other}}");
    people_bed_start(bed);
    people_bed_enter(bed, "admin:login");
    return bed;
}

static void what_belongs_to_a_project_is_told_without_secrets(void **state)
{
    struct people_bed *bed = open_with_things();

    (void)state;
    assert_int_equal(people_bed_call(bed, METHODS, "GetDetailedProject", "{name: web}"), 0);
    assert_null(strstr(people_bed_reply(bed), "canary"));
    assert_null(strstr(people_bed_reply(bed), "\"me\""));
    assert_string_equal(printed(json_at(bed->reply, "project.spec"), bed->arena),
                        "{\"sourceRepos\":[\"own\",\"inherited\"]}");
    assert_string_equal(printed(json_get(bed->reply, "repositories"), bed->arena),
                        "[{\"project\":\"web\",\"repo\":\"https://git/a\",\"type\":\"git\"}]");
    assert_string_equal(
        printed(json_get(bed->reply, "clusters"), bed->arena),
        "[{\"annotations\":{\"note\":\"x\"},\"config\":{\"tlsClientConfig\":{\"insecure\":true}},"
        "\"name\":\"c\",\"project\":\"web\",\"server\":\"https://c\"}]");
    assert_string_equal(json_cstr_at(bed->reply, "globalProjects.0.metadata.name"), "base");
    people_bed_close(bed);
}

static void global_projects_are_those_that_are_inherited_from(void **state)
{
    struct people_bed *bed = open_with_things();

    (void)state;
    assert_int_equal(people_bed_call(bed, METHODS, "GetGlobalProjects", "{name: web}"), 0);
    assert_int_equal(json_count(json_get(bed->reply, "items")), 1);
    assert_answer(bed, METHODS, "GetGlobalProjects", "{name: base}", "{\"items\":[]}");
    people_bed_close(bed);
}

static void one_that_is_not_there_is_not_found(void **state)
{
    struct people_bed *bed = people_bed_open();

    (void)state;
    people_bed_enter(bed, "admin:login");
    assert_refusal(bed, METHODS, "GetDetailedProject", "{name: absent}", ERR_NOT_FOUND,
                   "error getting app project \"absent\": appproject.argoproj.io \"absent\" not "
                   "found");
    people_bed_close(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_belongs_to_a_project_is_told_without_secrets),
        cmocka_unit_test(global_projects_are_those_that_are_inherited_from),
        cmocka_unit_test(one_that_is_not_there_is_not_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
