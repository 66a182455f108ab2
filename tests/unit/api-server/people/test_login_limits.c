#include "people/login_limits.h"
#include "test.h"

#include <stdio.h>

#define BOB STR("bob")

static void five_failures_shut_the_door_for_a_while(void **state)
{
    struct login_limits *limits = login_limits_new(5, 300000);

    (void)state;
    for (int i = 0; i < 5; i++) {
        assert_false(login_limits_refuse(limits, BOB, i));
        login_limits_failed(limits, BOB, i);
    }
    assert_true(login_limits_refuse(limits, BOB, 5));
    assert_false(login_limits_refuse(limits, STR("alice"), 5));
    assert_true(login_limits_refuse(limits, BOB, 4 + 299999));
    assert_false(login_limits_refuse(limits, BOB, 4 + 300000));
    login_limits_free(limits);
}

static void failures_that_lie_apart_do_not_add_up(void **state)
{
    struct login_limits *limits = login_limits_new(2, 1000);

    (void)state;
    for (int i = 0; i < 10; i++) {
        login_limits_failed(limits, BOB, i * 1000);
        assert_false(login_limits_refuse(limits, BOB, i * 1000));
    }
    login_limits_failed(limits, BOB, 9500);
    assert_true(login_limits_refuse(limits, BOB, 9500));
    login_limits_free(limits);
}

static void a_success_forgets_the_failures(void **state)
{
    struct login_limits *limits = login_limits_new(2, 1000);

    (void)state;
    login_limits_failed(limits, BOB, 0);
    login_limits_succeeded(limits, BOB);
    login_limits_failed(limits, BOB, 1);
    assert_false(login_limits_refuse(limits, BOB, 1));
    login_limits_succeeded(limits, STR("nobody"));
    login_limits_free(limits);
}

/* Other names, however many, do not push a counted one out. */
static void no_number_of_other_names_opens_the_door(void **state)
{
    struct login_limits *limits = login_limits_new(1, 1000);
    char name[32];

    (void)state;
    login_limits_failed(limits, BOB, 0);
    for (int i = 0; i < 20000; i++) {
        snprintf(name, sizeof(name), "other-%d", i);
        login_limits_failed(limits, str_of(name), 0);
    }
    assert_true(login_limits_refuse(limits, BOB, 1));
    login_limits_free(limits);
    login_limits_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(five_failures_shut_the_door_for_a_while),
        cmocka_unit_test(failures_that_lie_apart_do_not_add_up),
        cmocka_unit_test(a_success_forgets_the_failures),
        cmocka_unit_test(no_number_of_other_names_opens_the_door),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
