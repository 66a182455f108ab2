#include "api-server/people_bed.h"
#include "project/service_project.h"

#include <stdio.h>

#define PATH "/apis/argoproj.io/v1alpha1/namespaces/argocd/appprojects/"
#define METHODS project_methods

static struct people_bed *open_as_admin(void)
{
    struct people_bed *bed = people_bed_open();

    people_bed_enter(bed, "admin:login");
    return bed;
}

static const struct json *stored(struct people_bed *bed, const char *name)
{
    return fake_get(&bed->fake.cluster, arena_printf(bed->arena, PATH "%s", name));
}

static void a_project_is_stored_typed(void **state)
{
    struct people_bed *bed = open_as_admin();

    (void)state;
    assert_int_equal(people_bed_call(bed, METHODS, "Create",
                                     "{project: {metadata: {name: web}, spec: {sourceRepos: [a], "
                                     "description: '', roles: [{name: r, policies: "
                                     "['p,proj:web:r,applications,get,web/*,allow']}]}}}"),
                     0);
    assert_string_equal(printed(json_get(stored(bed, "web"), "spec"), bed->arena),
                        "{\"roles\":[{\"name\":\"r\",\"policies\":[\"p, proj:web:r, applications, "
                        "get, web/*, allow\"]}],\"sourceRepos\":[\"a\"]}");
    assert_string_equal(printed(json_get(stored(bed, "web"), "status"), bed->arena),
                        "{\"jwtTokensByRole\":{\"r\":{}}}");
    assert_non_null(catalog_project(bed->server.catalog, STR("web")));
    people_bed_close(bed);
}

static void one_that_exists_is_answered_when_it_is_the_same(void **state)
{
    struct people_bed *bed = open_as_admin();
    const char *same = "{project: {metadata: {name: web}, spec: {sourceRepos: [a]}}}";

    (void)state;
    assert_int_equal(people_bed_call(bed, METHODS, "Create", same), 0);
    assert_int_equal(people_bed_call(bed, METHODS, "Create", same), 0);
    assert_refusal(bed, METHODS, "Create",
                   "{project: {metadata: {name: web}, spec: {description: d}}}", ERR_INVALID,
                   "existing project spec is different; use upsert flag to force update; "
                   "difference in keys \"SourceRepos,0,Description\"");
    assert_int_equal(people_bed_call(bed, METHODS, "Create",
                                     "{upsert: true, project: {metadata: {name: web}, spec: "
                                     "{description: d}}}"),
                     0);
    assert_string_equal(printed(json_get(stored(bed, "web"), "spec"), bed->arena),
                        "{\"description\":\"d\"}");
    people_bed_close(bed);
}

static const char *window_of(struct arena *arena, const char *project)
{
    return arena_printf(arena,
                        "{project: {metadata: {name: %s}, spec: {syncWindows: [{kind: deny, "
                        "schedule: '* * * * *', duration: 1d, applications: [a]}]}}}",
                        project);
}

static void plain_errors_of_a_new_project_say_what_they_are_about(void **state)
{
    struct people_bed *bed = open_as_admin();

    (void)state;
    assert_refusal(bed, METHODS, "Create", window_of(bed->arena, "web"), ERR_UNKNOWN,
                   "error validating project: cannot parse duration '1d': time: unknown unit "
                   "\"d\" in duration \"1d\"");
    assert_refusal(bed, METHODS, "Update", window_of(bed->arena, "default"), ERR_UNKNOWN,
                   "cannot parse duration '1d': time: unknown unit \"d\" in duration \"1d\"");
    people_bed_close(bed);
}

static void what_may_not_stand_in_a_project_is_refused(void **state)
{
    struct people_bed *bed = open_as_admin();

    (void)state;
    assert_refusal(bed, METHODS, "Create", "{}", ERR_INVALID,
                   "missing payload 'project' in request");
    assert_refusal(bed, METHODS, "Create",
                   "{project: {metadata: {name: web}, spec: {sourceRepos: [a, a]}}}", ERR_INVALID,
                   "source repository 'a' already added");
    assert_refusal(bed, METHODS, "Create",
                   "{project: {metadata: {name: web}, spec: {roles: [{name: r}, {name: r}]}}}",
                   ERR_EXISTS, "role 'r' already exists");
    assert_refusal(bed, METHODS, "Update",
                   "{project: {metadata: {name: default}, spec: {roles: [{name: r, policies: ['p, "
                   "proj:default:r, clusters, get, other/*, allow']}]}}}",
                   ERR_INVALID,
                   "invalid policy rule 'p, proj:default:r, clusters, get, other/*, allow': object "
                   "must be of form 'default/*', 'default[/<NAMESPACE>]/<APPNAME>' or "
                   "'default/<APPNAME>', not 'other/*'");
    assert_refusal(bed, METHODS, "Update", "{project: {metadata: {name: absent}}}", ERR_NOT_FOUND,
                   "not found");
    people_bed_close(bed);
}

static void an_update_keeps_what_it_does_not_know(void **state)
{
    struct people_bed *bed = people_bed_new();

    (void)state;
    people_bed_furnish(bed);
    fake_put(&bed->fake.cluster, "{kind: AppProject, metadata: {name: web, namespace: argocd}, "
                                 "spec: {description: old, later: 1}}");
    people_bed_start(bed);
    people_bed_enter(bed, "admin:login");
    assert_int_equal(people_bed_call(bed, METHODS, "Update",
                                     "{project: {metadata: {name: web}, spec: {sourceRepos: "
                                     "[a]}}}"),
                     0);
    assert_string_equal(printed(json_get(stored(bed, "web"), "spec"), bed->arena),
                        "{\"later\":1,\"sourceRepos\":[\"a\"]}");
    people_bed_close(bed);
}

static void a_stale_update_is_a_conflict(void **state)
{
    struct people_bed *bed = open_as_admin();

    (void)state;
    assert_int_equal(people_bed_call(bed, METHODS, "Update",
                                     "{project: {metadata: {name: default, resourceVersion: '1'}, "
                                     "spec: {sourceRepos: ['*'], destinations: [{server: '*', "
                                     "namespace: '*'}]}}}"),
                     -1);
    assert_int_equal(bed->err.code, ERR_CONFLICT);
    people_bed_close(bed);
}

static void a_project_in_use_is_not_deleted(void **state)
{
    struct people_bed *bed = people_bed_new();

    (void)state;
    people_bed_furnish(bed);
    fake_put(&bed->fake.cluster,
             "{kind: AppProject, metadata: {name: web, namespace: argocd}, spec: {}}");
    fake_put(&bed->fake.cluster, "{kind: Application, metadata: {name: a, namespace: argocd}, "
                                 "spec: {project: web}}");
    people_bed_start(bed);
    people_bed_enter(bed, "admin:login");
    assert_refusal(bed, METHODS, "Delete", "{name: web}", ERR_INVALID,
                   "project is referenced by 1 applications");
    fake_take(&bed->fake.cluster, "/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/a");
    for (int i = 0; i < 500 && catalog_application_count(bed->server.catalog) > 0; i++)
        fake_idle(&bed->fake.cluster.api, 2);
    assert_answer(bed, METHODS, "Delete", "{name: web}", "{}");
    assert_null(stored(bed, "web"));
    assert_null(catalog_project(bed->server.catalog, STR("web")));
    assert_refusal(bed, METHODS, "Delete", "{name: web}", ERR_NOT_FOUND, "not found");
    assert_refusal(bed, METHODS, "Delete", "{name: default}", ERR_INVALID,
                   "name 'default' is reserved and cannot be deleted");
    people_bed_close(bed);
}

static void a_name_with_a_hidden_end_is_nobodys(void **state)
{
    struct people_bed *bed = open_as_admin();

    (void)state;
    assert_refusal(bed, METHODS, "Delete", "{name: \"default\\0x\"}", ERR_INVALID,
                   "invalid resource name \"default\"");
    assert_non_null(stored(bed, "default"));
    people_bed_close(bed);
}

static void changes_take_rights(void **state)
{
    struct people_bed *bed = people_bed_open();
    static const char *const calls[][2] = {
        { "Create", "{project: {metadata: {name: web}}}" },
        { "Update", "{project: {metadata: {name: default}}}" },
        { "Delete", "{name: web}" },
    };

    (void)state;
    people_bed_enter(bed, "robot:login");
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(people_bed_call(bed, METHODS, calls[i][0], calls[i][1]), -1);
        assert_int_equal(bed->err.code, ERR_FORBIDDEN);
    }
    people_bed_close(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_project_is_stored_typed),
        cmocka_unit_test(one_that_exists_is_answered_when_it_is_the_same),
        cmocka_unit_test(plain_errors_of_a_new_project_say_what_they_are_about),
        cmocka_unit_test(what_may_not_stand_in_a_project_is_refused),
        cmocka_unit_test(an_update_keeps_what_it_does_not_know),
        cmocka_unit_test(a_stale_update_is_a_conflict),
        cmocka_unit_test(a_project_in_use_is_not_deleted),
        cmocka_unit_test(a_name_with_a_hidden_end_is_nobodys),
        cmocka_unit_test(changes_take_rights),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
