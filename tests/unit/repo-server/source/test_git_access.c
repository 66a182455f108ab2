#include "base/arena.h"
#include "source/git_access.h"
#include "test.h"

#include <string.h>

static const struct git_access_paths paths = { "/nonexistent", "/etc/ssh" };

static Argosy__Repo__Repository repository_of(const char *url)
{
    Argosy__Repo__Repository repository = ARGOSY__REPO__REPOSITORY__INIT;

    repository.url = (char *)(uintptr_t)url;
    return repository;
}

static char user[] = "user", password[] = "secret", token[] = "token", key[] = "key",
            certificate[] = "certificate";

static struct git_access access_of(const Argosy__Repo__Repository *repository, struct arena *arena)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct git_access access;

    assert_int_equal(git_access_of(repository, &paths, arena, &access, &err), 0);
    return access;
}

static void the_kind_of_login_follows_from_what_is_given(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    Argosy__Repo__Repository repository = repository_of("https://h/x");

    (void)state;
    assert_int_equal(access_of(&repository, arena).login, GIT_LOGIN_NONE);
    repository.username = user;
    assert_int_equal(access_of(&repository, arena).login, GIT_LOGIN_NONE);
    repository.ssh_private_key = key;
    assert_int_equal(access_of(&repository, arena).login, GIT_LOGIN_SSH);
    repository.password = password;
    assert_int_equal(access_of(&repository, arena).login, GIT_LOGIN_BASIC);
    repository.bearer_token = token;
    assert_int_equal(access_of(&repository, arena).login, GIT_LOGIN_BEARER);
    repository.force_http_basic_auth = true;
    assert_int_equal(access_of(&repository, arena).login, GIT_LOGIN_BASIC);
}

static void a_token_without_a_user_has_one(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    Argosy__Repo__Repository repository = repository_of("https://h/x");

    (void)state;
    repository.password = password;
    assert_string_equal(access_of(&repository, arena).username, "x-access-token");
}

static void a_certificate_counts_only_with_a_login(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    Argosy__Repo__Repository repository = repository_of("https://h/x");

    (void)state;
    repository.tls_client_cert_data = certificate;
    repository.tls_client_cert_key = key;
    assert_string_equal(access_of(&repository, arena).certificate, "");
    repository.password = password;
    assert_string_equal(access_of(&repository, arena).certificate, "certificate");
}

static void the_longest_template_lends_its_login(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    Argosy__Repo__Repository repository = repository_of("https://h/org/x.git");
    Argosy__Repo__CredentialTemplate near = ARGOSY__REPO__CREDENTIAL_TEMPLATE__INIT, far = near,
                                     other = near;
    Argosy__Repo__CredentialTemplate *templates[] = { &far, &near, &other };

    (void)state;
    far.url = (char *)(uintptr_t) "https://h";
    far.password = token;
    near.url = (char *)(uintptr_t) "https://H/Org";
    near.password = password;
    other.url = (char *)(uintptr_t) "https://h/org/y";
    other.password = token;
    repository.n_credential_templates = 3;
    repository.credential_templates = templates;
    assert_string_equal(access_of(&repository, arena).password, "secret");
    repository.username = user;
    repository.password = token;
    assert_string_equal(access_of(&repository, arena).password, "token");
}

static void logins_that_are_not_built_in_are_refused_by_name(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    Argosy__Repo__Repository repository = repository_of("https://u:p@h/x");
    struct git_access access;

    (void)state;
    repository.github_app_private_key = key;
    repository.github_app_id = 7;
    assert_int_equal(git_access_of(&repository, &paths, arena, &access, &err), -1);
    assert_int_equal(err.code, ERR_UNIMPLEMENTED);
    assert_string_equal(error_text(&err),
                        "logging in to 'https://h/x' as GitHub App is not built in");
}

static void what_is_no_url_is_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    Argosy__Repo__Repository repository = repository_of("");
    struct git_access access;

    (void)state;
    assert_int_equal(git_access_of(&repository, &paths, arena, &access, &err), -1);
    assert_string_equal(error_text(&err),
                        "repository \"\" cannot be initialized: repo URL is invalid");
    error_release(&err);
    assert_int_equal(git_access_of(NULL, &paths, arena, &access, &err), -1);
    assert_string_equal(error_text(&err), "must pass a valid repo");
}

static void identities_tell_logins_apart_and_hide_them(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    Argosy__Repo__Repository repository = repository_of("https://h/x");
    struct git_access access = access_of(&repository, arena);
    const char *bare = git_access_identity(&access, arena), *other;

    (void)state;
    repository.url = (char *)(uintptr_t) "https://h/X";
    access = access_of(&repository, arena);
    assert_string_not_equal(git_access_identity(&access, arena), bare);
    repository.url = (char *)(uintptr_t) "https://h/x";
    access = access_of(&repository, arena);
    assert_string_equal(git_access_identity(&access, arena), bare);
    repository.password = password;
    access = access_of(&repository, arena);
    other = git_access_identity(&access, arena);
    assert_string_not_equal(other, bare);
    assert_null(strstr(other, "secret"));
    git_access_wipe(&access);
    assert_string_equal(access.password, "");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_kind_of_login_follows_from_what_is_given),
        cmocka_unit_test(a_token_without_a_user_has_one),
        cmocka_unit_test(a_certificate_counts_only_with_a_login),
        cmocka_unit_test(the_longest_template_lends_its_login),
        cmocka_unit_test(logins_that_are_not_built_in_are_refused_by_name),
        cmocka_unit_test(what_is_no_url_is_refused),
        cmocka_unit_test(identities_tell_logins_apart_and_hide_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
