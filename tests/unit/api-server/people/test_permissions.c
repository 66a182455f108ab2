#include "api-server/people_bed.h"

#include <stdio.h>

static int try_it(struct api_call *call, const struct json **reply, struct error *err)
{
    const struct json *request = call->request;

    *reply = json_new_object(call->arena);
    return api_enforce(call, json_cstr_at(request, "resource"), json_cstr_at(request, "action"),
                       json_cstr_at(request, "object"), err);
}

static const struct api_method methods[] = {
    { "test.Service/Try", RULE_SESSION, .run = try_it },
    API_METHODS_END,
};

static struct people_bed *open_with(const char *policy)
{
    struct people_bed *bed = people_bed_new();

    people_bed_furnish(bed);
    fake_put(&bed->fake.cluster,
             arena_printf(bed->arena,
                          "{kind: ConfigMap, metadata: {name: argocd-rbac-cm, namespace: argocd}, "
                          "data: {policy.csv: '%s'}}",
                          policy));
    people_bed_start(bed);
    return bed;
}

#define SYNC_A "{resource: applications, action: sync, object: default/a}"

static void who_may_is_let_through(void **state)
{
    struct people_bed *bed = open_with("p, robot, applications, sync, default/a, allow");

    (void)state;
    people_bed_enter(bed, "robot:login");
    assert_answer(bed, methods, "Try", SYNC_A, "{}");
    people_bed_enter(bed, "admin:login");
    assert_answer(bed, methods, "Try", SYNC_A, "{}");
    people_bed_close(bed);
}

static void a_refusal_says_what_and_to_whom(void **state)
{
    struct people_bed *bed = open_with("");
    const char *text;

    (void)state;
    people_bed_enter(bed, "robot:login");
    assert_int_equal(people_bed_call(bed, methods, "Try", SYNC_A), -1);
    assert_int_equal(bed->err.code, ERR_FORBIDDEN);
    text = "permission denied: applications, sync, default/a, sub: robot, iat: 20";
    assert_int_equal(strncmp(error_text(&bed->err), text, strlen(text)), 0);
    assert_int_equal(
        people_bed_call(bed, methods, "Try", "{resource: certificates, action: get, object: ''}"),
        -1);
    text = "permission denied: certificates, get, , sub: robot, iat: 20";
    assert_int_equal(strncmp(error_text(&bed->err), text, strlen(text)), 0);
    people_bed_close(bed);
}

static void without_a_session_a_refusal_names_nobody(void **state)
{
    struct people_bed *bed = people_bed_new();

    (void)state;
    fake_put(&bed->fake.cluster,
             "{kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd}, data: "
             "{users.anonymous.enabled: 'true'}}");
    people_bed_start(bed);
    assert_refusal(bed, methods, "Try", SYNC_A, ERR_FORBIDDEN,
                   "permission denied: applications, sync, default/a");
    people_bed_close(bed);
}

static void a_projects_roles_count_as_soon_as_they_are_there(void **state)
{
    struct people_bed *bed = open_with("g, robot, proj:web:ci");

    (void)state;
    people_bed_enter(bed, "robot:login");
    assert_int_equal(people_bed_call(bed, methods, "Try",
                                     "{resource: applications, action: sync, object: web/a}"),
                     -1);
    fake_put(&bed->fake.cluster,
             "{kind: AppProject, metadata: {name: web, namespace: argocd}, spec: {roles: [{name: "
             "ci, policies: ['p, proj:web:ci, applications, sync, web/*, allow']}]}}");
    for (int i = 0; i < 500 && !catalog_project(bed->server.catalog, STR("web")); i++)
        fake_idle(&bed->fake.cluster.api, 2);
    assert_answer(bed, methods, "Try", "{resource: applications, action: sync, object: web/a}",
                  "{}");
    people_bed_close(bed);
}

static void with_authentication_switched_off_everything_is_allowed(void **state)
{
    struct people_bed *bed = open_with("");

    (void)state;
    bed->config.disable_auth = true;
    assert_answer(bed, methods, "Try", SYNC_A, "{}");
    people_bed_close(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_may_is_let_through),
        cmocka_unit_test(a_refusal_says_what_and_to_whom),
        cmocka_unit_test(without_a_session_a_refusal_names_nobody),
        cmocka_unit_test(a_projects_roles_count_as_soon_as_they_are_there),
        cmocka_unit_test(with_authentication_switched_off_everything_is_allowed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
