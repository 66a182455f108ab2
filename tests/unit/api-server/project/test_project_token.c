#include "api-server/people_bed.h"
#include "people/service_session.h"
#include "project/service_project.h"

#include <stdio.h>

#define METHODS project_methods

static struct people_bed *open_with_role(void)
{
    struct people_bed *bed = people_bed_new();

    people_bed_furnish(bed);
    fake_put(
        &bed->fake.cluster,
        "{kind: AppProject, metadata: {name: web, namespace: argocd}, spec: {roles: [{name: "
        "ci, policies: ['p, proj:web:ci, applications, get, web/*, allow'], groups: [team]}]}}");
    people_bed_start(bed);
    people_bed_enter(bed, "admin:login");
    return bed;
}

static void a_token_of_a_role_works_until_it_is_deleted(void **state)
{
    struct people_bed *bed = open_with_role();
    const char *token;

    (void)state;
    assert_int_equal(people_bed_call(bed, METHODS, "CreateToken",
                                     "{project: web, role: ci, id: first, expiresIn: 60}"),
                     0);
    token = json_cstr_at(bed->reply, "token");
    people_bed_leave(bed);
    people_bed_set(bed, "token", token);
    assert_answer(bed, session_methods, "GetUserInfo", "{}",
                  "{\"groups\":[],\"iss\":\"argocd\",\"loggedIn\":true,\"username\":"
                  "\"proj:web:ci\"}");
    assert_int_equal(people_bed_call(bed, METHODS, "Get", "{name: web}"), 0);
    assert_string_equal(json_cstr_at(bed->reply, "status.jwtTokensByRole.ci.items.0.id"), "first");
    assert_int_equal(people_bed_call(bed, METHODS, "Get", "{name: default}"), -1);
    assert_int_equal(bed->err.code, ERR_FORBIDDEN);
    people_bed_enter(bed, "admin:login");
    assert_answer(bed, METHODS, "DeleteToken", "{project: web, role: ci, id: first}", "{}");
    people_bed_leave(bed);
    people_bed_set(bed, "token", token);
    assert_int_equal(people_bed_call(bed, METHODS, "List", "{}"), -1);
    assert_int_equal(bed->err.code, ERR_UNAUTHENTICATED);
    people_bed_close(bed);
}

static void what_cannot_be_is_told(void **state)
{
    struct people_bed *bed = open_with_role();

    (void)state;
    assert_int_equal(
        people_bed_call(bed, METHODS, "CreateToken", "{project: web, role: ci, id: first}"), 0);
    assert_refusal(bed, METHODS, "CreateToken", "{project: web, role: ci, id: first}", ERR_INVALID,
                   "rpc error: code = InvalidArgument desc = Token id 'first' has been used. ");
    assert_refusal(bed, METHODS, "CreateToken", "{project: web, role: absent}", ERR_NOT_FOUND,
                   "project 'web' does not have role 'absent'");
    assert_refusal(bed, METHODS, "CreateToken", "{project: absent, role: ci}", ERR_NOT_FOUND,
                   "not found");
    /* What is gone already is as it was wanted. */
    assert_answer(bed, METHODS, "DeleteToken", "{project: web, role: ci, id: second}", "{}");
    assert_answer(bed, METHODS, "DeleteToken", "{project: web, role: absent, id: x}", "{}");
    people_bed_close(bed);
}

static void who_is_refused_does_not_learn_what_there_is(void **state)
{
    struct people_bed *bed = open_with_role();
    static const char *const requests[] = { "{project: web, role: ci}",
                                            "{project: web, role: absent}",
                                            "{project: absent, role: ci}" };

    (void)state;
    people_bed_enter(bed, "robot:login");
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(people_bed_call(bed, METHODS, "CreateToken", requests[i]), -1);
        assert_int_equal(bed->err.code, ERR_FORBIDDEN);
        assert_int_equal(people_bed_call(bed, METHODS, "DeleteToken", requests[i]), -1);
        assert_int_equal(bed->err.code, ERR_FORBIDDEN);
    }
    people_bed_close(bed);
}

static void a_conflict_is_tried_again(void **state)
{
    struct people_bed *bed = open_with_role();

    (void)state;
    bed->fake.cluster.refusal.method = "PUT";
    bed->fake.cluster.refusal.status = 409;
    bed->fake.cluster.refusal.reason = "Conflict";
    bed->fake.cluster.refusal.times = 2;
    assert_int_equal(people_bed_call(bed, METHODS, "CreateToken", "{project: web, role: ci}"), 0);
    people_bed_close(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_token_of_a_role_works_until_it_is_deleted),
        cmocka_unit_test(what_cannot_be_is_told),
        cmocka_unit_test(who_is_refused_does_not_learn_what_there_is),
        cmocka_unit_test(a_conflict_is_tried_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
