#include "base/throttle.h"
#include "test.h"

static void a_burst_passes_and_then_turns_come_evenly(void **state)
{
    struct throttle throttle;

    (void)state;
    throttle_init(&throttle, 10, 3, 1000);
    for (int i = 0; i < 3; i++)
        assert_int_equal(throttle_take(&throttle, 1000), 0);
    assert_int_equal(throttle_take(&throttle, 1000), 100);
    assert_int_equal(throttle_take(&throttle, 1000), 200);
    assert_int_equal(throttle_take(&throttle, 1100), 200);
    /* Rest fills the bucket, but no further than the burst. */
    for (int i = 0; i < 3; i++)
        assert_int_equal(throttle_take(&throttle, 100000), 0);
    assert_int_equal(throttle_take(&throttle, 100000), 100);
}

static void no_rate_is_no_limit(void **state)
{
    struct throttle throttle;

    (void)state;
    throttle_init(&throttle, -1, 1, 0);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(throttle_take(&throttle, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_burst_passes_and_then_turns_come_evenly),
        cmocka_unit_test(no_rate_is_no_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
