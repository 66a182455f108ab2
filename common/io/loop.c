#include "io/loop.h"

#include "base/mem.h"
#include "base/vec.h"

#include <assert.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <uv.h>
#include <zmq.h>

/*
 * libuv waits; this file gives it our shape and teaches it ZeroMQ.
 *
 * The descriptor of a ZeroMQ socket only says that something happened inside it, once; a send on
 * the socket may consume that word. So the descriptor merely ends the sleep, and what counts is
 * ZMQ_EVENTS, read again at two points of every turn:
 *
 *     timers, posts -> [prepare: input left? do not sleep] -> sleep -> descriptors
 *                   -> [check: serve each socket, a bounded number of times] -> close
 */

enum { ZMQ_BURST = 256 }; /* callbacks a socket gets in one turn, so that it starves nobody */

enum watch_kind { WATCH_FD, WATCH_TIMER, WATCH_SIGNAL, WATCH_ZMQ };

struct watch {
    union {
        uv_handle_t any;
        uv_poll_t poll; /* of a ZeroMQ socket, too */
        uv_timer_t timer;
        uv_signal_t signal;
    } handle; /* first: a handle is its watch */
    enum watch_kind kind;
    struct loop *loop;
    union {
        loop_fd_fn on_fd;
        loop_fn on_plain;
        loop_signal_fn on_signal;
    };
    void *context;
    void (*release)(void *context);
    int64_t interval_ms; /* of a timer; 0: once */
    void *socket;        /* ZeroMQ's */
    unsigned events;     /* wanted from it */
    bool is_cancelled;
    struct watch *previous, *next; /* among the ZeroMQ watches */
};

struct post {
    loop_fn run;
    void *context;
};

struct loop_remote {
    atomic_int references;
    pthread_mutex_t lock;
    struct loop *loop; /* NULL: gone */
};

struct loop {
    uv_loop_t uv;
    uv_async_t wake;
    uv_prepare_t before_sleep;
    uv_check_t after_sleep;
    uv_idle_t sleepless; /* active: the next sleep has length 0 */
    struct watch *sockets;
    bool is_running;
    atomic_bool stop;
    pthread_mutex_t lock; /* of posts */
    VEC(struct post) posts;
    struct loop_remote *remote;
};

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

/* ---- ZeroMQ ---- */

static unsigned zmq_ready(struct watch *watch)
{
    int events = 0;
    size_t size = sizeof(events);

    if (zmq_getsockopt(watch->socket, ZMQ_EVENTS, &events, &size) < 0)
        return 0; /* the context is being ended */
    return ((events & ZMQ_POLLIN) ? LOOP_READ : 0u) | ((events & ZMQ_POLLOUT) ? LOOP_WRITE : 0u);
}

static void never_sleep(uv_idle_t *idle)
{
    (void)idle; /* that it is active is its effect */
}

static void before_sleep(uv_prepare_t *prepare)
{
    struct loop *loop = prepare->data;
    bool pending = false;

    for (struct watch *watch = loop->sockets; watch; watch = watch->next)
        if (!watch->is_cancelled && (zmq_ready(watch) & watch->events))
            pending = true;

    if (pending)
        uv_idle_start(&loop->sleepless, never_sleep);
    else
        uv_idle_stop(&loop->sleepless);
}

static void serve_socket(struct watch *watch)
{
    for (int i = 0; i < ZMQ_BURST && !watch->is_cancelled; i++) {
        unsigned ready = zmq_ready(watch) & watch->events;

        if (!ready)
            return;
        watch->on_plain(watch->context);
        if (ready == LOOP_WRITE)
            return; /* room to send lasts: once a turn is enough */
    }
}

static void after_sleep(uv_check_t *check)
{
    struct loop *loop = check->data;

    /* A watch that is cancelled on the way stays in the list until the end of the turn. */
    for (struct watch *watch = loop->sockets; watch; watch = watch->next)
        serve_socket(watch);
}

static void on_zmq_descriptor(uv_poll_t *poll, int status, int events)
{
    (void)poll; /* it only ended the sleep */
    (void)status;
    (void)events;
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
    loop->wake.data = loop->before_sleep.data = loop->after_sleep.data = loop;
    loop->sleepless.data = loop;
    return loop;
}

static bool is_own_handle(const struct loop *loop, const uv_handle_t *handle)
{
    return (const void *)handle == &loop->wake || (const void *)handle == &loop->before_sleep ||
           (const void *)handle == &loop->after_sleep || (const void *)handle == &loop->sleepless;
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

int loop_run_until(struct loop *loop, const bool *done, int timeout_ms, struct error *err)
{
    bool is_late = false;
    struct watch *timer = loop_watch_once(loop, timeout_ms, set_flag, &is_late);
    bool stopped = false;

    assert(!loop->is_running);
    loop->is_running = true;
    while (!*done && !is_late && !(stopped = atomic_exchange(&loop->stop, false)))
        uv_run(&loop->uv, UV_RUN_ONCE);
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

static struct watch *new_watch(struct loop *loop, enum watch_kind kind, void *context)
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

static void on_fd(uv_poll_t *poll, int status, int events)
{
    struct watch *watch = (struct watch *)poll;
    unsigned ready = ((events & (UV_READABLE | UV_DISCONNECT)) ? LOOP_READ : 0u) |
                     ((events & UV_WRITABLE) ? LOOP_WRITE : 0u);

    /* A broken descriptor is ready for all that is wanted: the next read or write says why. */
    if (status < 0)
        ready = watch->events;
    watch->on_fd(watch->context, ready);
}

struct watch *loop_watch_fd(struct loop *loop, int fd, unsigned events, loop_fd_fn on_ready,
                            void *context)
{
    struct watch *watch = new_watch(loop, WATCH_FD, context);
    int status = uv_poll_init(&loop->uv, &watch->handle.poll, fd);

    assert(status == 0); /* a file on disk, or watched twice */
    (void)status;
    watch->on_fd = on_ready;
    watch_set_events(watch, events);
    return watch;
}

void watch_set_events(struct watch *watch, unsigned events)
{
    int wanted =
        ((events & LOOP_READ) ? UV_READABLE : 0) | ((events & LOOP_WRITE) ? UV_WRITABLE : 0);

    assert(watch->kind == WATCH_FD || watch->kind == WATCH_ZMQ);
    if (watch->is_cancelled || (watch->kind == WATCH_FD && watch->events == events))
        return;
    watch->events = events;
    if (watch->kind == WATCH_ZMQ)
        return; /* its descriptor is always watched: whoever does not listen is woken for ever */
    if (wanted)
        uv_poll_start(&watch->handle.poll, wanted, on_fd);
    else
        uv_poll_stop(&watch->handle.poll);
}

static void on_timer(uv_timer_t *timer)
{
    struct watch *watch = (struct watch *)timer;

    watch->on_plain(watch->context);
}

static struct watch *watch_timer(struct loop *loop, int64_t delay_ms, int64_t interval_ms,
                                 loop_fn on_expiry, void *context)
{
    struct watch *watch = new_watch(loop, WATCH_TIMER, context);

    watch->on_plain = on_expiry;
    watch->interval_ms = interval_ms;
    uv_timer_init(&loop->uv, &watch->handle.timer);
    watch_restart(watch, delay_ms);
    return watch;
}

struct watch *loop_watch_timer(struct loop *loop, int64_t interval_ms, loop_fn on_expiry,
                               void *context)
{
    return watch_timer(loop, interval_ms, interval_ms > 0 ? interval_ms : 1, on_expiry, context);
}

struct watch *loop_watch_once(struct loop *loop, int64_t delay_ms, loop_fn on_expiry, void *context)
{
    return watch_timer(loop, delay_ms, 0, on_expiry, context);
}

void watch_restart(struct watch *watch, int64_t delay_ms)
{
    assert(watch->kind == WATCH_TIMER);
    if (watch->is_cancelled)
        return;
    if (!watch->loop->is_running)
        uv_update_time(&watch->loop->uv); /* nobody read the clock lately */
    uv_timer_start(&watch->handle.timer, on_timer, delay_ms > 0 ? (uint64_t)delay_ms : 0,
                   (uint64_t)watch->interval_ms);
}

static void on_signal(uv_signal_t *handle, int number)
{
    struct watch *watch = (struct watch *)handle;

    watch->on_signal(watch->context, number);
}

struct watch *loop_watch_signal(struct loop *loop, int number, loop_signal_fn on_arrival,
                                void *context)
{
    struct watch *watch = new_watch(loop, WATCH_SIGNAL, context);

    watch->on_signal = on_arrival;
    uv_signal_init(&loop->uv, &watch->handle.signal);
    uv_signal_start(&watch->handle.signal, on_signal, number);
    return watch;
}

struct watch *loop_watch_zmq(struct loop *loop, void *socket, loop_fn on_ready, void *context)
{
    struct watch *watch = new_watch(loop, WATCH_ZMQ, context);
    int fd = -1;
    size_t size = sizeof(fd);
    int status = zmq_getsockopt(socket, ZMQ_FD, &fd, &size);

    assert(status == 0); /* not a socket */
    status = uv_poll_init(&loop->uv, &watch->handle.poll, fd);
    assert(status == 0);
    (void)status;
    watch->on_plain = on_ready;
    watch->socket = socket;
    watch->events = LOOP_READ;
    uv_poll_start(&watch->handle.poll, UV_READABLE, on_zmq_descriptor);

    watch->next = loop->sockets;
    if (watch->next)
        watch->next->previous = watch;
    loop->sockets = watch;
    uv_prepare_start(&loop->before_sleep, before_sleep);
    uv_check_start(&loop->after_sleep, after_sleep);
    return watch;
}
