#include "api-server/people_bed.h"
#include "people/service_session.h"

#include <stdio.h>

static void a_login_is_answered_with_a_token_and_a_cookie(void **state)
{
    struct people_bed *bed = people_bed_open();
    const char *token;

    (void)state;
    assert_int_equal(
        people_bed_call(bed, session_methods, "Create", "{username: robot, password: password}"),
        0);
    token = json_cstr_at(bed->reply, "token");
    assert_string_equal(
        bed->sent.ptr,
        arena_printf(bed->arena, "set-cookie: argocd.token=%s; path=/; SameSite=lax; httpOnly\n",
                     token));
    people_bed_set(bed, "token", token);
    assert_answer(bed, session_methods, "GetUserInfo", "{}",
                  "{\"groups\":[],\"iss\":\"argocd\",\"loggedIn\":true,\"username\":\"robot\"}");
    people_bed_close(bed);
}

static void a_login_that_fails_sets_nothing(void **state)
{
    struct people_bed *bed = people_bed_open();

    (void)state;
    assert_refusal(bed, session_methods, "Create", "{username: robot, password: wrong}",
                   ERR_UNAUTHENTICATED, "Invalid username or password");
    assert_string_equal(bed->sent.ptr, "");
    assert_refusal(bed, session_methods, "Create", "{}", ERR_UNAUTHENTICATED,
                   "no credentials supplied");
    assert_refusal(bed, session_methods, "Create", "{username: robot}", ERR_UNAUTHENTICATED,
                   "no credentials supplied");
    assert_refusal(bed, session_methods, "Create", "{token: x}", ERR_UNAUTHENTICATED,
                   "token-based session creation no longer supported. please upgrade argocd cli to "
                   "v0.7+");
    assert_refusal(bed, session_methods, "Create",
                   "{username: a-name-of-more-than-thirty-two-bytes, password: x}", ERR_INVALID,
                   "Username is too long (32 bytes max)");
    people_bed_close(bed);
}

static void without_a_session_nothing_is_told_of_anybody(void **state)
{
    struct people_bed *bed = people_bed_open();

    (void)state;
    assert_answer(bed, session_methods, "GetUserInfo", "{}", "{}");
    people_bed_set(bed, "token", "x.y.z");
    assert_answer(bed, session_methods, "GetUserInfo", "{}", "{}");
    people_bed_close(bed);
}

static void the_end_of_a_session_is_the_clients_own_affair(void **state)
{
    struct people_bed *bed = people_bed_open();

    (void)state;
    people_bed_enter(bed, "robot:login");
    assert_answer(bed, session_methods, "Delete", "{}", "{}");
    assert_string_equal(bed->sent.ptr, "");
    people_bed_close(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_login_is_answered_with_a_token_and_a_cookie),
        cmocka_unit_test(a_login_that_fails_sets_nothing),
        cmocka_unit_test(without_a_session_nothing_is_told_of_anybody),
        cmocka_unit_test(the_end_of_a_session_is_the_clients_own_affair),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
