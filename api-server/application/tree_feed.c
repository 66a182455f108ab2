#include "application/tree_feed.h"

#include "application/app_state.h"
#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "call.h"
#include "data/json.h"
#include "io/fiber.h"
#include "io/redis.h"
#include "server.h"

#include <stdlib.h>

struct viewer {
    struct viewer *next;
    struct feed *feed;
    struct api_stream *stream;
    const char *object; /* how policies name the application */
    bool is_due;        /* it has not got what was written last */
};

struct feed {
    struct tree_feeds *owner;
    char *instance;
    struct viewer *viewers;
    struct redis_subscription *subscription;
    bool is_subscribed;
    bool is_reading; /* a fiber is at it, and frees the feed when nobody looks any more */
    bool is_stale;   /* something was written since it began */
};

struct tree_feeds {
    struct api_server *server;
    struct map *feeds; /* instance -> struct feed */
};

struct tree_feeds *tree_feeds_new(struct api_server *server)
{
    struct tree_feeds *feeds = xcalloc(1, sizeof(*feeds));

    feeds->server = server;
    feeds->feeds = map_new();
    return feeds;
}

void tree_feeds_free(struct tree_feeds *feeds)
{
    if (!feeds)
        return;
    map_free(feeds->feeds);
    free(feeds);
}

static void free_feed(struct feed *feed)
{
    free(feed->instance);
    free(feed);
}

/* ---- sending ---- */

static void send_one(struct viewer *viewer, const struct json *tree)
{
    struct error err = { 0 };

    viewer->is_due = false;
    if (api_permits(api_stream_call(viewer->stream), "applications", "get", viewer->object)) {
        api_stream_send(viewer->stream, tree);
        return;
    }
    error_set(&err, ERR_FORBIDDEN, "permission denied");
    api_stream_end(viewer->stream, &err);
}

static void send_due(struct feed *feed, const struct json *tree)
{
    struct viewer *next;

    for (struct viewer *viewer = feed->viewers; viewer; viewer = next) {
        next = viewer->next;
        if (viewer->is_due && api_stream_pending(viewer->stream) < API_STREAM_PENDING_HIGH)
            send_one(viewer, tree);
    }
}

static void read_and_send(void *context)
{
    struct feed *feed = context;

    while (feed->is_stale && feed->viewers) {
        CLEANUP(arena_free) struct arena *arena = arena_new();
        const struct json *tree;

        feed->is_stale = false;
        tree = app_state_find_tree(feed->owner->server, str_of(feed->instance), arena);
        if (tree)
            send_due(feed, tree);
    }
    feed->is_reading = false;
    if (!feed->viewers)
        free_feed(feed);
}

static void read_again(struct feed *feed)
{
    feed->is_stale = true;
    if (feed->is_reading)
        return;
    feed->is_reading = true;
    fiber_start(feed->owner->server->fibers, read_and_send, feed);
}

static void notice(struct feed *feed)
{
    for (struct viewer *viewer = feed->viewers; viewer; viewer = viewer->next)
        viewer->is_due = true;
    read_again(feed);
}

static void on_message(void *context, struct str channel, struct str message)
{
    (void)channel;
    (void)message;
    notice(context);
}

/* What was written before this, or while the connection was gone, has been missed. */
static void on_subscribed(void *context)
{
    struct feed *feed = context;

    feed->is_subscribed = true;
    notice(feed);
}

/* ---- who looks ---- */

static void on_drain(struct api_stream *stream, void *context)
{
    struct viewer *viewer = context;

    (void)stream;
    if (viewer->is_due)
        read_again(viewer->feed);
}

static void on_close(struct api_stream *stream, void *context)
{
    struct viewer *viewer = context, **link = &viewer->feed->viewers;
    struct feed *feed = viewer->feed;

    (void)stream;
    while (*link != viewer)
        link = &(*link)->next;
    *link = viewer->next;
    free(viewer);
    if (feed->viewers)
        return;
    redis_unsubscribe(TAKE(feed->subscription));
    map_remove(feed->owner->feeds, str_of(feed->instance));
    if (!feed->is_reading)
        free_feed(feed);
}

static struct feed *feed_of(struct tree_feeds *feeds, struct str instance)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct feed *feed = map_find(feeds->feeds, instance);

    if (feed)
        return feed;
    feed = xcalloc(1, sizeof(*feed));
    feed->owner = feeds;
    feed->instance = xstrdup(str_dup(instance, arena).ptr);
    map_put(feeds->feeds, instance, feed);
    if (feeds->server->redis)
        feed->subscription =
            redis_subscribe(feeds->server->redis,
                            arena_printf(arena, "app|managed-resources|%s|1.8.3", feed->instance),
                            on_message, on_subscribed, feed);
    return feed;
}

void tree_feeds_join(struct tree_feeds *feeds, struct str instance, const char *object,
                     struct api_stream *stream)
{
    static const struct api_stream_events events = { .on_drain = on_drain, .on_close = on_close };
    struct viewer *viewer = xcalloc(1, sizeof(*viewer));

    viewer->feed = feed_of(feeds, instance);
    viewer->stream = stream;
    viewer->object = object;
    viewer->next = viewer->feed->viewers;
    viewer->feed->viewers = viewer;
    api_stream_on(stream, &events, viewer);
    viewer->is_due = true;
    if (viewer->feed->is_subscribed)
        read_again(viewer->feed);
}
