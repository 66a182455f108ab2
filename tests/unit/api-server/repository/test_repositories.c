#include "api-server/api_bed.h"
#include "repository/service_repository.h"

#define SECRETS "/api/v1/namespaces/argocd/secrets/"

static struct api_bed *bed;

static int set_up(void **state)
{
    (void)state;
    bed = bed_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    bed_close(bed);
    return 0;
}

static const char *ask(const char *method, const char *request)
{
    return bed_call(bed, repository_methods, method, request);
}

static const char *secret_text(const char *name, const char *path)
{
    return json_cstr_at(fake_get(&bed->cluster, arena_printf(bed->arena, SECRETS "%s", name)),
                        path);
}

static void credentials_are_inherited_from_the_longest_prefix(void **state)
{
    (void)state;
    fake_put(&bed->cluster, "{kind: Secret, metadata: {name: t, namespace: argocd, labels: "
                            "{argocd.argoproj.io/secret-type: repo-creds}}, data: {url: "
                            "aHR0cHM6Ly9nLw==, username: dQ==, password: cHc=}}");
    bed_start(bed);
    ask("CreateRepository", "{repo: {repo: 'https://g/a', type: git}}");
    assert_string_equal(bed->asked_password, "pw");
    assert_non_null(strstr(ask("Get", "{repo: 'https://g/a'}"), "\"inheritedCreds\":true"));
    ask("ValidateAccess", "{repo: 'https://g/other', type: git}");
    assert_string_equal(bed->asked_password, "pw");
    assert_string_equal(secret_text("repo-2869132359", "data.password"), "");
}

/* Another server, or another call, has made it, and the watch has not told of it yet. */
static void what_is_not_known_yet_is_replaced_all_the_same(void **state)
{
    (void)state;
    bed_start(bed);
    ask("CreateRepository", "{repo: {repo: 'https://g/a', type: git}}");
    catalog_forget_secret(bed->server.catalog, "repo-2869132359");
    assert_string_equal(
        ask("CreateRepository", "{repo: {repo: 'https://g/a', type: git, name: named}}"),
        "InvalidArgument: existing repository spec is different; use upsert flag "
        "to force update; difference in keys \"Name\"");
    catalog_forget_secret(bed->server.catalog, "repo-2869132359");
    ask("CreateRepository", "{repo: {repo: 'https://g/a', type: git, name: named}, upsert: true}");
    assert_string_equal(secret_text("repo-2869132359", "data.name"), "bmFtZWQ=");
}

static void what_is_deleted_is_gone_or_no_longer_ours(void **state)
{
    (void)state;
    fake_put(&bed->cluster, "{kind: Secret, metadata: {name: mine, namespace: argocd, labels: "
                            "{argocd.argoproj.io/secret-type: repository}}, data: {url: "
                            "aHR0cHM6Ly9nL20=}}");
    bed_start(bed);
    ask("CreateRepository", "{repo: {repo: 'https://g/a', type: git}}");
    assert_string_equal(ask("DeleteRepository", "{repo: 'https://g/a'}"), "{}");
    assert_null(fake_get(&bed->cluster, SECRETS "repo-2869132359"));
    assert_string_equal(ask("DeleteRepository", "{repo: 'https://g/m'}"), "{}");
    assert_non_null(fake_get(&bed->cluster, SECRETS "mine"));
    assert_int_equal(
        json_count(json_at(fake_get(&bed->cluster, SECRETS "mine"), "metadata.labels")), 0);
    assert_string_equal(ask("ListRepositories", "{}"), "{\"metadata\":{},\"items\":[]}");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(credentials_are_inherited_from_the_longest_prefix),
        TEST(what_is_not_known_yet_is_replaced_all_the_same),
        TEST(what_is_deleted_is_gone_or_no_longer_ours),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
