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

static void a_repository_is_kept_as_a_secret(void **state)
{
    (void)state;
    bed_start(bed);
    assert_string_equal(ask("CreateRepository", "{repo: {repo: 'https://git.example.com/a.git', "
                                                "type: git, name: one, username: u, password: p}}"),
                        "{\"repo\":\"https://git.example.com/a.git\",\"type\":\"git\",\"name\":"
                        "\"one\"}");
    /* FNV-1a, 32 bits, of the URL. */
    assert_string_equal(secret_text("repo-549616695", "data.url"),
                        "aHR0cHM6Ly9naXQuZXhhbXBsZS5jb20vYS5naXQ=");
    assert_string_equal(secret_text("repo-549616695", "data.password"), "cA==");
    assert_string_equal(
        json_cstr(
            json_get(json_at(fake_get(&bed->cluster, SECRETS "repo-549616695"), "metadata.labels"),
                     "argocd.argoproj.io/secret-type")),
        "repository");
    assert_string_equal(secret_text("repo-549616695", "metadata.annotations.managed-by"),
                        "argocd.argoproj.io");
    assert_int_equal(bed->tested, 1);
}

static void one_that_cannot_be_reached_is_not_kept(void **state)
{
    (void)state;
    bed_start(bed);
    bed->failure = "error testing repository connectivity: no such host";
    assert_string_equal(ask("CreateRepository", "{repo: {repo: 'https://nowhere/a', type: git}}"),
                        "Unknown: error testing repository connectivity: no such host");
    assert_string_equal(ask("ListRepositories", "{}"), "{\"metadata\":{},\"items\":[]}");
    /* Of a project's own nothing is known before it is there. */
    assert_string_equal(
        ask("CreateRepository", "{repo: {repo: 'https://nowhere/a', type: git, project: p}}"),
        "{\"repo\":\"https://nowhere/a\",\"type\":\"git\"}");
}

static void another_one_of_the_same_address_needs_upsert(void **state)
{
    (void)state;
    bed_start(bed);
    ask("CreateRepository", "{repo: {repo: 'https://g/a', type: git, username: u, password: p}}");
    assert_string_equal(ask("CreateRepository",
                            "{repo: {repo: 'https://g/a', type: git, username: u, password: p}}"),
                        "{\"repo\":\"https://g/a\",\"type\":\"git\"}");
    assert_string_equal(
        ask("CreateRepository",
            "{repo: {repo: 'https://g/a', type: git, username: v, password: q}}"),
        "InvalidArgument: existing repository spec is different; use upsert flag to force update; "
        "difference in keys \"Username,Password\"");
    assert_string_equal(
        ask("CreateRepository", "{repo: {repo: 'https://g/a', type: git, username: v, password: "
                                "q}, upsert: true}"),
        "{\"repo\":\"https://g/a\",\"username\":\"v\",\"password\":\"q\",\"type\":\"git\","
        "\"connectionState\":{\"status\":\"Successful\"}}");
    ask("ListRefs", "{repo: 'https://g/a'}");
    assert_string_equal(bed->asked_password, "q");
}

static void an_update_replaces_what_is_there(void **state)
{
    (void)state;
    bed_start(bed);
    assert_string_equal(
        ask("UpdateRepository", "{repo: {repo: 'https://g/a', type: git, insecure: true}}"),
        "NotFound: repo 'https://g/a' not found");
    ask("CreateRepository", "{repo: {repo: 'https://g/a', type: git}}");
    assert_string_equal(
        ask("UpdateRepository", "{repo: {repo: 'https://g/a', type: git, insecure: true}}"),
        "{\"repo\":\"https://g/a\",\"type\":\"git\"}");
    assert_string_equal(secret_text("repo-2869132359", "data.insecure"), "dHJ1ZQ==");
    ask("UpdateRepository", "{repo: {repo: 'https://g/a', type: git}}");
    assert_string_equal(secret_text("repo-2869132359", "data.insecure"), "ZmFsc2U=");
    assert_string_equal(ask("UpdateRepository", "{}"),
                        "InvalidArgument: missing payload in request");
}

static void writing_is_off_without_a_hydrator(void **state)
{
    static const char *const methods[] = {
        "ListWriteRepositories", "GetWrite",
        "CreateWriteRepository", "UpdateWriteRepository",
        "DeleteWriteRepository", "ValidateWriteAccess",
    };

    (void)state;
    bed_start(bed);
    for (size_t i = 0; i < sizeof(methods) / sizeof(*methods); i++)
        assert_string_equal(ask(methods[i], "{repo: 'https://g/a'}"),
                            "Unimplemented: hydrator is disabled");
    bed->config.hydrator_enabled = true;
    assert_string_equal(ask("CreateWriteRepository", "{repo: {repo: 'https://g/a', type: git}}"),
                        "InvalidArgument: missing credentials in request");
    assert_string_equal(ask("CreateWriteRepository",
                            "{repo: {repo: 'https://g/a', type: git, username: u, password: p}}"),
                        "{\"repo\":\"https://g/a\",\"type\":\"git\"}");
    assert_string_equal(secret_text("repo-write-2869132359", "data.username"), "dQ==");
    assert_non_null(strstr(ask("ListWriteRepositories", "{}"), "https://g/a"));
    assert_string_equal(ask("ListRepositories", "{}"), "{\"metadata\":{},\"items\":[]}");
    assert_string_equal(ask("DeleteWriteRepository", "{repo: 'https://g/a'}"), "{}");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_repository_is_kept_as_a_secret),
        TEST(one_that_cannot_be_reached_is_not_kept),
        TEST(another_one_of_the_same_address_needs_upsert),
        TEST(an_update_replaces_what_is_there),
        TEST(writing_is_off_without_a_hydrator),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
