#include "base/mem.h"
#include "io/loop.h"
#include "io/redis_client.h"

/* A connection that only listens: once subscribed, Redis takes no other commands on it. */

struct redis_subscription {
    struct redis *redis;
    char *channel;
    redis_message_fn on_message;
    void (*on_subscribed)(void *context);
    void *context;
    struct redis_link *link;
    struct watch *retry;
    struct redis_backoff backoff;
    bool is_over;
    int depth;
};

static void free_subscription(struct redis_subscription *subscription)
{
    redis_link_close(subscription->link);
    watch_cancel(subscription->retry);
    free(subscription->channel);
    free(subscription);
}

static void try_later(struct redis_subscription *subscription)
{
    redis_link_close(TAKE(subscription->link));
    watch_restart(subscription->retry, redis_backoff_next(&subscription->backoff));
}

static void on_up(void *context)
{
    struct redis_subscription *subscription = context;
    CLEANUP(error_release) struct error err = { 0 };
    const struct str argv[] = { STR("SUBSCRIBE"), str_of(subscription->channel) };

    if (redis_link_send(subscription->link, argv, 2, &err) < 0)
        try_later(subscription);
}

static bool is_named(const struct redis_reply *reply, const char *name)
{
    return reply->count == 3 && str_equals(reply->items[0]->text, name);
}

static void take(struct redis_subscription *subscription, const struct redis_reply *reply)
{
    if (is_named(reply, "message")) {
        subscription->on_message(subscription->context, reply->items[1]->text,
                                 reply->items[2]->text);
    } else if (is_named(reply, "subscribe")) {
        redis_backoff_reset(&subscription->backoff);
        if (subscription->on_subscribed)
            subscription->on_subscribed(subscription->context);
    } else {
        try_later(subscription); /* an error, or what was not asked for */
    }
}

static void on_reply(void *context, const struct redis_reply *reply)
{
    struct redis_subscription *subscription = context;

    if (subscription->is_over)
        return;
    subscription->depth++;
    take(subscription, reply);
    if (--subscription->depth == 0 && subscription->is_over)
        free_subscription(subscription);
}

static void on_down(void *context, struct error *err)
{
    (void)err; /* it comes back; whoever has to know is told by on_subscribed */
    try_later(context);
}

static void connect_now(void *context)
{
    static const struct redis_link_handler handler = { on_up, on_reply, on_down };
    struct redis_subscription *subscription = context;
    struct redis *redis = subscription->redis;

    subscription->link = redis_link_open(redis_loop(redis), redis_settings_of(redis),
                                         subscription->backoff.attempts++, &handler, subscription);
}

struct redis_subscription *redis_subscribe(struct redis *redis, const char *channel,
                                           redis_message_fn on_message,
                                           void (*on_subscribed)(void *context), void *context)
{
    struct redis_subscription *subscription = xcalloc(1, sizeof(*subscription));

    subscription->redis = redis;
    subscription->channel = xstrdup(channel);
    subscription->on_message = on_message;
    subscription->on_subscribed = on_subscribed;
    subscription->context = context;
    subscription->retry =
        loop_watch_once(redis_loop(redis), REDIS_NEVER_MS, connect_now, subscription);
    connect_now(subscription);
    return subscription;
}

void redis_unsubscribe(struct redis_subscription *subscription)
{
    if (!subscription)
        return;
    subscription->is_over = true;
    if (subscription->depth == 0)
        free_subscription(subscription);
}
