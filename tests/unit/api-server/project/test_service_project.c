#include "api-server/people_bed.h"
#include "project/service_project.h"

#include <stdio.h>

#define METHODS project_methods

static struct people_bed *open_with_projects(void)
{
    struct people_bed *bed = people_bed_new();

    people_bed_furnish(bed);
    fake_put(&bed->fake.cluster,
             "{kind: ConfigMap, metadata: {name: argocd-rbac-cm, namespace: argocd}, data: "
             "{policy.csv: 'p, robot, projects, get, w*, allow'}}");
    fake_put(&bed->fake.cluster, "{kind: AppProject, metadata: {name: work, namespace: argocd}, "
                                 "spec: {syncWindows: [{kind: deny, schedule: '* * * * *', "
                                 "duration: 1h, applications: ['*']}]}}");
    fake_put(&bed->fake.cluster,
             "{kind: AppProject, metadata: {name: web, namespace: argocd}, spec: {roles: [{name: "
             "r, jwtTokens: [{iat: 7}]}]}}");
    people_bed_start(bed);
    people_bed_enter(bed, "robot:login");
    return bed;
}

static void only_projects_that_may_be_seen_are_listed_by_name(void **state)
{
    struct people_bed *bed = open_with_projects();

    (void)state;
    assert_int_equal(people_bed_call(bed, METHODS, "List", "{}"), 0);
    assert_int_equal(json_count(json_get(bed->reply, "items")), 2);
    assert_string_equal(json_cstr_at(bed->reply, "items.0.metadata.name"), "web");
    assert_string_equal(json_cstr_at(bed->reply, "items.1.metadata.name"), "work");
    people_bed_close(bed);
}

static void a_project_is_answered_with_its_tokens_in_both_places(void **state)
{
    struct people_bed *bed = open_with_projects();

    (void)state;
    assert_int_equal(people_bed_call(bed, METHODS, "Get", "{name: web}"), 0);
    assert_string_equal(printed(json_get(bed->reply, "status"), bed->arena),
                        "{\"jwtTokensByRole\":{\"r\":{\"items\":[{\"iat\":7,\"id\":\"7\"}]}}}");
    assert_refusal(bed, METHODS, "Get", "{name: wrong}", ERR_NOT_FOUND, "not found");
    assert_refusal(bed, METHODS, "Get", "{name: 'w/../x'}", ERR_INVALID,
                   "invalid resource name \"w/../x\": [may not contain '/']");
    people_bed_close(bed);
}

static void open_windows_are_told(void **state)
{
    struct people_bed *bed = open_with_projects();

    (void)state;
    assert_answer(bed, METHODS, "GetSyncWindowsState", "{name: work}",
                  "{\"windows\":[{\"applications\":[\"*\"],\"duration\":\"1h\",\"kind\":\"deny\","
                  "\"schedule\":\"* * * * *\"}]}");
    assert_answer(bed, METHODS, "GetSyncWindowsState", "{name: web}", "{\"windows\":[]}");
    people_bed_close(bed);
}

static void events_and_links_are_those_of_the_project(void **state)
{
    struct people_bed *bed = open_with_projects();

    (void)state;
    assert_int_equal(people_bed_call(bed, METHODS, "ListEvents", "{name: web}"), 0);
    assert_string_equal(json_cstr_at(bed->reply, "kind"), "EventList");
    assert_answer(bed, METHODS, "ListLinks", "{name: web}",
                  "{\"items\":[{\"title\":\"Team\",\"url\":\"https://x/web\"}]}");
    assert_refusal(bed, METHODS, "ListLinks", "{name: default}", ERR_UNKNOWN,
                   "unauthorized access to project default");
    people_bed_close(bed);
}

static void what_may_not_be_seen_is_forbidden_whether_it_is_there_or_not(void **state)
{
    struct people_bed *bed = open_with_projects();
    static const char *const methods[] = { "Get", "GetDetailedProject", "GetGlobalProjects",
                                           "ListEvents", "GetSyncWindowsState" };

    (void)state;
    for (size_t i = 0; i < sizeof(methods) / sizeof(*methods); i++) {
        assert_int_equal(people_bed_call(bed, METHODS, methods[i], "{name: default}"), -1);
        assert_int_equal(bed->err.code, ERR_FORBIDDEN);
        assert_int_equal(people_bed_call(bed, METHODS, methods[i], "{name: absent}"), -1);
        assert_int_equal(bed->err.code, ERR_FORBIDDEN);
    }
    people_bed_close(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_projects_that_may_be_seen_are_listed_by_name),
        cmocka_unit_test(a_project_is_answered_with_its_tokens_in_both_places),
        cmocka_unit_test(open_windows_are_told),
        cmocka_unit_test(events_and_links_are_those_of_the_project),
        cmocka_unit_test(what_may_not_be_seen_is_forbidden_whether_it_is_there_or_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
