#include "../cluster_bed.h"
#include "controllers/control.h"

static const char *phase_of_pod(struct bed *bed)
{
    return json_cstr_at(get(bed, "pods", "p"), "status.phase");
}

static bool is_running(struct bed *bed)
{
    return str_equals(str_of(phase_of_pod(bed)), "Running");
}

static void make_pod(struct bed *bed)
{
    const struct json *out;

    assert_int_equal(create(bed, "pods",
                            "{metadata: {name: p}, spec: {containers: [{name: c, image: x}]}}",
                            &out),
                     0);
}

static void a_pod_runs_once_its_delay_is_over(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_with(true, 20);

    (void)state;
    make_pod(bed);
    assert_string_equal(phase_of_pod(bed), "Pending");
    assert_true(turn_until(bed, is_running));
}

static void a_pod_is_pending_as_long_as_its_delay_lasts(void **state)
{
    CLEANUP(bed_free) struct bed *bed = bed_with(true, 3600 * 1000);

    (void)state;
    make_pod(bed);
    turn(bed, 200);
    assert_string_equal(phase_of_pod(bed), "Pending");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pod_runs_once_its_delay_is_over),
        cmocka_unit_test(a_pod_is_pending_as_long_as_its_delay_lasts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
