#include "base/arena.h"
#include "flight.h"
#include "io/fiber.h"
#include "io/loop.h"
#include "test.h"

enum { CALLERS = 10 };

struct scene {
    struct loop *loop;
    struct fiber_pool *fibers;
    struct flights *flights;
    int begun, ended, told, failed;
    bool fails, is_fresh, is_done;
};

static int work(void *context, struct error *err)
{
    struct scene *scene = context;

    scene->begun++;
    fiber_sleep_ms(20);
    scene->ended++;
    return scene->fails ? error_set(err, ERR_NOT_FOUND, "nothing there") : 0;
}

static void call(void *context)
{
    struct scene *scene = context;
    CLEANUP(error_release) struct error err = { 0 };

    if (flights_join(scene->flights, "key", scene->is_fresh, work, scene, &err) < 0) {
        scene->failed++;
        assert_string_equal(error_text(&err), "nothing there");
        assert_int_equal(err.code, ERR_NOT_FOUND);
    }
    if (++scene->told == CALLERS)
        scene->is_done = true;
}

static void play(struct scene *scene)
{
    CLEANUP(error_release) struct error err = { 0 };

    scene->loop = loop_new();
    scene->fibers = fiber_pool_new(scene->loop, 4);
    scene->flights = flights_new();
    for (int i = 0; i < CALLERS; i++)
        fiber_start(scene->fibers, call, scene);
    assert_int_equal(loop_run_until(scene->loop, &scene->is_done, 5000, &err), 0);
    flights_free(scene->flights);
    fiber_pool_free(scene->fibers);
    loop_free(scene->loop);
}

static void ten_callers_share_one_flight(void **state)
{
    struct scene scene = { 0 };

    (void)state;
    play(&scene);
    assert_int_equal(scene.begun, 1);
    assert_int_equal(scene.failed, 0);
}

static void all_are_told_of_a_failure(void **state)
{
    struct scene scene = { .fails = true };

    (void)state;
    play(&scene);
    assert_int_equal(scene.begun, 1);
    assert_int_equal(scene.failed, CALLERS);
}

static void who_insists_on_news_waits_for_the_next_and_shares_that(void **state)
{
    struct scene scene = { .is_fresh = true };

    (void)state;
    play(&scene);
    assert_int_equal(scene.begun, 2);
    assert_int_equal(scene.ended, 2);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(ten_callers_share_one_flight),
        cmocka_unit_test(all_are_told_of_a_failure),
        cmocka_unit_test(who_insists_on_news_waits_for_the_next_and_shares_that),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
