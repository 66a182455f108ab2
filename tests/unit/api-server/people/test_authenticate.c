#include "api-server/people_bed.h"

#include <stdio.h>

static int answer(struct api_call *call, const struct json **reply, struct error *err)
{
    const struct principal *who = call->principal;
    struct json *message = json_new_object(call->arena);

    (void)err;
    json_set_int(call->arena, message, "kind", who->kind);
    json_set(call->arena, message, "subject", json_new_string(call->arena, who->subject));
    *reply = message;
    return 0;
}

static const struct api_method methods[] = {
    { "test.Service/Closed", RULE_SESSION, .run = answer },
    { "test.Service/Open", RULE_PUBLIC, .run = answer },
    API_METHODS_END,
};

#define ROBOT "{\"kind\":1,\"subject\":\"robot\"}"
#define NOBODY "{\"kind\":0,\"subject\":\"\"}"

static void a_token_is_found_in_three_places(void **state)
{
    struct people_bed *bed = people_bed_open();
    const char *token = people_bed_enter(bed, "robot:login");

    (void)state;
    assert_answer(bed, methods, "Closed", "{}", ROBOT);
    people_bed_leave(bed);
    people_bed_set(bed, "authorization", arena_printf(bed->arena, "Bearer %s", token));
    assert_answer(bed, methods, "Closed", "{}", ROBOT);
    people_bed_leave(bed);
    people_bed_set(bed, "grpcgateway-cookie",
                   arena_printf(bed->arena, "a=b; argocd.token=%s", token));
    assert_answer(bed, methods, "Closed", "{}", ROBOT);
    people_bed_close(bed);
}

static void the_first_place_counts(void **state)
{
    struct people_bed *bed = people_bed_open();
    const char *admin = people_bed_enter(bed, "admin:login");

    (void)state;
    people_bed_enter(bed, "robot:login");
    people_bed_set(bed, "authorization", arena_printf(bed->arena, "Bearer %s", admin));
    people_bed_set(bed, "grpcgateway-cookie", arena_printf(bed->arena, "argocd.token=%s", admin));
    assert_answer(bed, methods, "Closed", "{}", ROBOT);
    people_bed_leave(bed);
    /* What is no token is passed over. */
    people_bed_set(bed, "authorization", "Bearer basic");
    people_bed_set(bed, "grpcgateway-cookie", arena_printf(bed->arena, "argocd.token=%s", admin));
    assert_answer(bed, methods, "Closed", "{}", "{\"kind\":1,\"subject\":\"admin\"}");
    people_bed_close(bed);
}

static void without_a_session_only_what_is_public_answers(void **state)
{
    struct people_bed *bed = people_bed_open();

    (void)state;
    assert_refusal(bed, methods, "Closed", "{}", ERR_UNAUTHENTICATED, "no session information");
    assert_answer(bed, methods, "Open", "{}", NOBODY);
    people_bed_set(bed, "token", "a.b");
    assert_refusal(bed, methods, "Closed", "{}", ERR_UNAUTHENTICATED,
                   "invalid session: token is malformed: token contains an invalid number of "
                   "segments");
    assert_answer(bed, methods, "Open", "{}", NOBODY);
    people_bed_close(bed);
}

/* {"alg":"none"}.{"iss":"argocd","sub":"admin","jti":"x","iat":1} */
#define UNSIGNED                                                                                   \
    "eyJhbGciOiJub25lIn0.eyJpc3MiOiJhcmdvY2QiLCJzdWIiOiJhZG1pbiIsImp0aSI6IngiLCJpYXQiOjF9."

static void an_unsigned_token_is_worth_nothing(void **state)
{
    struct people_bed *bed = people_bed_open();

    (void)state;
    people_bed_set(bed, "token", UNSIGNED);
    assert_refusal(bed, methods, "Closed", "{}", ERR_UNAUTHENTICATED,
                   "invalid session: token is unverifiable: error while executing keyfunc: "
                   "unexpected signing method: none");
    people_bed_close(bed);
}

static void where_anybody_is_admitted_a_bad_token_makes_nobody_of_its_bearer(void **state)
{
    struct people_bed *bed = people_bed_new();

    (void)state;
    fake_put(&bed->fake.cluster,
             "{kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd}, data: "
             "{users.anonymous.enabled: 'true'}}");
    fake_put(&bed->fake.cluster,
             "{kind: Secret, metadata: {name: argocd-secret, namespace: argocd}, stringData: "
             "{server.secretkey: a-key}}");
    people_bed_start(bed);
    assert_answer(bed, methods, "Closed", "{}", NOBODY);
    people_bed_set(bed, "token", UNSIGNED);
    assert_answer(bed, methods, "Closed", "{}", NOBODY);
    people_bed_close(bed);
}

static void with_authentication_switched_off_nobody_is_asked(void **state)
{
    struct people_bed *bed = people_bed_open();

    (void)state;
    bed->config.disable_auth = true;
    assert_answer(bed, methods, "Closed", "{}", "{\"kind\":3,\"subject\":\"\"}");
    people_bed_close(bed);
}

static int answer_again(struct api_call *call, const struct json **reply, struct error *err)
{
    *reply = json_new_object(call->arena);
    return api_reauthenticate(call, err);
}

static const struct api_method lasting[] = {
    { "test.Service/Closed", RULE_SESSION, .run = answer_again },
    { "test.Service/Open", RULE_PUBLIC, .run = answer_again },
    API_METHODS_END,
};

static void who_was_somebody_is_asked_again(void **state)
{
    struct people_bed *bed = people_bed_open();
    struct principal who;

    (void)state;
    people_bed_enter(bed, "robot:login");
    assert_answer(bed, lasting, "Closed", "{}", "{}");
    who = *bed->exchange.call.principal;
    fake_put(&bed->fake.cluster,
             "{kind: ConfigMap, metadata: {name: argocd-cm, namespace: argocd}, data: "
             "{accounts.robot: 'apiKey, login', accounts.robot.enabled: 'false'}}");
    for (int i = 0; i < 20; i++)
        fake_idle(&bed->fake.cluster.api, 5);
    bed->exchange.call.principal = &who;
    assert_int_equal(api_reauthenticate(&bed->exchange.call, &bed->err), -1);
    assert_string_equal(error_text(&bed->err), "invalid session: account robot is disabled");
    people_bed_leave(bed);
    assert_refusal(bed, lasting, "Open", "{}", ERR_UNAUTHENTICATED, "no session information");
    bed->config.disable_auth = true;
    assert_answer(bed, lasting, "Open", "{}", "{}");
    people_bed_close(bed);
}

static void a_renewed_token_goes_back_both_ways(void **state)
{
    struct people_bed *bed = people_bed_open();
    CLEANUP(error_release) struct error err = { 0 };
    const struct token_order order = { .subject = "robot:login", .lifetime_s = 100 };
    struct issued_token token;

    (void)state;
    if (sessions_issue(bed->server.sessions, &order, bed->arena, &token, &err) < 0)
        fail();
    people_bed_set(bed, "token", token.token.ptr);
    assert_answer(bed, methods, "Closed", "{}", ROBOT);
    assert_int_equal(strncmp(bed->sent.ptr, "renew-token: ey", 15), 0);
    assert_non_null(strstr(bed->sent.ptr, "\nset-cookie: argocd.token=ey"));
    people_bed_enter(bed, "robot:login");
    assert_answer(bed, methods, "Closed", "{}", ROBOT);
    assert_string_equal(bed->sent.ptr, "");
    people_bed_close(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_token_is_found_in_three_places),
        cmocka_unit_test(the_first_place_counts),
        cmocka_unit_test(without_a_session_only_what_is_public_answers),
        cmocka_unit_test(an_unsigned_token_is_worth_nothing),
        cmocka_unit_test(where_anybody_is_admitted_a_bad_token_makes_nobody_of_its_bearer),
        cmocka_unit_test(with_authentication_switched_off_nobody_is_asked),
        cmocka_unit_test(who_was_somebody_is_asked_again),
        cmocka_unit_test(a_renewed_token_goes_back_both_ways),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
