#include "people/principal.h"
#include "test.h"

static void a_session_stands_behind_users_and_projects(void **state)
{
    (void)state;
    assert_true(principal_has_session(&(struct principal){ .kind = PRINCIPAL_USER }));
    assert_true(principal_has_session(&(struct principal){ .kind = PRINCIPAL_PROJECT }));
    assert_false(principal_has_session(&(struct principal){ .kind = PRINCIPAL_ANONYMOUS }));
    assert_false(principal_has_session(&(struct principal){ .kind = PRINCIPAL_UNRESTRICTED }));
}

static void only_a_user_with_our_own_token_is_local(void **state)
{
    (void)state;
    assert_true(
        principal_is_local(&(struct principal){ .kind = PRINCIPAL_USER, .issuer = STR("argocd") }));
    assert_false(principal_is_local(
        &(struct principal){ .kind = PRINCIPAL_USER, .issuer = STR("https://idp") }));
    assert_false(principal_is_local(
        &(struct principal){ .kind = PRINCIPAL_PROJECT, .issuer = STR("argocd") }));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_session_stands_behind_users_and_projects),
        cmocka_unit_test(only_a_user_with_our_own_token_is_local),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
