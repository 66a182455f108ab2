#include "argo/repository.h"
#include "document.h"

static const char *normal(struct arena *arena, const char *url)
{
    return str_dup(repository_normalize_url(str_of(url), arena), arena).ptr;
}

static void urls_are_compared_in_one_form(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_string_equal(normal(arena, " https://GitHub.com/Org/App.git "),
                        "https://github.com/org/app");
    assert_string_equal(normal(arena, "git@github.com:Org/App.git"), "git@github.com/org/app");
    assert_string_equal(normal(arena, "ssh://git@github.com/org/app"), "git@github.com/org/app");
    assert_string_equal(normal(arena, "ssh://git@host:22/org/app.git"), "git@host:22/org/app");
    assert_string_equal(normal(arena, "https://host/org/"), "https://host/org/");
    assert_string_equal(normal(arena, "https://host/a b"), "https://host/a%20b");
    assert_string_equal(normal(arena, "https://host/a%20b"), "https://host/a%20b");
    assert_string_equal(normal(arena, "https://host/a%zz"), "");
    assert_string_equal(normal(arena, "https://host:port/a"), "");
    assert_string_equal(normal(arena, "*"), "*");
    assert_true(repository_urls_equal(STR("https://a/b.git"), STR("https://A/b")));
    assert_false(repository_urls_equal(STR("https://a/b"), STR("https://a/c")));
}

static void credentials_are_cut_out_of_urls(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_text(repository_strip_credentials(STR("https://u:p@host/x?q"), arena),
                "https://host/x?q");
    assert_text(repository_strip_credentials(STR("https://host/x@y"), arena), "https://host/x@y");
}

static struct repository read_secret(struct arena *arena, const char *type, const char *data)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct repository repository;
    const char *text = arena_printf(
        arena,
        "{metadata: {name: s, labels: {argocd.argoproj.io/secret-type: %s}}, stringData: %s}", type,
        data);

    if (repository_read(document(arena, text), arena, &repository, &err) < 0)
        fail_msg("%s", error_text(&err));
    return repository;
}

static void a_secret_is_a_repository(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct repository repository = read_secret(
        arena, "repository",
        "{url: 'https://a/b', username: u, password: p, insecure: 'true', enableLfs: '1', depth: "
        "'3', githubAppID: '12', azureServicePrincipalClientId: c}");

    (void)state;
    assert_text(repository.type, "git");
    assert_true(repository.insecure && repository.enable_lfs);
    assert_int_equal(repository.depth, 3);
    assert_int_equal(repository.credentials.github_app_id, 12);
    assert_text(repository.credentials.azure_client_id, "c");
    assert_true(repository_has_credentials(&repository));
}

static void a_wrong_number_is_refused(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct repository repository;

    (void)state;
    assert_int_equal(
        repository_read(document(arena, "{metadata: {name: s}, stringData: {url: u, insecure: "
                                        "maybe}}"),
                        arena, &repository, &err),
        -1);
    assert_string_equal(error_text(&err),
                        "cannot read the repository Secret 's': insecure: strconv.ParseBool: "
                        "parsing \"maybe\": invalid syntax");
}

static void credentials_come_from_the_longest_prefix(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct repository wide = read_secret(arena, "repo-creds", "{url: 'https://a', username: wide}");
    struct repository near =
        read_secret(arena, "repo-creds", "{url: 'https://a/org', username: near, proxy: px}");
    struct repository own =
        read_secret(arena, "repository", "{url: 'https://a/org/own', password: p}");
    struct repository scoped =
        read_secret(arena, "repository", "{url: 'https://a/org/own', project: team, username: t}");
    const struct repository *all[] = { &wide, &near, &own, &scoped };
    struct repository found;

    (void)state;
    found = repository_for(STR("https://a/org/app.git"), STR("team"), all, 4, arena);
    assert_text(found.url, "https://a/org/app.git");
    assert_text(found.credentials.username, "near");
    assert_text(found.proxy, "px");
    assert_true(found.has_inherited_credentials);
    found = repository_for(STR("https://a/org/own"), STR("other"), all, 4, arena);
    assert_text(found.credentials.password, "p");
    assert_false(found.has_inherited_credentials);
    found = repository_for(STR("https://a/org/own"), STR("team"), all, 4, arena);
    assert_text(found.credentials.username, "t");
    found = repository_for(STR("https://b"), STR(""), all, 4, arena);
    assert_false(repository_has_credentials(&found));
}

static void secrets_are_named_after_url_and_project(void **state)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    (void)state;
    assert_text(
        repository_secret_name("repo-", STR("git@github.com:argoproj/argo-cd.git"), STR(""), arena),
        "repo-796709561");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(urls_are_compared_in_one_form),
        cmocka_unit_test(credentials_are_cut_out_of_urls),
        cmocka_unit_test(a_secret_is_a_repository),
        cmocka_unit_test(a_wrong_number_is_refused),
        cmocka_unit_test(credentials_come_from_the_longest_prefix),
        cmocka_unit_test(secrets_are_named_after_url_and_project),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
