#include "io/loop.h"

#include "base/mem.h"
#include "io/loop_private.h"

#include <assert.h>
#include <signal.h>

/* libuv waits; this file gives it our shape. */

/* ---- posts ---- */

static bool run_posts(struct loop *loop)
{
    VEC(struct post) posts = { 0 };

    pthread_mutex_lock(&loop->lock);
    posts.items = TAKE(loop->posts.items);
    posts.count = loop->posts.count;
    loop->posts.count = loop->posts.capacity = 0;
    pthread_mutex_unlock(&loop->lock);

    for (size_t i = 0; i < posts.count; i++)
        posts.items[i].run(posts.items[i].context);
    free(posts.items);
    return posts.count > 0;
}

static void on_wake(uv_async_t *wake)
{
    struct loop *loop = wake->data;

    run_posts(loop);
    if (atomic_load(&loop->stop))
        uv_stop(&loop->uv);
}

void loop_post(struct loop *loop, loop_fn run, void *context)
{
    pthread_mutex_lock(&loop->lock);
    vec_push(&loop->posts, ((struct post){ run, context }));
    pthread_mutex_unlock(&loop->lock);
    uv_async_send(&loop->wake);
}

void loop_stop(struct loop *loop)
{
    atomic_store(&loop->stop, true);
    uv_async_send(&loop->wake);
}

static struct loop_remote *new_remote(struct loop *loop)
{
    struct loop_remote *remote = xcalloc(1, sizeof(*remote));

    atomic_init(&remote->references, 1);
    pthread_mutex_init(&remote->lock, NULL);
    remote->loop = loop;
    return remote;
}

struct loop_remote *loop_remote_ref(struct loop *loop)
{
    atomic_fetch_add(&loop->remote->references, 1);
    return loop->remote;
}

void loop_remote_unref(struct loop_remote *remote)
{
    if (!remote || atomic_fetch_sub(&remote->references, 1) > 1)
        return;
    pthread_mutex_destroy(&remote->lock);
    free(remote);
}

bool loop_remote_post(struct loop_remote *remote, loop_fn run, void *context)
{
    bool is_there;

    pthread_mutex_lock(&remote->lock);
    is_there = remote->loop != NULL;
    if (is_there)
        loop_post(remote->loop, run, context);
    pthread_mutex_unlock(&remote->lock);
    return is_there;
}

static void end_remote(struct loop_remote *remote)
{
    pthread_mutex_lock(&remote->lock);
    remote->loop = NULL;
    pthread_mutex_unlock(&remote->lock);
    loop_remote_unref(remote);
}

/* ---- the loop ---- */

struct loop *loop_new(void)
{
    struct loop *loop = xcalloc(1, sizeof(*loop));

    /* A peer that goes away is an error of the write, not the end of the process. */
    signal(SIGPIPE, SIG_IGN);

    if (uv_loop_init(&loop->uv) != 0)
        abort(); /* out of descriptors before anything began */
    pthread_mutex_init(&loop->lock, NULL);
    loop->remote = new_remote(loop);
    uv_async_init(&loop->uv, &loop->wake, on_wake);
    uv_prepare_init(&loop->uv, &loop->before_sleep);
    uv_check_init(&loop->uv, &loop->after_sleep);
    uv_idle_init(&loop->uv, &loop->sleepless);
    uv_prepare_init(&loop->uv, &loop->look_up);
    loop->wake.data = loop->before_sleep.data = loop->after_sleep.data = loop;
    loop->sleepless.data = loop;
    return loop;
}

static bool is_own_handle(const struct loop *loop, const uv_handle_t *handle)
{
    return (const void *)handle == &loop->wake || (const void *)handle == &loop->before_sleep ||
           (const void *)handle == &loop->after_sleep || (const void *)handle == &loop->sleepless ||
           (const void *)handle == &loop->look_up;
}

/* First those that nobody owns: their release may cancel others, which are all still there. */
static void release_watch(uv_handle_t *handle, void *context)
{
    struct watch *watch = (struct watch *)handle;
    void (*release)(void *context);

    if (is_own_handle(context, handle) || !watch->release)
        return;
    release = TAKE(watch->release);
    watch_cancel(watch);
    release(watch->context);
}

static void close_handle(uv_handle_t *handle, void *context)
{
    struct loop *loop = context;

    if (uv_is_closing(handle))
        return;
    if (is_own_handle(loop, handle))
        uv_close(handle, NULL);
    else
        watch_cancel((struct watch *)handle);
}

void loop_free(struct loop *loop)
{
    if (!loop)
        return;
    end_remote(loop->remote);
    while (run_posts(loop))
        ;
    uv_walk(&loop->uv, release_watch, loop);
    uv_walk(&loop->uv, close_handle, loop);
    uv_run(&loop->uv, UV_RUN_DEFAULT);
    if (uv_loop_close(&loop->uv) != 0)
        assert(!"something is still watched");
    pthread_mutex_destroy(&loop->lock);
    vec_release(&loop->posts);
    free(loop);
}

int loop_run(struct loop *loop, struct error *err)
{
    assert(!loop->is_running);
    loop->is_running = true;
    while (!atomic_load(&loop->stop))
        if (!uv_run(&loop->uv, UV_RUN_DEFAULT))
            break;
    loop->is_running = false;
    if (!atomic_exchange(&loop->stop, false))
        return error_set(err, ERR_INTERNAL, "nothing is left to wait for");
    return 0;
}

static void set_flag(void *context)
{
    *(bool *)context = true;
}

/* A timer that is due sets the flag just before the loop would sleep until something else comes. */
static void wake_if_done(uv_prepare_t *look_up)
{
    const bool *done = look_up->data;

    if (*done)
        uv_stop(look_up->loop);
}

int loop_run_until(struct loop *loop, const bool *done, int timeout_ms, struct error *err)
{
    bool is_late = false;
    struct watch *timer = loop_watch_once(loop, timeout_ms, set_flag, &is_late);
    bool stopped = false;

    assert(!loop->is_running);
    loop->is_running = true;
    loop->look_up.data = (void *)(uintptr_t)done;
    uv_prepare_start(&loop->look_up, wake_if_done);
    while (!*done && !is_late && !(stopped = atomic_exchange(&loop->stop, false)))
        uv_run(&loop->uv, UV_RUN_ONCE);
    uv_prepare_stop(&loop->look_up);
    loop->is_running = false;
    watch_cancel(timer);

    if (*done)
        return 0;
    if (stopped)
        return error_set(err, ERR_CANCELLED, "the loop was stopped");
    return error_set(err, ERR_TIMEOUT, "not done within %d ms", timeout_ms);
}

int64_t loop_now_ms(const struct loop *loop)
{
    return (int64_t)uv_now(&loop->uv);
}

/* ---- watches ---- */

struct watch *loop_new_watch(struct loop *loop, enum watch_kind kind, void *context)
{
    struct watch *watch = xcalloc(1, sizeof(*watch));

    watch->loop = loop;
    watch->kind = kind;
    watch->context = context;
    return watch;
}

static void unlink_socket(struct watch *watch)
{
    struct loop *loop = watch->loop;

    if (watch->previous)
        watch->previous->next = watch->next;
    else
        loop->sockets = watch->next;
    if (watch->next)
        watch->next->previous = watch->previous;
    if (!loop->sockets) {
        uv_prepare_stop(&loop->before_sleep);
        uv_check_stop(&loop->after_sleep);
        uv_idle_stop(&loop->sleepless);
    }
}

static void free_watch(uv_handle_t *handle)
{
    struct watch *watch = (struct watch *)handle;

    if (watch->kind == WATCH_ZMQ)
        unlink_socket(watch);
    if (watch->release)
        watch->release(watch->context);
    free(watch);
}

void watch_cancel(struct watch *watch)
{
    if (!watch || watch->is_cancelled)
        return;
    watch->is_cancelled = true;
    uv_close(&watch->handle.any, free_watch);
}

void watch_set_release(struct watch *watch, void (*release)(void *context))
{
    watch->release = release;
}
