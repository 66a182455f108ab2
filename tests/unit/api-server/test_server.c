#include "api-server/edge/edge_bed.h"
#include "server.h"

/* Wiring is what the integration tests start programs for; here is what it decides. */

static void a_server_that_has_not_read_the_cluster_is_not_healthy(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    static const char *const flags[] = { "--insecure", "--disable-auth", NULL };
    struct edge_bed *bed = edge_bed_open(flags);

    (void)state;
    assert_int_equal(api_server_check_health(&bed->server, &err), -1);
    assert_string_equal(error_text(&err), "the cluster has not been read yet");
    error_release(&err);
    edge_bed_serve(bed);
    assert_int_equal(api_server_check_health(&bed->server, &err), 0);
    bed->server.is_draining = true;
    assert_int_equal(api_server_check_health(&bed->server, &err), -1);
    assert_int_equal(err.code, ERR_UNAVAILABLE);
    edge_bed_close(bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_server_that_has_not_read_the_cluster_is_not_healthy),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
