#include "io/fiber.h"
#include "io/loop.h"
#include "test.h"
#include "work/queue.h"

struct bed {
    struct loop *loop;
    struct fiber_pool *fibers;
    struct work_queue *queue;
    char order[64];
    int running, most_running, left;
    int64_t pause_ms, asked_ms_ago;
    bool gives_place, is_over;
};

static void work(void *context, const char *key)
{
    struct bed *bed = context;
    size_t length = strlen(bed->order);

    bed->asked_ms_ago = work_queue_asked_ms_ago(bed->queue, key);
    bed->order[length] = *key;
    bed->running++;
    if (bed->running > bed->most_running)
        bed->most_running = bed->running;
    if (bed->gives_place)
        work_queue_give_place(bed->queue, key);
    if (bed->pause_ms > 0)
        fiber_sleep_ms(bed->pause_ms);
    bed->running--;
    if (--bed->left == 0)
        bed->is_over = true;
}

static void open_bed(struct bed *bed, size_t limit, int64_t pause_ms, int expected)
{
    *bed = (struct bed){ .pause_ms = pause_ms, .left = expected };
    bed->loop = loop_new();
    bed->fibers = fiber_pool_new(bed->loop, 2);
    bed->queue = work_queue_new(bed->loop, bed->fibers, limit, work, bed);
}

static void run_bed(struct bed *bed)
{
    CLEANUP(error_release) struct error err = { 0 };
    bool never = false;

    assert_int_equal(loop_run_until(bed->loop, &bed->is_over, 5000, &err), 0);
    assert_true(bed->is_over);
    assert_int_equal(loop_run_until(bed->loop, &never, 20, &err), -1);
}

static void close_bed(struct bed *bed)
{
    work_queue_free(bed->queue);
    fiber_pool_free(bed->fibers);
    loop_free(bed->loop);
}

static void keys_are_worked_on_in_order(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed, 1, 1, 3);
    work_queue_add(bed.queue, "a");
    work_queue_add(bed.queue, "b");
    work_queue_add(bed.queue, "c");
    run_bed(&bed);
    assert_string_equal(bed.order, "abc");
    assert_int_equal(bed.most_running, 1);
    close_bed(&bed);
}

static void a_paused_queue_starts_nothing(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct bed bed;

    (void)state;
    open_bed(&bed, 2, 0, 2);
    work_queue_add(bed.queue, "a");
    work_queue_pause(bed.queue);
    work_queue_add(bed.queue, "b");
    assert_int_equal(loop_run_until(bed.loop, &bed.is_over, 20, &err), -1);
    assert_string_equal(bed.order, "");
    assert_int_equal(work_queue_depth(bed.queue), 2);
    work_queue_resume(bed.queue);
    run_bed(&bed);
    assert_string_equal(bed.order, "ab");
    close_bed(&bed);
}

static void work_that_only_waits_gives_its_place_away_up_to_a_limit(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed, 1, 20, 8);
    bed.gives_place = true;
    for (const char *key = "a\0b\0c\0d\0e\0f\0g\0h\0"; *key; key += 2)
        work_queue_add(bed.queue, key);
    run_bed(&bed);
    assert_string_equal(bed.order, "abcdefgh");
    assert_int_equal(bed.most_running, 4); /* three that wait, and one with the place */
    assert_int_equal(work_queue_active(bed.queue), 0);
    close_bed(&bed);
}

static void a_key_that_waits_is_not_added_again(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed, 1, 1, 2);
    work_queue_add(bed.queue, "a");
    work_queue_add(bed.queue, "b");
    work_queue_add(bed.queue, "b");
    assert_int_equal(work_queue_depth(bed.queue), 2);
    run_bed(&bed);
    assert_string_equal(bed.order, "ab");
    close_bed(&bed);
}

static void a_key_added_while_worked_on_is_worked_on_again_afterwards(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct bed bed;
    bool never = false;

    (void)state;
    open_bed(&bed, 4, 50, 2);
    work_queue_add(bed.queue, "a");
    assert_int_equal(loop_run_until(bed.loop, &never, 2, &err), -1);
    assert_int_equal(work_queue_active(bed.queue), 1);
    work_queue_add(bed.queue, "a");
    run_bed(&bed);
    assert_string_equal(bed.order, "aa");
    assert_int_equal(bed.most_running, 1);
    close_bed(&bed);
}

static void no_more_than_the_limit_run_at_a_time(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed, 2, 5, 5);
    for (const char *key = "abcde"; *key; key++)
        work_queue_add(bed.queue, (char[]){ *key, '\0' });
    run_bed(&bed);
    assert_int_equal(bed.most_running, 2);
    close_bed(&bed);
}

static void delayed_keys_come_when_they_are_due(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed, 1, 0, 3);
    work_queue_add_after(bed.queue, "c", 40);
    work_queue_add_after(bed.queue, "b", 20);
    work_queue_add_after(bed.queue, "a", 1);
    run_bed(&bed);
    assert_string_equal(bed.order, "abc");
    close_bed(&bed);
}

static void the_earliest_of_several_delays_counts(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed, 1, 0, 2);
    work_queue_add_after(bed.queue, "a", 2000);
    work_queue_add_after(bed.queue, "b", 20);
    work_queue_add_after(bed.queue, "a", 1);
    work_queue_add_after(bed.queue, "a", 3000);
    run_bed(&bed);
    assert_string_equal(bed.order, "ab");
    close_bed(&bed);
}

static void who_works_on_a_key_knows_how_long_it_was_asked_for(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed, 1, 40, 2);
    work_queue_add(bed.queue, "a");
    work_queue_add(bed.queue, "b");
    assert_int_equal(work_queue_asked_ms_ago(bed.queue, "b"), 0);
    run_bed(&bed);
    assert_in_range(bed.asked_ms_ago, 40, 5000); /* while "a" was worked on */
    assert_int_equal(work_queue_asked_ms_ago(bed.queue, "b"), 0);
    close_bed(&bed);
}

static void a_key_added_first_overtakes(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed, 1, 1, 3);
    work_queue_add(bed.queue, "a");
    work_queue_add(bed.queue, "b");
    work_queue_add_first(bed.queue, "c");
    run_bed(&bed);
    assert_string_equal(bed.order, "cab");
    close_bed(&bed);
}

static void nothing_is_started_by_a_queue_that_is_freed_before_the_loop_turns(void **state)
{
    CLEANUP(error_release) struct error err = { 0 };
    bool never = false;
    struct bed bed;

    (void)state;
    open_bed(&bed, 1, 0, 1);
    work_queue_add(bed.queue, "a");
    work_queue_free(bed.queue);
    bed.queue = NULL;
    assert_int_equal(loop_run_until(bed.loop, &never, 20, &err), -1);
    assert_string_equal(bed.order, "");
    close_bed(&bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_started_by_a_queue_that_is_freed_before_the_loop_turns),
        cmocka_unit_test(keys_are_worked_on_in_order),
        cmocka_unit_test(a_paused_queue_starts_nothing),
        cmocka_unit_test(work_that_only_waits_gives_its_place_away_up_to_a_limit),
        cmocka_unit_test(a_key_that_waits_is_not_added_again),
        cmocka_unit_test(a_key_added_while_worked_on_is_worked_on_again_afterwards),
        cmocka_unit_test(no_more_than_the_limit_run_at_a_time),
        cmocka_unit_test(delayed_keys_come_when_they_are_due),
        cmocka_unit_test(the_earliest_of_several_delays_counts),
        cmocka_unit_test(who_works_on_a_key_knows_how_long_it_was_asked_for),
        cmocka_unit_test(a_key_added_first_overtakes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
