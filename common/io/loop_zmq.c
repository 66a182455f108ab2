#include "io/loop.h"
#include "io/loop_private.h"

#include <assert.h>
#include <zmq.h>

/*
 * What the loop knows of ZeroMQ, in a file of its own: a program that has no such socket is linked
 * without it and without the library.
 *
 * The descriptor of a ZeroMQ socket only says that something happened inside it, once; a send on
 * the socket may consume that word. So the descriptor merely ends the sleep, and what counts is
 * ZMQ_EVENTS, read again at two points of every turn:
 *
 *     timers, posts -> [prepare: input left? do not sleep] -> sleep -> descriptors
 *                   -> [check: serve each socket, a bounded number of times] -> close
 */

enum { ZMQ_BURST = 256 }; /* callbacks a socket gets in one turn, so that it starves nobody */

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

struct watch *loop_watch_zmq(struct loop *loop, void *socket, loop_fn on_ready, void *context)
{
    struct watch *watch = loop_new_watch(loop, WATCH_ZMQ, context);
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
