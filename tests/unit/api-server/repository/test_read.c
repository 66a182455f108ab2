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

static void a_list_is_sorted_and_tells_no_secret(void **state)
{
    (void)state;
    bed_start(bed);
    ask("CreateRepository", "{repo: {repo: 'https://g/b', type: git, project: p, password: s}}");
    ask("CreateRepository", "{repo: {repo: 'https://g/a', type: git, username: u, password: s}}");
    bed->failure = "broken";
    {
        const char *list = ask("ListRepositories", "{}");

        assert_non_null(strstr(list, "\"items\":[{\"repo\":\"https://g/a\",\"type\":\"git\","
                                     "\"connectionState\":{\"status\":\"Failed\",\"message\":"
                                     "\"Unable to connect to repository: rpc error: code = Unknown "
                                     "desc = broken\",\"attemptedAt\":\""));
        assert_non_null(
            strstr(list, "{\"repo\":\"https://g/b\",\"type\":\"git\",\"project\":\"p\""));
        assert_null(strstr(list, "\"u\""));
    }
}

static void of_several_the_one_of_the_project_is_meant(void **state)
{
    (void)state;
    bed_start(bed);
    ask("CreateRepository", "{repo: {repo: 'https://g/a', type: git, name: one}}");
    ask("CreateRepository", "{repo: {repo: 'https://g/a', type: git, project: p, name: two}}");
    assert_non_null(strstr(ask("Get", "{repo: 'https://g/a.git', appProject: p}"), "\"two\""));
    assert_non_null(strstr(ask("Get", "{repo: 'https://g/a'}"), "\"one\""));
    assert_string_equal(ask("Get", "{repo: 'https://g/a', appProject: q}"),
                        "Unknown: repository not found for url \"https://g/a\" and project \"q\"");
    assert_string_equal(ask("Get", "{repo: 'https://g/absent'}"),
                        "PermissionDenied: permission denied");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_list_is_sorted_and_tells_no_secret),
        TEST(of_several_the_one_of_the_project_is_meant),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
