#include "io/cancel.h"
#include "io/loop.h"
#include "io/worker.h"
#include "test.h"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static void sleep_ms(int ms)
{
    struct timespec time = { ms / 1000, ms % 1000 * 1000000L };

    nanosleep(&time, NULL);
}

static void run_until(struct loop *loop, const bool *done)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (loop_run_until(loop, done, 20000, &err) < 0)
        fail_msg("%s", error_text(&err));
}

struct sum {
    struct worker_pool *pool;
    int jobs, done_jobs;
    long total;
    pthread_t loop_thread;
    bool done;
};

struct addend {
    struct sum *sum;
    int value;
    long result;
};

static void square(void *context)
{
    struct addend *addend = context;

    addend->result = (long)addend->value * addend->value;
}

static void add(void *context)
{
    struct addend *addend = context;
    struct sum *sum = addend->sum;

    assert_true(pthread_equal(pthread_self(), sum->loop_thread));
    sum->total += addend->result;
    sum->done = ++sum->done_jobs == sum->jobs;
    free(addend);
}

static void every_job_runs_and_tells_its_end_on_the_loop(void **state)
{
    enum { JOBS = 1000 };
    CLEANUP(loop_free) struct loop *loop = loop_new();
    CLEANUP(worker_pool_free) struct worker_pool *pool = worker_pool_new(loop, NULL);
    struct sum sum = { .pool = pool, .jobs = JOBS, .loop_thread = pthread_self() };
    long expected = 0;

    (void)state;
    for (int i = 0; i < JOBS; i++) {
        struct addend *addend = malloc(sizeof(*addend));

        *addend = (struct addend){ &sum, i, 0 };
        expected += (long)i * i;
        worker_submit(pool, square, add, addend);
    }
    run_until(loop, &sum.done);
    assert_int_equal(sum.total, expected);
}

struct probe {
    atomic_int runs;
    int ended, target;
    int nice;
    size_t stack;
    bool signals_blocked, done;
};

static void look_around(void *context)
{
    struct probe *probe = context;
    pthread_attr_t attributes;
    sigset_t mask;

    pthread_getattr_np(pthread_self(), &attributes);
    pthread_attr_getstacksize(&attributes, &probe->stack);
    pthread_attr_destroy(&attributes);
    probe->nice = getpriority(PRIO_PROCESS, (id_t)gettid());
    pthread_sigmask(SIG_BLOCK, NULL, &mask);
    probe->signals_blocked = sigismember(&mask, SIGTERM) == 1;
    atomic_fetch_add(&probe->runs, 1);
}

static void end_probe(void *context)
{
    struct probe *probe = context;

    probe->done = ++probe->ended >= probe->target;
}

static void a_thread_has_a_large_stack_no_signals_and_yields_to_the_loop(void **state)
{
    CLEANUP(loop_free) struct loop *loop = loop_new();
    CLEANUP(worker_pool_free) struct worker_pool *pool = worker_pool_new(loop, NULL);
    struct probe probe = { .target = 1 };

    (void)state;
    worker_submit(pool, look_around, end_probe, &probe);
    run_until(loop, &probe.done);
    assert_true(probe.stack >= 1024 * 1024);
    assert_true(probe.signals_blocked);
    assert_int_equal(probe.nice, getpriority(PRIO_PROCESS, 0) + 5);
}

static void nap(void *context)
{
    struct probe *probe = context;

    sleep_ms(20);
    atomic_fetch_add(&probe->runs, 1);
}

static void threads_start_when_needed_up_to_the_limit_and_end_when_idle(void **state)
{
    CLEANUP(loop_free) struct loop *loop = loop_new();
    struct worker_options options = { .max_threads = 3, .idle_ms = 20 };
    CLEANUP(worker_pool_free) struct worker_pool *pool = worker_pool_new(loop, &options);
    struct probe probe = { .target = 8 };

    (void)state;
    assert_int_equal(worker_pool_stats(pool).threads, 0);
    worker_submit(pool, nap, end_probe, &probe);
    assert_int_equal(worker_pool_stats(pool).threads, 1);
    for (int i = 1; i < probe.target; i++)
        worker_submit(pool, nap, end_probe, &probe);
    assert_int_equal(worker_pool_stats(pool).threads, 3);
    run_until(loop, &probe.done);
    for (int i = 0; i < 200 && worker_pool_stats(pool).threads > 0; i++)
        sleep_ms(10);
    assert_int_equal(worker_pool_stats(pool).threads, 0);

    probe.done = false;
    probe.target = 9;
    worker_submit(pool, nap, end_probe, &probe);
    run_until(loop, &probe.done);
    assert_int_equal(atomic_load(&probe.runs), 9);
}

struct waiting {
    struct cancel *cancel;
    bool saw_it, done;
};

static void wait_for_cancel(void *context)
{
    struct waiting *waiting = context;
    struct pollfd fd = { .fd = cancel_fd(waiting->cancel), .events = POLLIN };

    waiting->saw_it = poll(&fd, 1, 10000) == 1 && is_cancelled(waiting->cancel);
}

static void end_waiting(void *context)
{
    struct waiting *waiting = context;

    waiting->done = true;
}

static void request_it(void *context)
{
    struct waiting *waiting = context;

    cancel_request(waiting->cancel);
}

static void a_cancelled_token_wakes_the_job_that_waits_for_it(void **state)
{
    CLEANUP(loop_free) struct loop *loop = loop_new();
    CLEANUP(worker_pool_free) struct worker_pool *pool = worker_pool_new(loop, NULL);
    CLEANUP(cancel_unref) struct cancel *cancel = cancel_new();
    struct waiting waiting = { .cancel = cancel };
    struct watch *timer = loop_watch_once(loop, 20, request_it, &waiting);

    (void)state;
    worker_submit_cancellable(pool, cancel, wait_for_cancel, end_waiting, &waiting);
    run_until(loop, &waiting.done);
    watch_cancel(timer);
    assert_true(waiting.saw_it);
}

static void a_job_cancelled_before_it_began_is_left_out_but_ends(void **state)
{
    CLEANUP(loop_free) struct loop *loop = loop_new();
    CLEANUP(worker_pool_free) struct worker_pool *pool = worker_pool_new(loop, NULL);
    CLEANUP(cancel_unref) struct cancel *cancel = cancel_new();
    struct probe probe = { .target = 1 };

    (void)state;
    cancel_request(cancel);
    worker_submit_cancellable(pool, cancel, nap, end_probe, &probe);
    run_until(loop, &probe.done);
    assert_int_equal(atomic_load(&probe.runs), 0);
}

static void freeing_the_pool_ends_every_job_once(void **state)
{
    CLEANUP(loop_free) struct loop *loop = loop_new();
    struct worker_options options = { .max_threads = 2 };
    struct worker_pool *pool = worker_pool_new(loop, &options);
    struct probe probe = { .target = 50 };

    (void)state;
    for (int i = 0; i < probe.target; i++)
        worker_submit(pool, nap, end_probe, &probe);
    sleep_ms(30);
    worker_pool_free(pool);
    assert_int_equal(probe.ended, 50);
    assert_true(atomic_load(&probe.runs) < 50);
}

static void free_pool(void *context)
{
    struct sum *sum = context;

    worker_pool_free(sum->pool);
    sum->done = true;
}

static void nothing(void *context)
{
    (void)context;
}

static void a_pool_may_be_freed_in_a_callback_of_its_own(void **state)
{
    CLEANUP(loop_free) struct loop *loop = loop_new();
    struct sum sum = { .pool = worker_pool_new(loop, NULL) };

    (void)state;
    worker_submit(sum.pool, nothing, free_pool, &sum);
    run_until(loop, &sum.done);
}

static void *ring_it(void *context)
{
    cancel_request(context);
    return NULL;
}

static void a_request_and_the_first_use_of_the_descriptor_may_race(void **state)
{
    (void)state;
    for (int i = 0; i < 200; i++) {
        CLEANUP(cancel_unref) struct cancel *cancel = cancel_new();
        struct pollfd fd = { .events = POLLIN };
        pthread_t thread;

        pthread_create(&thread, NULL, ring_it, cancel);
        fd.fd = cancel_fd(cancel);
        assert_int_equal(poll(&fd, 1, 10000), 1);
        pthread_join(thread, NULL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_job_runs_and_tells_its_end_on_the_loop),
        cmocka_unit_test(a_thread_has_a_large_stack_no_signals_and_yields_to_the_loop),
        cmocka_unit_test(threads_start_when_needed_up_to_the_limit_and_end_when_idle),
        cmocka_unit_test(a_cancelled_token_wakes_the_job_that_waits_for_it),
        cmocka_unit_test(a_job_cancelled_before_it_began_is_left_out_but_ends),
        cmocka_unit_test(freeing_the_pool_ends_every_job_once),
        cmocka_unit_test(a_pool_may_be_freed_in_a_callback_of_its_own),
        cmocka_unit_test(a_request_and_the_first_use_of_the_descriptor_may_race),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
