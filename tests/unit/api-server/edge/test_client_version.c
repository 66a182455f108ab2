#include "edge/client_version.h"
#include "test.h"

static enum error_code judged(const char *user_agent)
{
    CLEANUP(error_release) struct error err = { 0 };

    return client_version_check(str_of(user_agent), &err) == 0 ? ERR_OK : err.code;
}

static void clients_of_today_are_let_in(void **state)
{
    (void)state;
    assert_int_equal(judged("argocd-client/v3.2.11+unknown grpc-go/1.77.0"), ERR_OK);
    assert_int_equal(judged("argocd-client/1.4.0-rc1"), ERR_OK);
    assert_int_equal(judged("Mozilla/5.0"), ERR_OK);
    assert_int_equal(judged("grpc-go/1.77.0"), ERR_OK);
    assert_int_equal(judged(""), ERR_OK);
}

static void clients_whose_messages_are_others_are_not(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };

    (void)state;
    assert_int_equal(client_version_check(STR("argocd-client/1.3.9 grpc-go/1.20"), &err), -1);
    assert_int_equal(err.code, ERR_PRECONDITION);
    assert_string_equal(error_text(&err),
                        "unsatisfied client version constraint: expected argocd-client to satisfy "
                        "'>= 1.4.0'");
    assert_int_equal(judged("grpc-go/1.15.0"), ERR_PRECONDITION);
    assert_int_equal(judged("grpc-go/1.10.0"), ERR_PRECONDITION);
}

static void a_version_that_is_none_is_refused(void **state)
{
    (void)state;
    assert_int_equal(judged("argocd-client/new"), ERR_INVALID);
    assert_int_equal(judged("argocd-client/"), ERR_INVALID);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clients_of_today_are_let_in),
        cmocka_unit_test(clients_whose_messages_are_others_are_not),
        cmocka_unit_test(a_version_that_is_none_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
