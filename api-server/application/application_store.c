#include "application/application_store.h"

#include "application/targets.h"
#include "application/tree_feed.h"
#include "base/mem.h"
#include "call.h"
#include "io/cancel.h"
#include "io/fiber.h"
#include "io/loop.h"
#include "server.h"

#include <stdlib.h>

struct application_store {
    struct loop *loop;
    struct targets *targets;
    struct tree_feeds *feeds;
    struct application_listener *first;
    size_t count;
};

struct application_store *application_store_new(struct api_server *server)
{
    struct application_store *store = xcalloc(1, sizeof(*store));

    store->loop = server->loop;
    store->targets = targets_new(server);
    store->feeds = tree_feeds_new(server);
    return store;
}

void application_store_free(struct application_store *store)
{
    if (!store)
        return;
    tree_feeds_free(store->feeds);
    targets_free(store->targets);
    free(store);
}

struct targets *application_store_targets(const struct application_store *store)
{
    return store->targets;
}

struct tree_feeds *application_store_feeds(const struct application_store *store)
{
    return store->feeds;
}

void application_store_listen(struct application_store *store,
                              struct application_listener *listener)
{
    listener->before = NULL;
    listener->next = store->first;
    if (store->first)
        store->first->before = listener;
    store->first = listener;
    store->count++;
}

void application_store_leave(struct application_store *store, struct application_listener *listener)
{
    if (listener->before)
        listener->before->next = listener->next;
    else
        store->first = listener->next;
    if (listener->next)
        listener->next->before = listener->before;
    store->count--;
}

size_t application_store_listeners(const struct application_store *store)
{
    return store->count;
}

void application_store_tell(struct application_store *store,
                            const struct application_change *change)
{
    struct application_listener *next;

    for (struct application_listener *at = store->first; at; at = next) {
        next = at->next;
        at->on_change(at, change);
    }
}

/* ---- waiting ---- */

/*
 * The fiber is woken by a timer of its own, never from within the change: what it then does may
 * well change applications, or who listens.
 */
struct waiter {
    struct application_listener listener;
    struct loop *loop;
    const struct application_wish *wish;
    struct fiber_event over;
    struct watch *wake, *timer, *cancelled;
    enum { WAITING, MET, TIMED_OUT, CANCELLED } state;
};

static void wake(void *context)
{
    struct waiter *waiter = context;

    fiber_event_set(&waiter->over);
}

static void settle(struct waiter *waiter, int state)
{
    if (waiter->state != WAITING)
        return;
    waiter->state = state;
    waiter->wake = loop_watch_once(waiter->loop, 0, wake, waiter);
}

static void on_change(struct application_listener *listener,
                      const struct application_change *change)
{
    struct waiter *waiter = (struct waiter *)listener;

    if (strcmp(change->key, waiter->wish->key) == 0 &&
        waiter->wish->is_met(waiter->wish->context, change->now))
        settle(waiter, MET);
}

static void on_timeout(void *context)
{
    settle(context, TIMED_OUT);
}

static void on_cancel(void *context, unsigned events)
{
    struct waiter *waiter = context;

    (void)events;
    watch_set_events(waiter->cancelled, 0);
    settle(waiter, CANCELLED);
}

static int64_t time_left(const struct waiter *waiter, const struct api_call *call)
{
    int64_t left = INT64_MAX;

    if (call->deadline_ms != INT64_MAX)
        left = call->deadline_ms - loop_now_ms(waiter->loop);
    if (waiter->wish->timeout_ms > 0 && waiter->wish->timeout_ms < left)
        left = waiter->wish->timeout_ms;
    return left > 0 ? left : 0;
}

static void cancel(struct watch *watch)
{
    if (watch)
        watch_cancel(watch);
}

int application_store_await(struct application_store *store, const struct api_call *call,
                            const struct application_wish *wish, struct error *err)
{
    struct waiter waiter = {
        .listener.on_change = on_change,
        .loop = store->loop,
        .wish = wish,
    };
    int64_t left = time_left(&waiter, call);

    fiber_event_init(&waiter.over);
    if (left != INT64_MAX)
        waiter.timer = loop_watch_once(store->loop, left, on_timeout, &waiter);
    if (call->cancel)
        waiter.cancelled =
            loop_watch_fd(store->loop, cancel_fd(call->cancel), LOOP_READ, on_cancel, &waiter);
    application_store_listen(store, &waiter.listener);
    fiber_event_wait(&waiter.over);
    application_store_leave(store, &waiter.listener);
    cancel(waiter.timer);
    cancel(waiter.cancelled);
    cancel(waiter.wake);
    if (waiter.state == MET)
        return 0;
    return waiter.state == TIMED_OUT ? error_set(err, ERR_TIMEOUT, "the time is over")
                                     : error_set(err, ERR_CANCELLED, "the caller has gone");
}
