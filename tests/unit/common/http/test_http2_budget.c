#include "http/http2_budget.h"
#include "test.h"

static struct http2_budget make_budget(void)
{
    struct http2_budget budget;

    http2_budget_init(&budget, 1000);
    return budget;
}

static void frames_that_nothing_has_paid_for_are_a_burst_and_then_so_many_a_second(void **state)
{
    struct http2_budget budget = make_budget();

    (void)state;
    for (int i = 0; i < HTTP2_FRAMES_BURST; i++)
        assert_true(http2_budget_take_frame(&budget, 1000));
    assert_false(http2_budget_take_frame(&budget, 1000));
    budget = make_budget();
    for (int i = 0; i < 100 * HTTP2_FRAMES_BURST; i++)
        assert_true(http2_budget_take_frame(&budget, 1000 + 2 * i));
}

static void what_was_sent_pays_for_more_and_does_not_expire(void **state)
{
    struct http2_budget budget = make_budget();

    (void)state;
    http2_budget_earn(&budget, 0);     /* 4 */
    http2_budget_earn(&budget, 16384); /* 4 + 32 */
    for (int i = 0; i < 40 + HTTP2_FRAMES_BURST; i++)
        assert_true(http2_budget_take_frame(&budget, 1000));
    assert_false(http2_budget_take_frame(&budget, 1000));
}

static void requests_taken_back_are_counted_apart_and_nothing_pays_for_them(void **state)
{
    struct http2_budget budget = make_budget();

    (void)state;
    http2_budget_earn(&budget, 1 << 30);
    for (int i = 0; i < 1000; i++)
        assert_true(http2_budget_take_reset(&budget, 1000));
    assert_false(http2_budget_take_reset(&budget, 1000));
    assert_true(http2_budget_take_frame(&budget, 1000));
    budget = make_budget();
    for (int i = 0; i < 5000; i++)
        assert_true(http2_budget_take_reset(&budget, 1000 + 10 * i));
}

static void bytes_that_mean_nothing_are_allowed_for_streams_that_were_reset(void **state)
{
    struct http2_budget budget = make_budget();

    (void)state;
    assert_true(http2_budget_allows_ignored(&budget, 1 << 20));
    assert_false(http2_budget_allows_ignored(&budget, (1 << 20) + 1));
    http2_budget_allow_ignored(&budget, 1000);
    http2_budget_earn(&budget, 16384);
    assert_true(http2_budget_allows_ignored(&budget, (1 << 20) + 1256));
    assert_false(http2_budget_allows_ignored(&budget, (1 << 20) + 1257));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frames_that_nothing_has_paid_for_are_a_burst_and_then_so_many_a_second),
        cmocka_unit_test(what_was_sent_pays_for_more_and_does_not_expire),
        cmocka_unit_test(bytes_that_mean_nothing_are_allowed_for_streams_that_were_reset),
        cmocka_unit_test(requests_taken_back_are_counted_apart_and_nothing_pays_for_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
