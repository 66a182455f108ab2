#include "api-server/api_bed.h"
#include "repository/service_repository.h"

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

static void who_may_not_is_refused(void **state)
{
    (void)state;
    bed_start(bed);
    ask("CreateRepository", "{repo: {repo: 'https://g/a', type: git}}");
    ask("CreateRepository", "{repo: {repo: 'https://g/b', type: git, project: p}}");
    bed_restrict(bed, "p, bob, repositories, get, https://g/a, allow\\n"
                      "p, bob, repositories, create, p/*, allow");
    assert_non_null(strstr(ask("List", "{}"), "https://g/a"));
    assert_null(strstr(ask("List", "{}"), "https://g/b"));
    assert_string_equal(ask("Get", "{repo: 'https://g/b'}"), "PermissionDenied: permission denied");
    assert_string_equal(
        ask("CreateRepository", "{repo: {repo: 'https://g/c', type: git}}"),
        "PermissionDenied: permission denied: repositories, create, https://g/c, sub: bob");
    assert_string_equal(
        ask("CreateRepository", "{repo: {repo: 'https://g/c', type: git, project: p}}"),
        "{\"repo\":\"https://g/c\",\"type\":\"git\"}");
    assert_string_equal(ask("Delete", "{repo: 'https://g/a'}"),
                        "PermissionDenied: permission denied: repositories, delete, https://g/a, "
                        "sub: bob");
    assert_string_equal(ask("Update", "{repo: {repo: 'https://g/a'}}"),
                        "PermissionDenied: permission denied: repositories, update, https://g/a, "
                        "sub: bob");
    assert_string_equal(ask("ValidateAccess", "{repo: 'https://g/a'}"),
                        "PermissionDenied: permission denied: repositories, create, https://g/a, "
                        "sub: bob");
    assert_string_equal(ask("ListRefs", "{repo: 'https://g/a'}"), "{\"branches\":[\"main\"]}");
    assert_string_equal(ask("ListRefs", "{repo: 'https://g/x'}"),
                        "PermissionDenied: permission denied: repositories, get, https://g/x, sub: "
                        "bob");
    assert_string_equal(ask("ListApps", "{repo: 'https://g/a', appName: a, appProject: default}"),
                        "PermissionDenied: permission denied");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(who_may_not_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
