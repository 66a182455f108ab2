#include "io/worker.h"

#include "base/mem.h"
#include "io/cancel.h"
#include "io/loop.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

/*
 *   loop:    worker_submit -> waiting ----.                    .-> done()
 *                                          v                   |
 *   threads:                              run() -> finished -> delivery (posted to the loop)
 */

enum { DEFAULT_STACK = 2 * 1024 * 1024, MIN_STACK = 1024 * 1024 };
enum { DEFAULT_IDLE_MS = 10000, DEFAULT_NICE = 5, NAME_MAX_BYTES = 16 };

struct job {
    struct job *next;
    worker_run_fn run;
    worker_done_fn done;
    void *context;
    struct cancel *cancel;
};

struct queue {
    struct job *first, **last;
    size_t count;
};

struct thread {
    struct thread *next;
    struct worker_pool *pool;
    pthread_t id;
    bool has_ended; /* and waits to be joined */
};

/* On its way to the loop, at most one a pool; it outlives a pool that is freed meanwhile. */
struct delivery {
    struct worker_pool *pool; /* NULL: freed */
};

struct worker_pool {
    struct loop *loop;
    struct worker_options options;
    char name[NAME_MAX_BYTES];
    pthread_mutex_t lock; /* of all that follows */
    pthread_cond_t work;  /* there is a job, or the end */
    struct queue waiting, finished;
    struct delivery *delivery;
    struct thread *threads;
    size_t living, idle, running;
    bool is_ending;
};

static void queue_init(struct queue *queue)
{
    queue->first = NULL;
    queue->last = &queue->first;
    queue->count = 0;
}

static void queue_push(struct queue *queue, struct job *job)
{
    job->next = NULL;
    *queue->last = job;
    queue->last = &job->next;
    queue->count++;
}

static struct job *queue_pop(struct queue *queue)
{
    struct job *job = queue->first;

    if (!job)
        return NULL;
    queue->first = job->next;
    if (!queue->first)
        queue->last = &queue->first;
    queue->count--;
    return job;
}

static struct job *take_all(struct queue *queue)
{
    struct job *jobs = queue->first;

    queue_init(queue);
    return jobs;
}

/* ---- the loop's side ---- */

static void tell(struct job *jobs)
{
    for (struct job *job = jobs, *next; job; job = next) {
        next = job->next;
        if (job->done)
            job->done(job->context);
        cancel_unref(job->cancel);
        free(job);
    }
}

static void deliver(void *context)
{
    struct delivery *delivery = context;
    struct worker_pool *pool = delivery->pool;
    struct job *jobs;

    free(delivery);
    if (!pool)
        return;
    pthread_mutex_lock(&pool->lock);
    pool->delivery = NULL;
    jobs = take_all(&pool->finished);
    pthread_mutex_unlock(&pool->lock);
    tell(jobs); /* nothing of the pool is touched from here on: a callback may free it */
}

struct worker_pool *worker_pool_new(struct loop *loop, const struct worker_options *options)
{
    struct worker_pool *pool = xcalloc(1, sizeof(*pool));
    pthread_condattr_t attributes;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);

    pool->loop = loop;
    if (options)
        pool->options = *options;
    snprintf(pool->name, sizeof(pool->name), "%s",
             options && options->name ? options->name : "worker");
    if (pool->options.max_threads == 0)
        pool->options.max_threads = processors > 3 ? (size_t)processors - 1 : 2;
    if (pool->options.stack_bytes == 0)
        pool->options.stack_bytes = DEFAULT_STACK;
    if (pool->options.stack_bytes < MIN_STACK)
        pool->options.stack_bytes = MIN_STACK;
    if (pool->options.nice == 0)
        pool->options.nice = DEFAULT_NICE;
    if (pool->options.idle_ms == 0)
        pool->options.idle_ms = DEFAULT_IDLE_MS;

    queue_init(&pool->waiting);
    queue_init(&pool->finished);
    pthread_mutex_init(&pool->lock, NULL);
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&pool->work, &attributes);
    pthread_condattr_destroy(&attributes);
    return pool;
}

/* ---- the threads' side; the lock is held where not said otherwise ---- */

static void finish(struct worker_pool *pool, struct job *job)
{
    queue_push(&pool->finished, job);
    if (pool->delivery || pool->is_ending)
        return; /* one is under way, or worker_pool_free() tells */
    pool->delivery = xcalloc(1, sizeof(*pool->delivery));
    pool->delivery->pool = pool;
    loop_post(pool->loop, deliver, pool->delivery);
}

static void run_job(struct worker_pool *pool, struct job *job)
{
    pool->running++;
    pthread_mutex_unlock(&pool->lock);
    if (!is_cancelled(job->cancel))
        job->run(job->context);
    pthread_mutex_lock(&pool->lock);
    pool->running--;
    finish(pool, job);
}

/* False: nothing came for as long as a thread may idle. */
static bool wait_for_work(struct worker_pool *pool)
{
    struct timespec until;
    int status = 0;

    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += pool->options.idle_ms / 1000;
    until.tv_nsec += pool->options.idle_ms % 1000 * 1000000L;
    if (until.tv_nsec >= 1000000000L) {
        until.tv_sec++;
        until.tv_nsec -= 1000000000L;
    }
    pool->idle++;
    while (!pool->waiting.first && !pool->is_ending && status != ETIMEDOUT)
        status = pthread_cond_timedwait(&pool->work, &pool->lock, &until);
    pool->idle--;
    return pool->waiting.first && !pool->is_ending;
}

static void *thread_main(void *context)
{
    struct thread *thread = context;
    struct worker_pool *pool = thread->pool;

    pthread_setname_np(pthread_self(), pool->name);
    /* Linux keeps the priority by thread. That it may be refused is no harm. */
    if (pool->options.nice > 0)
        (void)setpriority(PRIO_PROCESS, (id_t)gettid(),
                          getpriority(PRIO_PROCESS, 0) + pool->options.nice);

    pthread_mutex_lock(&pool->lock);
    for (;;) {
        struct job *job = pool->is_ending ? NULL : queue_pop(&pool->waiting);

        if (job)
            run_job(pool, job);
        else if (!wait_for_work(pool))
            break;
    }
    pool->living--;
    thread->has_ended = true;
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

static void start_thread(struct worker_pool *pool)
{
    struct thread *thread = xcalloc(1, sizeof(*thread));
    pthread_attr_t attributes;
    sigset_t all;
    int status;

    thread->pool = pool;
    sigfillset(&all); /* signals are the loop's */
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, pool->options.stack_bytes);
    pthread_attr_setsigmask_np(&attributes, &all);
    status = pthread_create(&thread->id, &attributes, thread_main, thread);
    pthread_attr_destroy(&attributes);
    if (status != 0) {
        free(thread);
        if (pool->living == 0)
            abort(); /* not even one: as out of memory */
        return;
    }
    thread->next = pool->threads;
    pool->threads = thread;
    pool->living++;
}

/* An ended thread needs no waiting for. */
static void join_ended(struct worker_pool *pool)
{
    for (struct thread **at = &pool->threads; *at;) {
        struct thread *thread = *at;

        if (!thread->has_ended) {
            at = &thread->next;
            continue;
        }
        *at = thread->next;
        pthread_join(thread->id, NULL);
        free(thread);
    }
}

/* ---- the loop's side again ---- */

void worker_submit_cancellable(struct worker_pool *pool, struct cancel *cancel, worker_run_fn run,
                               worker_done_fn done, void *context)
{
    struct job *job = xcalloc(1, sizeof(*job));

    job->run = run;
    job->done = done;
    job->context = context;
    job->cancel = cancel_ref(cancel);

    pthread_mutex_lock(&pool->lock);
    assert(!pool->is_ending);
    join_ended(pool);
    queue_push(&pool->waiting, job);
    if (pool->waiting.count > pool->idle && pool->living < pool->options.max_threads)
        start_thread(pool);
    pthread_cond_signal(&pool->work);
    pthread_mutex_unlock(&pool->lock);
}

void worker_submit(struct worker_pool *pool, worker_run_fn run, worker_done_fn done, void *context)
{
    worker_submit_cancellable(pool, NULL, run, done, context);
}

struct worker_stats worker_pool_stats(struct worker_pool *pool)
{
    struct worker_stats stats;

    pthread_mutex_lock(&pool->lock);
    stats = (struct worker_stats){ pool->waiting.count, pool->running, pool->living };
    pthread_mutex_unlock(&pool->lock);
    return stats;
}

void worker_pool_free(struct worker_pool *pool)
{
    if (!pool)
        return;

    pthread_mutex_lock(&pool->lock);
    pool->is_ending = true;
    pthread_cond_broadcast(&pool->work);
    pthread_mutex_unlock(&pool->lock);
    for (struct thread *thread = pool->threads, *next; thread; thread = next) {
        next = thread->next;
        pthread_join(thread->id, NULL);
        free(thread);
    }
    if (pool->delivery)
        pool->delivery->pool = NULL;
    tell(take_all(&pool->finished));
    tell(take_all(&pool->waiting));
    pthread_cond_destroy(&pool->work);
    pthread_mutex_destroy(&pool->lock);
    free(pool);
}
