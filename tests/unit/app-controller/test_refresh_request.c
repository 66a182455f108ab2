#include "app-controller/bed.h"
#include "refresh.h"
#include "test.h"

/* The queue only notes what it is asked to do. */
static struct bed *bed;

static int set_up(void **state)
{
    (void)state;
    bed = bed_new();
    bed_put_app(bed, "a", "");
    bed_put_app(bed, "b", "");
    bed_start(bed, false);
    bed_settle(bed);
    map_remove(bed->controller.requested, STR("argocd/a"));
    map_remove(bed->controller.requested, STR("argocd/b"));
    bed_forget(bed);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    bed_close(bed);
    return 0;
}

static void of_several_levels_the_highest_counts(void **state)
{
    (void)state;
    assert_int_equal(refresh_requested_level(&bed->controller, "argocd/a"), -1);
    refresh_request(&bed->controller, "argocd/a", REFRESH_LATEST, 0);
    refresh_request(&bed->controller, "argocd/a", REFRESH_TREE, 0);
    assert_int_equal(refresh_requested_level(&bed->controller, "argocd/a"), REFRESH_LATEST);
    refresh_request_first(&bed->controller, "argocd/a", REFRESH_LATEST_FORCED);
    assert_int_equal(refresh_requested_level(&bed->controller, "argocd/a"), REFRESH_LATEST_FORCED);
    bed_settle(bed);
    assert_string_equal(bed_noted(bed), "refresh argocd/a\n");
}

static void a_start_and_news_together_go_past_all_caches(void **state)
{
    (void)state;
    refresh_request(&bed->controller, "argocd/a", REFRESH_CATCH_UP, 0);
    refresh_request(&bed->controller, "argocd/a", REFRESH_LATEST, 0);
    assert_int_equal(refresh_requested_level(&bed->controller, "argocd/a"), REFRESH_LATEST_FORCED);
    refresh_request(&bed->controller, "argocd/b", REFRESH_LATEST, 0);
    refresh_request(&bed->controller, "argocd/b", REFRESH_CATCH_UP, 0);
    assert_int_equal(refresh_requested_level(&bed->controller, "argocd/b"), REFRESH_LATEST_FORCED);
    bed_settle(bed);
}

static void an_urgent_request_overtakes_those_that_wait(void **state)
{
    (void)state;
    refresh_request(&bed->controller, "argocd/a", REFRESH_LATEST, 0);
    refresh_request_first(&bed->controller, "argocd/b", REFRESH_LATEST);
    bed_settle(bed);
    assert_string_equal(bed_noted(bed), "refresh argocd/b\nrefresh argocd/a\n");
}

static void a_delayed_request_may_be_cancelled(void **state)
{
    (void)state;
    refresh_request(&bed->controller, "argocd/a", REFRESH_LATEST, 30);
    refresh_cancel_delayed(&bed->controller);
    fake_idle(&bed->cluster.api, 60);
    assert_string_equal(bed_noted(bed), "");
    refresh_request(&bed->controller, "argocd/a", REFRESH_LATEST, 30);
    fake_idle(&bed->cluster.api, 60);
    bed_settle(bed);
    assert_string_equal(bed_noted(bed), "refresh argocd/a\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(of_several_levels_the_highest_counts),
        TEST(a_start_and_news_together_go_past_all_caches),
        TEST(an_urgent_request_overtakes_those_that_wait),
        TEST(a_delayed_request_may_be_cancelled),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
