#include "io/loop_private.h"

#include <assert.h>

/* Descriptors, timers and signals: libuv's, in our shape. */

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
    struct watch *watch = loop_new_watch(loop, WATCH_FD, context);
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
    struct watch *watch = loop_new_watch(loop, WATCH_TIMER, context);

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

static void on_uv_signal(uv_signal_t *handle, int number)
{
    struct watch *watch = (struct watch *)handle;

    watch->on_signal(watch->context, number);
}

struct watch *loop_watch_signal(struct loop *loop, int signal, loop_signal_fn on_signal,
                                void *context)
{
    struct watch *watch = loop_new_watch(loop, WATCH_SIGNAL, context);

    watch->on_signal = on_signal;
    uv_signal_init(&loop->uv, &watch->handle.signal);
    uv_signal_start(&watch->handle.signal, on_uv_signal, signal);
    return watch;
}
