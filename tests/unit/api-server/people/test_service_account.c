#include "api-server/people_bed.h"
#include "people/service_account.h"

#include <stdio.h>

static void assert_forbidden(struct people_bed *bed, const char *name, const char *request,
                             const char *start)
{
    assert_int_equal(people_bed_call(bed, account_methods, name, request), -1);
    assert_int_equal(bed->err.code, ERR_FORBIDDEN);
    if (strncmp(error_text(&bed->err), start, strlen(start)) != 0)
        fail_msg("%s", error_text(&bed->err));
}

static void everybody_sees_the_own_account_and_who_may_all(void **state)
{
    struct people_bed *bed = people_bed_open();

    (void)state;
    people_bed_enter(bed, "robot:login");
    assert_answer(bed, account_methods, "ListAccounts", "{}",
                  "{\"items\":[{\"capabilities\":[\"apiKey\",\"login\"],\"enabled\":true,\"name\":"
                  "\"robot\",\"tokens\":[]}]}");
    assert_answer(bed, account_methods, "GetAccount", "{name: robot}",
                  "{\"capabilities\":[\"apiKey\",\"login\"],\"enabled\":true,\"name\":\"robot\","
                  "\"tokens\":[]}");
    assert_forbidden(bed, "GetAccount", "{name: admin}",
                     "permission denied: accounts, get, admin, sub: robot, iat: ");
    people_bed_enter(bed, "admin:login");
    assert_answer(bed, account_methods, "ListAccounts", "{}",
                  "{\"items\":[{\"capabilities\":[\"login\"],\"enabled\":true,\"name\":\"admin\","
                  "\"tokens\":[]},{\"capabilities\":[\"apiKey\"],\"enabled\":true,\"name\":\"key\","
                  "\"tokens\":[]},{\"capabilities\":[\"apiKey\",\"login\"],\"enabled\":true,"
                  "\"name\":\"robot\",\"tokens\":[]},{\"capabilities\":[\"login\"],\"enabled\":"
                  "false,\"name\":\"sleeper\",\"tokens\":[]}]}");
    assert_refusal(bed, account_methods, "GetAccount", "{name: absent}", ERR_NOT_FOUND,
                   "account 'absent' does not exist");
    people_bed_close(bed);
}

static void a_token_works_until_it_is_deleted(void **state)
{
    struct people_bed *bed = people_bed_open();
    const char *token;

    (void)state;
    people_bed_enter(bed, "robot:login");
    assert_int_equal(people_bed_call(bed, account_methods, "CreateToken",
                                     "{name: robot, id: first, expiresIn: 60}"),
                     0);
    token = json_cstr_at(bed->reply, "token");
    assert_int_equal(people_bed_call(bed, account_methods, "GetAccount", "{name: robot}"), 0);
    assert_string_equal(json_cstr_at(bed->reply, "tokens.0.id"), "first");
    assert_int_equal(json_int(json_at(bed->reply, "tokens.0.expiresAt"), 0) -
                         json_int(json_at(bed->reply, "tokens.0.issuedAt"), 0),
                     60);
    people_bed_leave(bed);
    people_bed_set(bed, "token", token);
    assert_answer(bed, account_methods, "CanI",
                  "{resource: accounts, action: get, subresource: admin}", "{\"value\":\"no\"}");
    assert_answer(bed, account_methods, "DeleteToken", "{name: robot, id: first}", "{}");
    assert_refusal(bed, account_methods, "ListAccounts", "{}", ERR_UNAUTHENTICATED,
                   "invalid session: account robot does not have token with id first");
    people_bed_close(bed);
}

static void a_token_that_cannot_be_is_refused(void **state)
{
    struct people_bed *bed = people_bed_open();

    (void)state;
    people_bed_enter(bed, "admin:login");
    assert_int_equal(people_bed_call(bed, account_methods, "CreateToken", "{name: key, id: one}"),
                     0);
    assert_refusal(bed, account_methods, "CreateToken", "{name: key, id: one}", ERR_UNKNOWN,
                   "failed to update account with new token: account already has token with id "
                   "'one'");
    assert_refusal(bed, account_methods, "CreateToken", "{name: sleeper}", ERR_UNKNOWN,
                   "failed to update account with new token: account 'sleeper' does not have "
                   "apiKey capability");
    assert_refusal(bed, account_methods, "CreateToken", "{name: absent}", ERR_NOT_FOUND,
                   "account 'absent' does not exist");
    assert_refusal(bed, account_methods, "DeleteToken", "{name: key, id: two}", ERR_NOT_FOUND,
                   "token with id 'two' does not exist");
    people_bed_enter(bed, "robot:login");
    assert_forbidden(bed, "CreateToken", "{name: admin}",
                     "permission denied: accounts, update, admin, sub: robot");
    assert_forbidden(bed, "DeleteToken", "{name: key, id: one}",
                     "permission denied: accounts, update, key, sub: robot");
    people_bed_close(bed);
}

#define CHANGE(current, changed) "{currentPassword: " current ", newPassword: " changed "}"

static void a_password_is_changed_by_who_knows_the_old_one(void **state)
{
    struct people_bed *bed = people_bed_open();

    (void)state;
    people_bed_enter(bed, "robot:login");
    assert_refusal(bed, account_methods, "UpdatePassword", CHANGE("wrong", "robotpassword1"),
                   ERR_INVALID, "current password does not match");
    assert_refusal(bed, account_methods, "UpdatePassword", CHANGE("password", "short"), ERR_UNKNOWN,
                   "new password does not match the following expression: ^.{8,32}$");
    assert_answer(bed, account_methods, "UpdatePassword", CHANGE("password", "robotpassword1"),
                  "{}");
    people_bed_close(bed);
}

static void a_changed_password_ends_the_sessions_before_it(void **state)
{
    struct people_bed *bed = people_bed_open();

    (void)state;
    fake_put(&bed->fake.cluster,
             "{kind: Secret, metadata: {name: argocd-secret, namespace: argocd}, stringData: "
             "{server.secretkey: a-key, accounts.robot.passwordMtime: '2100-01-01T00:00:00Z'}}");
    for (int i = 0; i < 20; i++)
        fake_idle(&bed->fake.cluster.api, 5);
    people_bed_enter(bed, "robot:login");
    assert_refusal(bed, account_methods, "ListAccounts", "{}", ERR_UNAUTHENTICATED,
                   "invalid session: account password has changed since token issued");
    people_bed_close(bed);
}

static void somebody_elses_password_takes_a_right_and_ones_own(void **state)
{
    struct people_bed *bed = people_bed_open();

    (void)state;
    people_bed_enter(bed, "admin:login");
    assert_answer(bed, account_methods, "UpdatePassword",
                  "{name: robot, currentPassword: password, newPassword: anotherpassword}", "{}");
    assert_refusal(bed, account_methods, "UpdatePassword",
                   "{name: absent, currentPassword: password, newPassword: anotherpassword}",
                   ERR_NOT_FOUND,
                   "failed to update account password: account 'absent' does not exist");
    people_bed_enter(bed, "key:apiKey");
    people_bed_enter(bed, "robot:login");
    assert_forbidden(bed, "UpdatePassword",
                     "{name: admin, currentPassword: anotherpassword, newPassword: stolenstolen}",
                     "permission denied: accounts, update, admin, sub: robot");
    people_bed_close(bed);
}

static void what_may_be_asked_are_words_that_policies_know(void **state)
{
    struct people_bed *bed = people_bed_open();

    (void)state;
    people_bed_enter(bed, "admin:login");
    assert_answer(bed, account_methods, "CanI",
                  "{resource: applications, action: sync, subresource: default/a}",
                  "{\"value\":\"yes\"}");
    assert_answer(bed, account_methods, "CanI",
                  "{resource: applications, action: get, subresource: '*'}", "{\"value\":\"no\"}");
    assert_answer(bed, account_methods, "CanI",
                  "{resource: extensions, action: invoke, subresource: x}", "{\"value\":\"no\"}");
    assert_refusal(bed, account_methods, "CanI", "{resource: applications, action: explode}",
                   ERR_INVALID,
                   "[get create update delete sync override action invoke] does not contain "
                   "explode");
    assert_refusal(bed, account_methods, "CanI", "{resource: x, action: get}", ERR_INVALID,
                   "[clusters projects applications applicationsets repositories "
                   "write-repositories certificates accounts gpgkeys logs exec extensions] does "
                   "not contain x");
    people_bed_leave(bed);
    assert_refusal(bed, account_methods, "CanI", "{}", ERR_UNAUTHENTICATED,
                   "no session information");
    people_bed_close(bed);
}

static void the_control_planes_namespace_is_left_out_of_an_object(void **state)
{
    struct people_bed *bed = people_bed_new();

    (void)state;
    people_bed_furnish(bed);
    fake_put(&bed->fake.cluster,
             "{kind: ConfigMap, metadata: {name: argocd-rbac-cm, namespace: argocd}, data: "
             "{policy.csv: 'p, robot, applications, get, default/a, allow'}}");
    people_bed_start(bed);
    people_bed_enter(bed, "robot:login");
    assert_answer(bed, account_methods, "CanI",
                  "{resource: applications, action: get, subresource: default/argocd/a}",
                  "{\"value\":\"yes\"}");
    assert_answer(bed, account_methods, "CanI",
                  "{resource: applications, action: get, subresource: default/other/a}",
                  "{\"value\":\"no\"}");
    people_bed_close(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_sees_the_own_account_and_who_may_all),
        cmocka_unit_test(a_token_works_until_it_is_deleted),
        cmocka_unit_test(a_token_that_cannot_be_is_refused),
        cmocka_unit_test(a_password_is_changed_by_who_knows_the_old_one),
        cmocka_unit_test(a_changed_password_ends_the_sessions_before_it),
        cmocka_unit_test(somebody_elses_password_takes_a_right_and_ones_own),
        cmocka_unit_test(what_may_be_asked_are_words_that_policies_know),
        cmocka_unit_test(the_control_planes_namespace_is_left_out_of_an_object),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
