#include "argo/integrity_policy.h"
#include "argo/project.h"
#include "base/arena.h"
#include "data/json.h"
#include "data/yaml.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

#define URL "https://h/org/app"

/* "mode: repositories: keys" of each policy; "" for none at all. */
static const char *policies_of(struct arena *arena, const char *spec)
{
    CLEANUP(error_release) struct error err = { 0 };
    const char *text = arena_printf(arena, "{metadata: {name: p}, spec: {%s}}", spec), *found = "";
    const Argosy__Repo__SourceIntegrity *integrity;
    const struct json *document;
    struct project project;

    assert_int_equal(yaml_parse(str_of(text), arena, &document, &err), 0);
    assert_int_equal(project_read(document, arena, &project, &err), 0);
    integrity = integrity_policy_read(&project, arena);
    for (size_t i = 0; integrity && i < integrity->n_git_policies; i++) {
        const Argosy__Repo__GitIntegrityPolicy *policy = integrity->git_policies[i];

        found = arena_printf(arena, "%s%s:", found, policy->gpg_mode);
        for (size_t j = 0; j < policy->n_repositories; j++)
            found = arena_printf(arena, "%s %s", found, policy->repositories[j]);
        found = arena_printf(arena, "%s:", found);
        for (size_t j = 0; j < policy->n_gpg_keys; j++)
            found = arena_printf(arena, "%s %s", found, policy->gpg_keys[j]);
        found = arena_printf(arena, "%s;", found);
    }
    return found;
}

static void a_project_has_policies_or_the_older_keys(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(policies_of(arena, ""), "");
    assert_string_equal(policies_of(arena, "signatureKeys: [{keyID: A}, {keyID: B}]"),
                        "head: *: A B;");
    assert_string_equal(
        policies_of(arena,
                    "signatureKeys: [{keyID: A}], sourceIntegrity: {git: {policies: [{repos: "
                    "[{url: x}, {url: '!y'}], gpg: {mode: strict, keys: [C]}}]}}"),
        "strict: x !y: C;");
    assert_string_equal(
        policies_of(arena, "sourceIntegrity: {git: {policies: [{repos: [{url: x}]}]}}"),
        "none: x:;");
}

static Argosy__Repo__GitIntegrityPolicy policy_of(char **repositories, size_t count,
                                                  const char *mode)
{
    Argosy__Repo__GitIntegrityPolicy policy = ARGOSY__REPO__GIT_INTEGRITY_POLICY__INIT;

    policy.repositories = repositories;
    policy.n_repositories = count;
    policy.gpg_mode = (char *)(uintptr_t)mode;
    return policy;
}

static Argosy__Repo__SourceIntegrity integrity_of(Argosy__Repo__GitIntegrityPolicy **policies,
                                                  size_t count)
{
    Argosy__Repo__SourceIntegrity integrity = ARGOSY__REPO__SOURCE_INTEGRITY__INIT;

    integrity.git_policies = policies;
    integrity.n_git_policies = count;
    return integrity;
}

static int find(Argosy__Repo__GitIntegrityPolicy **policies, size_t count,
                const Argosy__Repo__GitIntegrityPolicy **out, struct error *err)
{
    Argosy__Repo__SourceIntegrity integrity = integrity_of(policies, count);

    return integrity_policy_find(&integrity, URL, out, err);
}

static char all[] = "*", other[] = "https://other/*", not_this[] = "!https://h/*";

static void a_policy_counts_for_the_repositories_it_names(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    const Argosy__Repo__GitIntegrityPolicy *found = NULL;
    char *repositories[] = { other, all };
    Argosy__Repo__GitIntegrityPolicy policy = policy_of(repositories, 1, "strict");
    Argosy__Repo__GitIntegrityPolicy *policies[] = { &policy };

    (void)state;
    assert_int_equal(integrity_policy_find(NULL, URL, &found, &err), 0);
    assert_int_equal(find(policies, 1, &found, &err), 0);
    policy.n_repositories = 2;
    assert_int_equal(find(policies, 1, &found, &err), 1);
    assert_ptr_equal(found, &policy);
    policy.gpg_mode = (char *)(uintptr_t) "none";
    assert_int_equal(find(policies, 1, &found, &err), 0);
    policy.gpg_mode = (char *)(uintptr_t) "";
    assert_int_equal(find(policies, 1, &found, &err), 1);
}

static void an_exclusion_counts_whatever_the_order(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    const Argosy__Repo__GitIntegrityPolicy *found = NULL;
    char *behind[] = { all, not_this }, *before[] = { not_this, all };
    Argosy__Repo__GitIntegrityPolicy policy = policy_of(behind, 2, "head");
    Argosy__Repo__GitIntegrityPolicy *policies[] = { &policy };

    (void)state;
    assert_int_equal(find(policies, 1, &found, &err), 0);
    policy.repositories = before;
    assert_int_equal(find(policies, 1, &found, &err), 0);
}

static void two_policies_for_one_repository_are_an_error(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    const Argosy__Repo__GitIntegrityPolicy *found = NULL;
    char *repositories[] = { all };
    Argosy__Repo__GitIntegrityPolicy policy = policy_of(repositories, 1, "none");
    Argosy__Repo__GitIntegrityPolicy *policies[] = { &policy, &policy };

    (void)state;
    assert_int_equal(find(policies, 2, &found, &err), -1);
    assert_int_equal(err.code, ERR_UNKNOWN);
    assert_string_equal(error_text(&err),
                        "multiple (2) git source integrity policies found for repo URL: " URL);
}

static void sources_of_git_are_concerned_and_no_others(void **state)
{
    char *repositories[] = { all };
    Argosy__Repo__GitIntegrityPolicy policy = policy_of(repositories, 1, "head");
    Argosy__Repo__GitIntegrityPolicy *policies[] = { &policy, &policy };
    Argosy__Repo__SourceIntegrity integrity = integrity_of(policies, 1);
    struct application_source sources[] = {
        { .repo_url = STR(URL), .chart = STR("c") },
        { .repo_url = STR("oci://h/a") },
        { .repo_url = STR(URL) },
    };

    (void)state;
    assert_false(integrity_policy_concerns(&integrity, sources, 2));
    assert_true(integrity_policy_concerns(&integrity, sources, 3));
    assert_false(integrity_policy_concerns(NULL, sources, 3));
    integrity.n_git_policies = 2;
    assert_true(integrity_policy_concerns(&integrity, sources, 3));
    integrity.n_git_policies = 1;
    policy.gpg_mode = (char *)(uintptr_t) "none";
    assert_false(integrity_policy_concerns(&integrity, sources, 3));
}

static void only_two_words_switch_it_off(void **state)
{
    (void)state;
    assert_false(integrity_policy_is_enabled("false"));
    assert_false(integrity_policy_is_enabled("False"));
    assert_false(integrity_policy_is_enabled("NO"));
    assert_true(integrity_policy_is_enabled("true"));
    assert_true(integrity_policy_is_enabled("0"));
    assert_true(integrity_policy_is_enabled(""));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_project_has_policies_or_the_older_keys),
        cmocka_unit_test(a_policy_counts_for_the_repositories_it_names),
        cmocka_unit_test(an_exclusion_counts_whatever_the_order),
        cmocka_unit_test(two_policies_for_one_repository_are_an_error),
        cmocka_unit_test(sources_of_git_are_concerned_and_no_others),
        cmocka_unit_test(only_two_words_switch_it_off),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
