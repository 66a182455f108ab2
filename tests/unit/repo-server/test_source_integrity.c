#include "source_integrity.h"
#include "test.h"

#define URL "https://h/org/app"

static Argosy__Repo__GitIntegrityPolicy policy_of(char **repositories, size_t count,
                                                  const char *mode)
{
    Argosy__Repo__GitIntegrityPolicy policy = ARGOSY__REPO__GIT_INTEGRITY_POLICY__INIT;

    policy.repositories = repositories;
    policy.n_repositories = count;
    policy.gpg_mode = (char *)(uintptr_t)mode;
    return policy;
}

static int check(Argosy__Repo__GitIntegrityPolicy **policies, size_t count, bool is_enabled,
                 struct error *err)
{
    Argosy__Repo__SourceIntegrity integrity = ARGOSY__REPO__SOURCE_INTEGRITY__INIT;

    integrity.git_policies = policies;
    integrity.n_git_policies = count;
    return source_integrity_check(&integrity, URL, is_enabled, err);
}

static char all[] = "*", other[] = "https://other/*", not_this[] = "!https://h/*";

static void no_policy_asks_for_nothing(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    char *repositories[] = { other };
    Argosy__Repo__GitIntegrityPolicy policy = policy_of(repositories, 1, "strict");
    Argosy__Repo__GitIntegrityPolicy *policies[] = { &policy };

    (void)state;
    assert_int_equal(source_integrity_check(NULL, URL, true, &err), 0);
    assert_int_equal(check(policies, 1, true, &err), 0);
}

static void what_cannot_be_verified_does_not_pass(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    char *repositories[] = { all };
    Argosy__Repo__GitIntegrityPolicy policy = policy_of(repositories, 1, "head");
    Argosy__Repo__GitIntegrityPolicy *policies[] = { &policy };

    (void)state;
    assert_int_equal(check(policies, 1, false, &err), 0);
    assert_int_equal(check(policies, 1, true, &err), -1);
    assert_int_equal(err.code, ERR_UNIMPLEMENTED);
    policy.gpg_mode = (char *)(uintptr_t) "none";
    assert_int_equal(check(policies, 1, true, &err), 0);
    policy.gpg_mode = (char *)(uintptr_t) "odd";
    assert_int_equal(check(policies, 1, true, &err), -1);
    assert_string_equal(error_text(&err),
                        "unknown GPG mode \"odd\" configured for GIT source integrity");
}

static void an_exclusion_counts_whatever_the_order(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    char *repositories[] = { all, not_this };
    Argosy__Repo__GitIntegrityPolicy policy = policy_of(repositories, 2, "head");
    Argosy__Repo__GitIntegrityPolicy *policies[] = { &policy };

    (void)state;
    assert_int_equal(check(policies, 1, true, &err), 0);
}

static void two_policies_for_one_repository_are_an_error(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    char *repositories[] = { all };
    Argosy__Repo__GitIntegrityPolicy policy = policy_of(repositories, 1, "none");
    Argosy__Repo__GitIntegrityPolicy *policies[] = { &policy, &policy };

    (void)state;
    assert_int_equal(check(policies, 2, true, &err), -1);
    assert_string_equal(error_text(&err),
                        "multiple (2) git source integrity policies found for repo URL: " URL);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_policy_asks_for_nothing),
        cmocka_unit_test(what_cannot_be_verified_does_not_pass),
        cmocka_unit_test(an_exclusion_counts_whatever_the_order),
        cmocka_unit_test(two_policies_for_one_repository_are_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
