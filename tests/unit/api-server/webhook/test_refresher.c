#include "api-server/webhook/webhook_bed.h"
#include "webhook/refresher.h"

#define APP_PATH "/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/"

struct asking {
    struct webhook_bed *bed;
    struct refresher *refresher;
    struct refresher_item items[4];
    size_t count;
};

static void ask(void *context)
{
    struct asking *asking = context;

    refresher_ask(asking->refresher, asking->items, asking->count);
}

static void open_asking_of(struct asking *asking, int64_t patience_ms, bool has_second)
{
    struct webhook_bed *bed = bed_new();
    struct refresher_options options = { .retry_ms = 20,
                                         .patience_ms = patience_ms,
                                         .ask_timeout_ms = 500 };

    *asking = (struct asking){ .bed = bed };
    bed->has_second = has_second;
    bed_put_app(bed, "a", ".");
    bed_put_app(bed, "b", ".");
    bed_start(bed);
    options.loop = bed->loop;
    options.fibers = bed->cluster.fibers;
    options.controllers = bed->controllers;
    options.kube = bed->cluster.client;
    asking->refresher = refresher_new(&options);
}

static void open_asking(struct asking *asking, int64_t patience_ms)
{
    open_asking_of(asking, patience_ms, false);
}

static void close_asking(struct asking *asking)
{
    bed_wait(asking->bed, refresher_pending(asking->refresher) == 0);
    bed_wait(asking->bed, fiber_pool_running(asking->bed->cluster.fibers) == 0);
    refresher_free(asking->refresher);
    bed_close(asking->bed);
}

static const char *annotation(struct asking *asking, const char *name, const char *key)
{
    const struct json *app =
        fake_get(&asking->bed->cluster, arena_printf(asking->bed->arena, APP_PATH "%s", name));

    return json_cstr(json_get(json_at(app, "metadata.annotations"), key));
}

static void a_controller_that_confirms_settles_it(void **state)
{
    struct asking asking;

    (void)state;
    open_asking(&asking, 60000);
    asking.items[0] = (struct refresher_item){ .key = "argocd/a", .is_forced = true };
    asking.items[1] = (struct refresher_item){ .key = "argocd/b", .is_first = true };
    asking.count = 2;
    assert_true(fake_in_fiber(&asking.bed->cluster, ask, &asking));
    assert_string_equal(bed_asked(asking.bed), "argocd/a forced\nargocd/b first\n");
    assert_int_equal(refresher_pending(asking.refresher), 0);
    assert_string_equal(fake_log(&asking.bed->cluster), "");
    close_asking(&asking);
}

static void a_controller_that_refuses_is_asked_again(void **state)
{
    struct asking asking;

    (void)state;
    open_asking(&asking, 60000);
    asking.bed->refuses = true;
    asking.items[0] = (struct refresher_item){ .key = "argocd/a" };
    asking.count = 1;
    assert_true(fake_in_fiber(&asking.bed->cluster, ask, &asking));
    assert_int_equal(refresher_pending(asking.refresher), 1);
    bed_wait(asking.bed, asking.bed->asked_times >= 3);
    asking.bed->refuses = false;
    bed_wait(asking.bed, refresher_pending(asking.refresher) == 0);
    assert_string_equal(bed_asked(asking.bed), "argocd/a\n");
    close_asking(&asking);
}

static void a_controller_that_was_away_is_asked_when_it_is_back(void **state)
{
    struct asking asking;

    (void)state;
    open_asking(&asking, 60000);
    bed_close_controller(asking.bed);
    asking.items[0] = (struct refresher_item){ .key = "argocd/a" };
    asking.count = 1;
    assert_true(fake_in_fiber(&asking.bed->cluster, ask, &asking));
    assert_int_equal(refresher_pending(asking.refresher), 1);
    bed_open_controller(asking.bed);
    bed_wait(asking.bed, refresher_pending(asking.refresher) == 0);
    assert_string_equal(bed_asked(asking.bed), "argocd/a\n");
    close_asking(&asking);
}

static void each_controller_is_asked_until_it_has_confirmed(void **state)
{
    struct asking asking;

    (void)state;
    open_asking_of(&asking, 60000, true);
    asking.bed->second_refuses = true;
    asking.items[0] = (struct refresher_item){ .key = "argocd/a" };
    asking.count = 1;
    bed_wait(asking.bed, rpc_client_stats(asking.bed->controllers).peers_up == 2);
    assert_true(fake_in_fiber(&asking.bed->cluster, ask, &asking));
    assert_int_equal(refresher_pending(asking.refresher), 1);
    bed_wait(asking.bed, asking.bed->second_asked >= 2);
    asking.bed->second_refuses = false;
    bed_wait(asking.bed, refresher_pending(asking.refresher) == 0);
    assert_true(asking.bed->asked_times >= 2);
    assert_string_equal(fake_log(&asking.bed->cluster), "");
    close_asking(&asking);
}

static void what_nobody_confirms_is_written(void **state)
{
    struct asking asking;

    (void)state;
    open_asking(&asking, 1);
    asking.bed->refuses = true;
    asking.items[0] = (struct refresher_item){ .key = "argocd/a" };
    asking.items[1] = (struct refresher_item){ .key = "argocd/absent" };
    asking.count = 2;
    assert_true(fake_in_fiber(&asking.bed->cluster, ask, &asking));
    bed_wait(asking.bed, refresher_pending(asking.refresher) == 0);
    assert_string_equal(annotation(&asking, "a", "argocd.argoproj.io/refresh"), "normal");
    assert_string_equal(annotation(&asking, "a", "argocd.argoproj.io/hydrate"), "");
    close_asking(&asking);
}

static void what_is_to_be_hydrated_is_written_at_once(void **state)
{
    struct asking asking;

    (void)state;
    open_asking(&asking, 60000);
    asking.items[0] = (struct refresher_item){ .key = "argocd/a", .is_written_only = true };
    asking.items[1] = (struct refresher_item){ .key = "argocd/b" };
    asking.count = 2;
    assert_true(fake_in_fiber(&asking.bed->cluster, ask, &asking));
    bed_wait(asking.bed, refresher_pending(asking.refresher) == 0);
    assert_string_equal(annotation(&asking, "a", "argocd.argoproj.io/refresh"), "normal");
    assert_string_equal(annotation(&asking, "a", "argocd.argoproj.io/hydrate"), "normal");
    assert_string_equal(bed_asked(asking.bed), "argocd/b\n");
    close_asking(&asking);
}

static void at_the_end_all_that_is_open_is_written(void **state)
{
    struct asking asking;

    (void)state;
    open_asking(&asking, 60000);
    asking.bed->refuses = true;
    asking.items[0] = (struct refresher_item){ .key = "argocd/a" };
    asking.count = 1;
    assert_true(fake_in_fiber(&asking.bed->cluster, ask, &asking));
    assert_int_equal(refresher_pending(asking.refresher), 1);
    refresher_drain(asking.refresher);
    bed_wait(asking.bed, refresher_pending(asking.refresher) == 0);
    assert_string_equal(annotation(&asking, "a", "argocd.argoproj.io/refresh"), "normal");
    close_asking(&asking);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_controller_that_confirms_settles_it),
        cmocka_unit_test(a_controller_that_refuses_is_asked_again),
        cmocka_unit_test(a_controller_that_was_away_is_asked_when_it_is_back),
        cmocka_unit_test(each_controller_is_asked_until_it_has_confirmed),
        cmocka_unit_test(what_nobody_confirms_is_written),
        cmocka_unit_test(what_is_to_be_hydrated_is_written_at_once),
        cmocka_unit_test(at_the_end_all_that_is_open_is_written),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
