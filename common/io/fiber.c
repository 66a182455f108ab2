#include "io/fiber.h"

#include "base/mem.h"
#include "base/vec.h"
#include "io/loop.h"
#include "io/worker.h"

#include <assert.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

/*
 * swapcontext() between the loop's stack and a fiber's. The sanitizers keep a picture of the stack
 * in use and have to be told of each change.
 */
#if defined(__SANITIZE_ADDRESS__)
#define WITH_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WITH_ASAN 1
#endif
#endif
#if defined(__SANITIZE_THREAD__)
#define WITH_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define WITH_TSAN 1
#endif
#endif

#ifdef WITH_ASAN
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#endif
#ifdef WITH_TSAN
#include <sanitizer/tsan_interface.h>
#endif

struct stack {
    unsigned char *base; /* the guard page first, then the stack */
};

struct fiber {
    ucontext_t context, loop_context;
    struct fiber_pool *pool;
    struct stack stack;
    fiber_fn run;
    void *argument;
    bool is_over;
    void *own_fake_stack, *loop_fake_stack; /* ASan's */
    const void *loop_stack;
    size_t loop_stack_size;
    void *own_thread, *loop_thread; /* TSan's */
};

struct fiber_pool {
    struct loop *loop;
    size_t stacks_kept, running;
    bool has_run; /* since the last fiber_pool_trim() */
    VEC(struct stack) unused;
};

/* One fiber at a time runs on a thread; this is it. */
static _Thread_local struct fiber *running_fiber;

struct fiber_pool *fiber_pool_new(struct loop *loop, size_t stacks_kept)
{
    struct fiber_pool *pool = xcalloc(1, sizeof(*pool));

    pool->loop = loop;
    pool->stacks_kept = stacks_kept;
    return pool;
}

static size_t mapping_size(void)
{
    return FIBER_STACK_BYTES + (size_t)sysconf(_SC_PAGESIZE);
}

static void unmap_stack(struct stack stack)
{
    munmap(stack.base, mapping_size());
}

void fiber_pool_free(struct fiber_pool *pool)
{
    if (!pool)
        return;
    assert(pool->running == 0);
    for (size_t i = 0; i < pool->unused.count; i++)
        unmap_stack(pool->unused.items[i]);
    vec_release(&pool->unused);
    free(pool);
}

size_t fiber_pool_running(const struct fiber_pool *pool)
{
    return pool->running;
}

bool fiber_pool_trim(struct fiber_pool *pool)
{
    bool is_due = pool->has_run && pool->running == 0;

    if (!is_due)
        return false;
    pool->has_run = false;
    for (size_t i = 0; i < pool->unused.count; i++)
        unmap_stack(pool->unused.items[i]);
    pool->unused.count = 0;
    return true;
}

static struct stack take_stack(struct fiber_pool *pool)
{
    struct stack stack;

    if (pool->unused.count > 0)
        return pool->unused.items[--pool->unused.count];
    stack.base = mmap(NULL, mapping_size(), PROT_READ | PROT_WRITE,
                      // cppcheck-suppress invalidFunctionArg; no file is behind it
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (stack.base == MAP_FAILED || mprotect(stack.base, (size_t)sysconf(_SC_PAGESIZE), PROT_NONE))
        abort(); /* out of memory */
    return stack;
}

static unsigned char *stack_begin(struct stack stack)
{
    return stack.base + (size_t)sysconf(_SC_PAGESIZE);
}

/* What a long computation touched is given back before the stack waits for its next user. */
static void give_back(struct fiber_pool *pool, struct stack stack)
{
    enum { TOUCHED_KEPT = 32 * 1024 };

#ifdef WITH_ASAN
    ASAN_UNPOISON_MEMORY_REGION(stack_begin(stack), FIBER_STACK_BYTES);
#endif
    if (pool->unused.count >= pool->stacks_kept) {
        unmap_stack(stack);
        return;
    }
    madvise(stack_begin(stack), FIBER_STACK_BYTES - TOUCHED_KEPT, MADV_DONTNEED);
    vec_push(&pool->unused, stack);
}

static void enter_stack_of_fiber(struct fiber *fiber)
{
#ifdef WITH_ASAN
    __sanitizer_start_switch_fiber(&fiber->loop_fake_stack, stack_begin(fiber->stack),
                                   FIBER_STACK_BYTES);
#endif
#ifdef WITH_TSAN
    fiber->loop_thread = __tsan_get_current_fiber();
    __tsan_switch_to_fiber(fiber->own_thread, 0);
#endif
    swapcontext(&fiber->loop_context, &fiber->context);
#ifdef WITH_ASAN
    __sanitizer_finish_switch_fiber(fiber->loop_fake_stack, NULL, NULL);
#endif
}

static void enter_stack_of_loop(struct fiber *fiber)
{
#ifdef WITH_ASAN
    __sanitizer_start_switch_fiber(fiber->is_over ? NULL : &fiber->own_fake_stack,
                                   fiber->loop_stack, fiber->loop_stack_size);
#endif
#ifdef WITH_TSAN
    __tsan_switch_to_fiber(fiber->loop_thread, 0);
#endif
    swapcontext(&fiber->context, &fiber->loop_context);
#ifdef WITH_ASAN
    __sanitizer_finish_switch_fiber(fiber->own_fake_stack, &fiber->loop_stack,
                                    &fiber->loop_stack_size);
#endif
}

/* makecontext() passes ints only: the pointer comes in two halves. */
static void run_fiber(unsigned high, unsigned low)
{
    struct fiber *fiber =
        (struct fiber *)((uintptr_t)high << 32 | low); // NOLINT(performance-no-int-to-ptr)

#ifdef WITH_ASAN
    __sanitizer_finish_switch_fiber(NULL, &fiber->loop_stack, &fiber->loop_stack_size);
#endif
    fiber->run(fiber->argument);
    fiber->is_over = true;
    enter_stack_of_loop(fiber);
}

static void end_fiber(struct fiber *fiber)
{
#ifdef WITH_TSAN
    __tsan_destroy_fiber(fiber->own_thread);
#endif
    fiber->pool->running--;
    give_back(fiber->pool, fiber->stack);
    free(fiber);
}

/* Run the fiber until it waits or ends. */
static void switch_to(struct fiber *fiber)
{
    assert(!running_fiber);
    running_fiber = fiber;
    enter_stack_of_fiber(fiber);
    running_fiber = NULL;
    if (fiber->is_over)
        end_fiber(fiber);
}

static void start_posted(void *context)
{
    switch_to(context);
}

void fiber_start(struct fiber_pool *pool, fiber_fn run, void *context)
{
    struct fiber *fiber = xcalloc(1, sizeof(*fiber));
    uintptr_t address = (uintptr_t)fiber;

    fiber->pool = pool;
    fiber->run = run;
    fiber->argument = context;
    fiber->stack = take_stack(pool);
    pool->running++;
    pool->has_run = true;
    getcontext(&fiber->context);
    fiber->context.uc_stack.ss_sp = stack_begin(fiber->stack);
    fiber->context.uc_stack.ss_size = FIBER_STACK_BYTES;
    fiber->context.uc_link = NULL;
    makecontext(&fiber->context, (void (*)(void))run_fiber, 2, (unsigned)(address >> 32),
                (unsigned)address);
#ifdef WITH_TSAN
    fiber->own_thread = __tsan_create_fiber(0);
#endif
    if (running_fiber)
        loop_post(pool->loop, start_posted, fiber);
    else
        switch_to(fiber);
}

struct fiber *fiber_current(void)
{
    return running_fiber;
}

void fiber_suspend(void)
{
    assert(running_fiber);
    enter_stack_of_loop(running_fiber);
}

void fiber_resume(struct fiber *fiber)
{
    switch_to(fiber);
}

void fiber_event_init(struct fiber_event *event)
{
    *event = (struct fiber_event){ 0 };
}

static void resume_posted(void *context)
{
    switch_to(context);
}

void fiber_event_set(struct fiber_event *event)
{
    struct fiber *waiter = event->waiter;

    assert(!event->is_set);
    event->is_set = true;
    if (!waiter)
        return;
    if (running_fiber)
        loop_post(waiter->pool->loop, resume_posted, waiter);
    else
        switch_to(waiter);
}

void fiber_event_wait(struct fiber_event *event)
{
    if (event->is_set)
        return;
    event->waiter = running_fiber;
    fiber_suspend();
    assert(event->is_set);
}

static void wake_sleeper(void *context)
{
    fiber_event_set(context);
}

void fiber_sleep_ms(int64_t delay_ms)
{
    struct fiber_event over;
    struct watch *timer;

    fiber_event_init(&over);
    timer = loop_watch_once(running_fiber->pool->loop, delay_ms, wake_sleeper, &over);
    fiber_event_wait(&over);
    watch_cancel(timer);
}

struct worker_job_of_fiber {
    void (*work)(void *context);
    void *context;
    struct fiber_event done;
};

static void run_job(void *context)
{
    struct worker_job_of_fiber *job = context;

    job->work(job->context);
}

static void job_done(void *context)
{
    struct worker_job_of_fiber *job = context;

    fiber_event_set(&job->done);
}

void fiber_run_in_worker(struct worker_pool *workers, void (*work)(void *context), void *context)
{
    struct worker_job_of_fiber job = { .work = work, .context = context };

    worker_submit(workers, run_job, job_done, &job);
    fiber_event_wait(&job.done);
}

struct gate_waiter {
    struct gate_waiter *next;
    struct fiber_event turn;
};

void fiber_gate_enter(struct fiber_gate *gate)
{
    struct gate_waiter waiter = { 0 };

    if (gate->limit == 0 || gate->inside < gate->limit) {
        gate->inside++;
        return;
    }
    /* It is taken out of the list before the wait ends. */
    if (gate->last)
        gate->last->next = &waiter;
    else
        // cppcheck-suppress autoVariables
        gate->first = &waiter;
    // cppcheck-suppress autoVariables
    gate->last = &waiter;
    fiber_event_wait(&waiter.turn); /* whoever leaves hands the place over */
}

void fiber_gate_leave(struct fiber_gate *gate)
{
    struct gate_waiter *next = gate->first;

    if (!next) {
        gate->inside--;
        return;
    }
    gate->first = next->next;
    if (!gate->first)
        gate->last = NULL;
    fiber_event_set(&next->turn);
}

struct each {
    void (*run)(void *context, size_t index);
    void *context;
    size_t next, count, running;
    struct fiber_event all_done;
};

/* One of the fibers: it takes what is next until nothing is left. */
static void run_some(void *context)
{
    struct each *each = context;

    while (each->next < each->count)
        each->run(each->context, each->next++);
    if (--each->running == 0)
        fiber_event_set(&each->all_done);
}

void fiber_each(size_t count, size_t limit, void (*run)(void *context, size_t index), void *context)
{
    struct each each = { .run = run, .context = context, .count = count };
    struct fiber_pool *pool = running_fiber->pool;
    size_t fibers = limit > 0 && limit < count ? limit : count;

    if (count <= 1) {
        if (count == 1)
            run(context, 0);
        return;
    }
    each.running = fibers;
    for (size_t i = 0; i < fibers; i++)
        fiber_start(pool, run_some, &each);
    fiber_event_wait(&each.all_done);
}
