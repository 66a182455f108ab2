#include "io/fiber.h"
#include "io/loop.h"
#include "io/worker.h"
#include "test.h"

#include <string.h>

struct bed {
    struct loop *loop;
    struct fiber_pool *fibers;
    struct worker_pool *workers;
    struct fiber_event event;
    struct fiber_gate gate;
    char log[64];
    bool is_over;
    int running, most_running;
};

static void open_bed(struct bed *bed)
{
    *bed = (struct bed){ 0 };
    bed->loop = loop_new();
    bed->fibers = fiber_pool_new(bed->loop, 2);
}

static void close_bed(struct bed *bed)
{
    worker_pool_free(bed->workers);
    fiber_pool_free(bed->fibers);
    loop_free(bed->loop);
}

static void run_until_over(struct bed *bed)
{
    CLEANUP(error_release) struct error err = { 0 };

    assert_int_equal(loop_run_until(bed->loop, &bed->is_over, 5000, &err), 0);
}

static void note(struct bed *bed, char c)
{
    bed->log[strlen(bed->log)] = c;
}

static void sleep_a_little(void *context)
{
    struct bed *bed = context;

    note(bed, 'b');
    fiber_sleep_ms(5);
    note(bed, 'd');
    bed->is_over = true;
}

static void a_fiber_gives_way_while_it_waits(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    note(&bed, 'a');
    fiber_start(bed.fibers, sleep_a_little, &bed);
    note(&bed, 'c');
    assert_null(fiber_current());
    assert_int_equal(fiber_pool_running(bed.fibers), 1);
    run_until_over(&bed);
    assert_string_equal(bed.log, "abcd");
    assert_int_equal(fiber_pool_running(bed.fibers), 0);
    close_bed(&bed);
}

static void wait_for_event(void *context)
{
    struct bed *bed = context;

    fiber_event_wait(&bed->event);
    note(bed, 'w');
    bed->is_over = true;
}

static void set_event(void *context)
{
    struct bed *bed = context;

    fiber_event_set(&bed->event);
    note(bed, 's');
}

static void an_event_wakes_its_waiter(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    fiber_start(bed.fibers, wait_for_event, &bed);
    fiber_event_set(&bed.event);
    assert_string_equal(bed.log, "w");
    close_bed(&bed);
}

static void set_by_another_fiber_it_wakes_at_the_next_turn(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    fiber_start(bed.fibers, wait_for_event, &bed);
    fiber_start(bed.fibers, set_event, &bed);
    run_until_over(&bed);
    assert_string_equal(bed.log, "sw");
    close_bed(&bed);
}

static void an_event_set_before_is_not_waited_for(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    fiber_event_set(&bed.event);
    fiber_start(bed.fibers, wait_for_event, &bed);
    assert_string_equal(bed.log, "w");
    close_bed(&bed);
}

static void compute(void *context)
{
    struct bed *bed = context;

    assert_null(fiber_current());
    note(bed, 'x');
}

static void go_to_a_worker(void *context)
{
    struct bed *bed = context;

    fiber_run_in_worker(bed->workers, compute, bed);
    note(bed, 'y');
    bed->is_over = true;
}

static void work_on_a_thread_is_waited_for(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    bed.workers = worker_pool_new(bed.loop, NULL);
    fiber_start(bed.fibers, go_to_a_worker, &bed);
    run_until_over(&bed);
    assert_string_equal(bed.log, "xy");
    close_bed(&bed);
}

static void pass_the_gate(void *context, size_t index)
{
    struct bed *bed = context;

    (void)index;
    fiber_gate_enter(&bed->gate);
    bed->running++;
    if (bed->running > bed->most_running)
        bed->most_running = bed->running;
    fiber_sleep_ms(1);
    bed->running--;
    fiber_gate_leave(&bed->gate);
    note(bed, '.');
}

static void send_eight_through(void *context)
{
    struct bed *bed = context;

    fiber_each(8, 0, pass_the_gate, bed);
    bed->is_over = true;
}

static void a_gate_lets_only_so_many_in(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    bed.gate.limit = 3;
    fiber_start(bed.fibers, send_eight_through, &bed);
    run_until_over(&bed);
    assert_int_equal(bed.most_running, 3);
    assert_string_equal(bed.log, "........");
    close_bed(&bed);
}

static void count_running(void *context, size_t index)
{
    struct bed *bed = context;

    bed->running++;
    if (bed->running > bed->most_running)
        bed->most_running = bed->running;
    fiber_sleep_ms(1);
    bed->running--;
    note(bed, (char)('0' + index));
}

static void do_nine(void *context)
{
    struct bed *bed = context;

    fiber_each(9, 2, count_running, bed);
    fiber_each(0, 2, count_running, bed);
    bed->is_over = true;
}

static void each_runs_all_and_at_most_so_many_at_a_time(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    fiber_start(bed.fibers, do_nine, &bed);
    run_until_over(&bed);
    assert_int_equal(bed.most_running, 2);
    assert_int_equal(strlen(bed.log), 9);
    close_bed(&bed);
}

static void unused_stacks_are_given_back_once_nothing_runs(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    assert_false(fiber_pool_trim(bed.fibers)); /* nothing has run */
    fiber_start(bed.fibers, sleep_a_little, &bed);
    assert_false(fiber_pool_trim(bed.fibers)); /* it runs */
    run_until_over(&bed);
    assert_true(fiber_pool_trim(bed.fibers));
    assert_false(fiber_pool_trim(bed.fibers));
    bed.is_over = false;
    fiber_start(bed.fibers, sleep_a_little, &bed);
    run_until_over(&bed);
    assert_true(fiber_pool_trim(bed.fibers));
    close_bed(&bed);
}

static void use_much_stack(void *context)
{
    volatile char big[FIBER_STACK_BYTES / 2];
    struct bed *bed = context;

    big[0] = 1;
    big[sizeof(big) - 1] = 1;
    bed->is_over = big[0] + big[sizeof(big) - 1] == 2;
}

static void a_stack_is_as_large_as_promised(void **state)
{
    struct bed bed;

    (void)state;
    open_bed(&bed);
    fiber_start(bed.fibers, use_much_stack, &bed);
    assert_true(bed.is_over);
    close_bed(&bed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fiber_gives_way_while_it_waits),
        cmocka_unit_test(an_event_wakes_its_waiter),
        cmocka_unit_test(set_by_another_fiber_it_wakes_at_the_next_turn),
        cmocka_unit_test(an_event_set_before_is_not_waited_for),
        cmocka_unit_test(work_on_a_thread_is_waited_for),
        cmocka_unit_test(a_gate_lets_only_so_many_in),
        cmocka_unit_test(each_runs_all_and_at_most_so_many_at_a_time),
        cmocka_unit_test(unused_stacks_are_given_back_once_nothing_runs),
        cmocka_unit_test(a_stack_is_as_large_as_promised),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
