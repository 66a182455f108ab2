#include "api-server/people_bed.h"
#include "argo/account.h"
#include "argo/jwt.h"
#include "base/clock.h"

#include <stdio.h>

/* ---- what runs in a fiber ---- */

struct login {
    struct people_bed *bed;
    const char *user, *password;
    struct str token;
    struct error err;
    int result;
};

static void run_login(void *context)
{
    struct login *login = context;

    login->result =
        sessions_log_in(login->bed->server.sessions, str_of(login->user), str_of(login->password),
                        login->bed->arena, &login->token, &login->err);
}

/* "" when it is let in. */
static const char *log_in(struct people_bed *bed, const char *user, const char *password)
{
    struct login login = { .bed = bed, .user = user, .password = password };
    const char *text;

    if (!fake_in_fiber(&bed->fake.cluster, run_login, &login))
        fail_msg("a login does not end");
    text = arena_printf(bed->arena, "%s", error_text(&login.err));
    error_release(&login.err);
    return login.result == 0 ? "" : text;
}

static const char *identify(struct people_bed *bed, const char *token, struct principal *who,
                            struct str *renewed)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (sessions_identify(bed->server.sessions, str_of(token), bed->arena, who, renewed, &err) == 0)
        return "";
    return arena_printf(bed->arena, "%s", error_text(&err));
}

/* ---- tests ---- */

static void the_right_password_opens_a_session(void **state)
{
    struct people_bed *bed = people_bed_open();
    struct login login = { .bed = bed, .user = "robot", .password = "password" };
    struct principal who;
    struct str renewed;

    (void)state;
    assert_true(fake_in_fiber(&bed->fake.cluster, run_login, &login));
    assert_int_equal(login.result, 0);
    assert_string_equal(identify(bed, login.token.ptr, &who, &renewed), "");
    assert_true(str_equals(who.subject, "robot"));
    assert_true(str_equals(json_string(json_get(who.claims, "sub")), "robot:login"));
    assert_int_equal(json_int(json_get(who.claims, "exp"), 0) - who.issued_at, 86400);
    assert_int_equal(renewed.len, 0);
    people_bed_close(bed);
}

static void whatever_is_wrong_reads_the_same(void **state)
{
    struct people_bed *bed = people_bed_open();
    const char *wrong = "Invalid username or password";

    (void)state;
    assert_string_equal(log_in(bed, "robot", "wrong"), wrong);
    assert_string_equal(log_in(bed, "nobody", "password"), wrong);
    assert_string_equal(log_in(bed, "sleeper", "wrong"), wrong);
    /* Only who knows the password learns more. */
    assert_string_equal(log_in(bed, "sleeper", "password"), "Account sleeper is disabled");
    assert_string_equal(log_in(bed, "key", "password"),
                        "Account key does not have login capability");
    assert_string_equal(log_in(bed, "robot", ""), "Blank passwords are not allowed");
    assert_string_equal(log_in(bed, "a-user-with-a-name-that-is-too-long", "x"),
                        "Username is too long (32 bytes max)");
    people_bed_close(bed);
}

static void an_account_without_a_password_lets_nobody_in(void **state)
{
    struct people_bed *bed = people_bed_new();

    (void)state;
    fake_put(&bed->fake.cluster,
             "{kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd}, data: "
             "{accounts.robot: login}}");
    fake_put(&bed->fake.cluster,
             "{kind: Secret, metadata: {name: argocd-secret, namespace: argocd}, stringData: "
             "{server.secretkey: a-key}}");
    people_bed_start(bed);
    assert_string_equal(log_in(bed, "robot", "password"), "Invalid username or password");
    people_bed_close(bed);
}

static void too_many_failures_shut_the_door_even_to_the_right_password(void **state)
{
    struct people_bed *bed = people_bed_open();

    (void)state;
    for (int i = 0; i < 5; i++)
        log_in(bed, "robot", "wrong");
    assert_string_equal(log_in(bed, "robot", "password"), "Invalid username or password");
    assert_string_equal(log_in(bed, "admin", "password"), "");
    people_bed_close(bed);
}

static void logins_are_counted(void **state)
{
    struct people_bed *bed = people_bed_open();
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(1 << 20);

    (void)state;
    log_in(bed, "robot", "password");
    log_in(bed, "robot", "wrong");
    log_in(bed, "nobody", "wrong");
    metrics_write(bed->metrics, &text);
    assert_non_null(strstr(text.ptr, "argocd_login_request_total{status=\"failure\"} 2\n"));
    assert_non_null(strstr(text.ptr, "argocd_login_request_total{status=\"success\"} 1\n"));
    people_bed_close(bed);
}

static void a_login_that_ends_soon_is_handed_a_new_token(void **state)
{
    struct people_bed *bed = people_bed_open();
    CLEANUP(error_release) struct error err = { 0 };
    const struct token_order order = { .subject = "robot:login", .lifetime_s = 120 };
    struct issued_token token;
    struct principal who, again;
    struct str renewed, none;

    (void)state;
    assert_int_equal(sessions_issue(bed->server.sessions, &order, bed->arena, &token, &err), 0);
    assert_string_equal(identify(bed, token.token.ptr, &who, &renewed), "");
    assert_true(renewed.len > 0);
    assert_string_equal(identify(bed, renewed.ptr, &again, &none), "");
    assert_true(str_equals(again.subject, "robot"));
    assert_false(str_equal(again.token_id, who.token_id));
    assert_int_equal(json_int(json_get(again.claims, "exp"), 0) - again.issued_at, 120);
    people_bed_close(bed);
}

static void tokens_of_others_are_refused(void **state)
{
    struct people_bed *bed = people_bed_open();
    struct principal who;
    struct str renewed,
        foreign = jwt_sign(value_of(bed->arena, "{iss: 'https://idp', sub: admin, iat: 1}"),
                           STR("a-key"), bed->arena);

    (void)state;
    assert_string_equal(identify(bed, foreign.ptr, &who, &renewed), "failed to verify the token");
    assert_string_equal(identify(bed, "x", &who, &renewed),
                        "token is malformed: token contains an invalid number of segments");
    people_bed_close(bed);
}

struct revoking {
    struct people_bed *bed;
    struct principal who;
    struct error err;
    int result;
};

static void run_revoke(void *context)
{
    struct revoking *revoking = context;

    revoking->result =
        sessions_revoke(revoking->bed->server.sessions, &revoking->who, &revoking->err);
}

static void a_revoked_token_is_none_any_more(void **state)
{
    struct people_bed *bed = people_bed_open();
    struct revoking revoking = { .bed = bed };
    const char *token = people_bed_enter(bed, "robot:login");
    struct str renewed;

    (void)state;
    assert_string_equal(identify(bed, token, &revoking.who, &renewed), "");
    assert_true(fake_in_fiber(&bed->fake.cluster, run_revoke, &revoking));
    assert_int_equal(revoking.result, 0);
    assert_string_equal(identify(bed, token, &revoking.who, &renewed),
                        "token is revoked, please re-login");
    people_bed_close(bed);
}

/* ---- changing an account ---- */

struct update {
    struct people_bed *bed;
    int asked;
    struct error err;
    int result;
};

static int set_password(void *context, const struct account *account, struct arena *arena,
                        struct json **data, struct error *err)
{
    struct update *update = context;

    (void)err;
    update->asked++;
    *data = account_password_patch(account, "a-hash", 1700000000, arena);
    return 0;
}

static void run_update(void *context)
{
    struct update *update = context;

    update->result = sessions_update_account(update->bed->server.sessions, STR("robot"),
                                             set_password, update, &update->err);
}

static void a_change_is_known_at_once(void **state)
{
    struct people_bed *bed = people_bed_open();
    struct update update = { .bed = bed };
    CLEANUP(error_release) struct error err = { 0 };
    struct account account;

    (void)state;
    assert_true(fake_in_fiber(&bed->fake.cluster, run_update, &update));
    assert_int_equal(update.result, 0);
    assert_int_equal(account_find(catalog_settings(bed->server.catalog), STR("robot"), bed->arena,
                                  &account, &err),
                     0);
    assert_int_equal(account.password_mtime, 1700000000);
    people_bed_close(bed);
}

static void a_change_is_tried_again_when_somebody_else_was_faster(void **state)
{
    struct people_bed *bed = people_bed_open();
    struct update update = { .bed = bed };

    (void)state;
    bed->fake.cluster.refusal.method = "PATCH";
    bed->fake.cluster.refusal.status = 409;
    bed->fake.cluster.refusal.reason = "Conflict";
    bed->fake.cluster.refusal.times = 2;
    assert_true(fake_in_fiber(&bed->fake.cluster, run_update, &update));
    assert_int_equal(update.result, 0);
    assert_int_equal(update.asked, 3);
    bed->fake.cluster.refusal.status = 403;
    bed->fake.cluster.refusal.reason = "Forbidden";
    bed->fake.cluster.refusal.times = 1;
    assert_true(fake_in_fiber(&bed->fake.cluster, run_update, &update));
    assert_int_equal(update.result, -1);
    assert_int_equal(update.err.code, ERR_FORBIDDEN);
    error_release(&update.err);
    people_bed_close(bed);
}

static void ids_are_random_and_look_like_ids(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    const char *a, *b;

    (void)state;
    assert_int_equal(sessions_new_id(arena, &a, &err), 0);
    assert_int_equal(sessions_new_id(arena, &b, &err), 0);
    assert_int_equal(strlen(a), 36);
    assert_int_equal(a[14], '4');
    assert_non_null(strchr("89ab", a[19]));
    assert_string_not_equal(a, b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_right_password_opens_a_session),
        cmocka_unit_test(whatever_is_wrong_reads_the_same),
        cmocka_unit_test(an_account_without_a_password_lets_nobody_in),
        cmocka_unit_test(too_many_failures_shut_the_door_even_to_the_right_password),
        cmocka_unit_test(logins_are_counted),
        cmocka_unit_test(a_login_that_ends_soon_is_handed_a_new_token),
        cmocka_unit_test(tokens_of_others_are_refused),
        cmocka_unit_test(a_revoked_token_is_none_any_more),
        cmocka_unit_test(a_change_is_known_at_once),
        cmocka_unit_test(a_change_is_tried_again_when_somebody_else_was_faster),
        cmocka_unit_test(ids_are_random_and_look_like_ids),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
