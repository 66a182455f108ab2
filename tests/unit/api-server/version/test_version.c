#include "api-server/edge/edge_bed.h"
#include "people/principal.h"
#include "release.h"
#include "version/version.h"

static int set_up(void **state)
{
    static const char *const flags[] = { "--insecure", NULL };

    *state = edge_bed_open(flags);
    return 0;
}

static int tear_down(void **state)
{
    edge_bed_close(*state);
    return 0;
}

static const struct json *told(struct edge_bed *bed, enum principal_kind kind)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct principal who = { .kind = kind };
    struct api_call call = { .server = &bed->server, .arena = bed->arena, .principal = &who };
    const struct json *reply = NULL;

    assert_int_equal(version_methods[0].run(&call, &reply, &err), 0);
    return reply;
}

static void everybody_learns_the_version_and_no_more(void **state)
{
    struct edge_bed *bed = *state;

    assert_string_equal(printed(told(bed, PRINCIPAL_ANONYMOUS), bed->arena),
                        "{\"Version\":\"" RELEASE_VERSION "\"}");
}

static void users_learn_the_tools_behind_it(void **state)
{
    const struct json *reply = told(*state, PRINCIPAL_USER);

    assert_string_equal(json_cstr_at(reply, "KustomizeVersion"), RELEASE_KUSTOMIZE);
    assert_true(str_has_prefix(json_text_at(reply, "Platform"), STR("linux/")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(everybody_learns_the_version_and_no_more, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(users_learn_the_tools_behind_it, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
