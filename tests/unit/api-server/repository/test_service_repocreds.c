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
    return bed_call(bed, repocreds_methods, method, request);
}

static const char *secret_text(const char *name, const char *path)
{
    return json_cstr_at(fake_get(&bed->cluster, arena_printf(bed->arena, SECRETS "%s", name)),
                        path);
}

static void a_template_is_kept_as_a_secret(void **state)
{
    (void)state;
    bed_start(bed);
    assert_string_equal(ask("CreateRepositoryCredentials",
                            "{creds: {url: 'https://g/a', username: u, password: p}}"),
                        "{\"url\":\"https://g/a\"}");
    assert_string_equal(secret_text("creds-2869132359", "data.username"), "dQ==");
    assert_string_equal(
        ask("ListRepositoryCredentials", "{}"),
        "{\"metadata\":{},\"items\":[{\"url\":\"https://g/a\",\"username\":\"u\"}]}");
    assert_string_equal(ask("ListWriteRepositoryCredentials", "{}"),
                        "{\"metadata\":{},\"items\":[]}");
}

static void another_one_of_the_same_prefix_needs_upsert(void **state)
{
    (void)state;
    bed_start(bed);
    ask("CreateRepositoryCredentials", "{creds: {url: 'https://g/a', username: u}}");
    assert_string_equal(
        ask("CreateRepositoryCredentials", "{creds: {url: 'https://g/a', username: u}}"),
        "{\"url\":\"https://g/a\"}");
    assert_string_equal(
        ask("CreateRepositoryCredentials", "{creds: {url: 'https://g/a', username: v}}"),
        "InvalidArgument: existing repository credentials spec is different; use upsert flag to "
        "force update; difference in keys \"Username\"");
    assert_string_equal(ask("CreateRepositoryCredentials",
                            "{creds: {url: 'https://g/a', username: v}, upsert: true}"),
                        "{\"url\":\"https://g/a\"}");
    assert_string_equal(secret_text("creds-2869132359", "data.username"), "dg==");
    assert_string_equal(
        ask("UpdateRepositoryCredentials", "{creds: {url: 'https://g/a', username: w}}"),
        "{\"url\":\"https://g/a\"}");
    assert_string_equal(secret_text("creds-2869132359", "data.username"), "dw==");
}

static void templates_to_write_with_are_their_own(void **state)
{
    (void)state;
    bed_start(bed);
    ask("CreateWriteRepositoryCredentials", "{creds: {url: 'https://g/a', password: p}}");
    ask("CreateWriteRepositoryCredentials", "{creds: {url: 'https://g/b', username: u}}");
    assert_string_equal(ask("ListWriteRepositoryCredentials", "{}"),
                        "{\"metadata\":{},\"items\":[{\"url\":\"https://g/a\"}]}");
    assert_string_equal(ask("ListRepositoryCredentials", "{}"), "{\"metadata\":{},\"items\":[]}");
    assert_string_equal(ask("DeleteWriteRepositoryCredentials", "{url: 'https://g/a'}"), "{}");
    assert_null(fake_get(&bed->cluster, SECRETS "creds-write-2869132359"));
}

static void what_is_not_there_or_names_nothing_is_refused(void **state)
{
    (void)state;
    bed_start(bed);
    assert_string_equal(ask("CreateRepositoryCredentials", "{}"),
                        "InvalidArgument: missing payload in request");
    assert_string_equal(ask("CreateRepositoryCredentials", "{creds: {username: u}}"),
                        "InvalidArgument: must specify URL");
    assert_string_equal(ask("DeleteRepositoryCredentials", "{url: 'https://g/x'}"),
                        "NotFound: repository credentials \"https://g/x\" not found");
}

static void who_may_not_is_refused(void **state)
{
    (void)state;
    bed_start(bed);
    ask("CreateRepositoryCredentials", "{creds: {url: 'https://g/a', username: u}}");
    bed_restrict(bed, "p, bob, repositories, create, https://g/*, allow");
    assert_string_equal(ask("ListRepositoryCredentials", "{}"), "{\"metadata\":{},\"items\":[]}");
    assert_string_equal(
        ask("CreateRepositoryCredentials",
            "{creds: {url: 'https://g/a', username: v}, upsert: true}"),
        "PermissionDenied: permission denied: repositories, update, https://g/a, sub: bob");
    assert_string_equal(
        ask("DeleteRepositoryCredentials", "{url: 'https://g/a'}"),
        "PermissionDenied: permission denied: repositories, delete, https://g/a, sub: bob");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_template_is_kept_as_a_secret),
        TEST(another_one_of_the_same_prefix_needs_upsert),
        TEST(templates_to_write_with_are_their_own),
        TEST(what_is_not_there_or_names_nothing_is_refused),
        TEST(who_may_not_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
