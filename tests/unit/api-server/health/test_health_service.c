#include "api-server/edge/edge_bed.h"
#include "health/health_service.h"

static int set_up(void **state)
{
    static const char *const flags[] = { "--insecure", "--disable-auth", NULL };

    *state = edge_bed_open(flags);
    return 0;
}

static int tear_down(void **state)
{
    edge_bed_close(*state);
    return 0;
}

static int check(struct edge_bed *bed, const char *request, const struct json **reply,
                 struct error *err)
{
    struct api_call call = { .server = &bed->server,
                             .arena = bed->arena,
                             .request = value_of(bed->arena, request) };

    return health_methods[0].run(&call, reply, err);
}

static void the_server_as_a_whole_has_a_status(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct edge_bed *bed = *state;
    const struct json *reply = NULL;

    assert_int_equal(check(bed, "{}", &reply, &err), 0);
    assert_int_equal(json_int(json_get(reply, "status"), 0), 2);
    edge_bed_serve(bed);
    assert_int_equal(check(bed, "{}", &reply, &err), 0);
    assert_int_equal(json_int(json_get(reply, "status"), 0), 1);
}

static void a_service_of_it_has_none(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    const struct json *reply = NULL;

    assert_int_equal(check(*state, "{ service: version.VersionService }", &reply, &err), -1);
    assert_int_equal(err.code, ERR_NOT_FOUND);
    assert_string_equal(error_text(&err), "unknown service");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_server_as_a_whole_has_a_status, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_service_of_it_has_none, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
