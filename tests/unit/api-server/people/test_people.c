#include "api-server/people_bed.h"

static void everybody_is_known_when_the_policy_is_read(void **state)
{
    struct people_bed *bed = people_bed_open();

    (void)state;
    assert_true(people_is_ready(&bed->server));
    assert_non_null(bed->server.sessions);
    assert_non_null(bed->server.rbac);
    people_bed_close(bed);
}

static void what_was_never_opened_closes_all_the_same(void **state)
{
    struct api_server server = { .namespace = "argocd" };

    (void)state;
    people_close(&server);
    assert_null(server.sessions);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_is_known_when_the_policy_is_read),
        cmocka_unit_test(what_was_never_opened_closes_all_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
