#include "api-server/api_bed.h"
#include "settings/settings_service.h"

static struct api_bed *bed;

static int set_up(void **state)
{
    (void)state;
    bed = bed_open();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    bed_close(bed);
    return 0;
}

static void the_plugins_of_the_repo_server_are_told(void **state)
{
    (void)state;
    assert_string_equal(bed_call(bed, settings_methods, "GetPlugins", "{}"),
                        "{\"plugins\":[{\"name\":\"maker\"},{\"name\":\"other-v1\"}]}");
}

static void a_repo_server_that_fails_is_not_taken_for_one_without_plugins(void **state)
{
    (void)state;
    bed->failure = "it is tired";
    assert_non_null(strstr(bed_call(bed, settings_methods, "GetPlugins", "{}"), "it is tired"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_plugins_of_the_repo_server_are_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            a_repo_server_that_fails_is_not_taken_for_one_without_plugins, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
