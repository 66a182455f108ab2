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

static void the_state_of_a_connection_is_kept_until_it_is_to_be_fresh(void **state)
{
    (void)state;
    bed_start(bed);
    ask("CreateRepository", "{repo: {repo: 'https://g/a', type: git}}");
    bed->tested = 0;
    ask("List", "{}");
    ask("List", "{}");
    assert_int_equal(bed->tested, 1);
    ask("List", "{forceRefresh: true}");
    assert_int_equal(bed->tested, 2);
    ask("DeleteRepository", "{repo: 'https://g/a'}");
    ask("CreateRepository", "{repo: {repo: 'https://g/a', type: git, project: p}}");
    ask("List", "{}");
    assert_int_equal(bed->tested, 3);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(the_state_of_a_connection_is_kept_until_it_is_to_be_fresh),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
