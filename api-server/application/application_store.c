#include "application/application_store.h"

#include "application/targets.h"
#include "application/tree_feed.h"
#include "base/mem.h"
#include "call.h"
#include "data/json.h"
#include "io/cancel.h"
#include "io/fiber.h"
#include "io/loop.h"
#include "server.h"

#include <stdlib.h>

enum { GONE_KEPT = 64, GONE_MS = 30000 };

struct gone {
    struct json_doc *document; /* NULL: the place is free */
    int64_t since_ms;
};

struct application_store {
    struct loop *loop;
    struct targets *targets;
    struct tree_feeds *feeds;
    struct application_listener *first;
    size_t count;
    struct gone gone[GONE_KEPT];
    size_t next_gone; /* the place that is taken next: the oldest */
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
    for (size_t i = 0; i < GONE_KEPT; i++)
        json_doc_unref(store->gone[i].document);
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

/* ---- what went ---- */

static void forget(struct gone *gone)
{
    json_doc_unref(gone->document);
    gone->document = NULL;
}

static const struct gone *find_gone(const struct application_store *store, struct str namespace,
                                    struct str name)
{
    for (size_t i = 0; i < GONE_KEPT; i++) {
        const struct json_doc *document = store->gone[i].document;
        const struct json *metadata =
            document ? json_get(json_doc_root(document), "metadata") : NULL;

        if (metadata && str_equal(json_string(json_get(metadata, "name")), name) &&
            str_equal(json_string(json_get(metadata, "namespace")), namespace))
            return &store->gone[i];
    }
    return NULL;
}

/* One entry a name; and none that is too old stays because nothing else goes. */
static void note_presence(struct application_store *store, const struct application_change *change)
{
    const struct json *document = json_doc_root(change->now ? change->now : change->before);
    const struct gone *known = find_gone(store, json_text_at(document, "metadata.namespace"),
                                         json_text_at(document, "metadata.name"));
    int64_t now_ms = loop_now_ms(store->loop);

    for (size_t i = 0; i < GONE_KEPT; i++)
        if (&store->gone[i] == known || now_ms - store->gone[i].since_ms > GONE_MS)
            forget(&store->gone[i]);
    if (change->now)
        return;
    forget(&store->gone[store->next_gone]);
    store->gone[store->next_gone] = (struct gone){ json_doc_ref(change->before), now_ms };
    store->next_gone = (store->next_gone + 1) % GONE_KEPT;
}

struct json_doc *application_store_lately_gone(const struct application_store *store,
                                               struct str namespace, struct str name)
{
    const struct gone *gone = find_gone(store, namespace, name);

    return gone && loop_now_ms(store->loop) - gone->since_ms <= GONE_MS ? gone->document : NULL;
}

void application_store_tell(struct application_store *store,
                            const struct application_change *change)
{
    struct application_listener *next;

    if (!change->now || !change->before)
        note_presence(store, change);
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
