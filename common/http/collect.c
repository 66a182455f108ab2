#include "base/arena.h"
#include "base/mem.h"
#include "http/connection.h"

#include <stdlib.h>

/* Waits for a whole body: an on_data of its own, until it is there. */

struct collect {
    struct http_collector collector;
    void *context;
    size_t limit;
    struct http_buffer body;
};

static void release_collect(void *object)
{
    struct collect *collect = object;

    http_buffer_release(&collect->body);
}

/* What was gathered goes at once: others wait for room. */
static bool give_up(struct http_request *request, struct collect *collect)
{
    http_on(request, NULL, NULL);
    http_buffer_release(&collect->body);
    http_hold_less(request, 0);
    return !http_is_started(request);
}

static void refuse(struct http_request *request, struct collect *collect)
{
    if (!give_up(request, collect))
        return;
    if (collect->collector.on_too_large)
        collect->collector.on_too_large(request, collect->context);
    else
        http_reply(request, 413, "text/plain; charset=utf-8",
                   STR("the request's body is too large\n"));
}

static void refuse_for_now(struct http_request *request, struct collect *collect)
{
    if (!give_up(request, collect))
        return;
    if (collect->collector.on_too_much)
        collect->collector.on_too_much(request, collect->context);
    else
        http_reply(request, 503, "text/plain; charset=utf-8", STR(HTTP_HELD_TOO_MUCH "\n"));
}

static void on_data(struct http_request *request, void *context)
{
    struct collect *collect = context;
    struct str piece = http_body(request);

    if (http_buffer_size(&collect->body) + piece.len > collect->limit) {
        refuse(request, collect);
        return;
    }
    if (!http_hold(request, http_buffer_size(&collect->body) + piece.len)) {
        refuse_for_now(request, collect);
        return;
    }
    http_buffer_add(&collect->body, piece.ptr, piece.len);
    http_consume(request, piece.len);
    if (!http_is_complete(request))
        return;
    http_on(request, NULL, NULL);
    http_buffer_add(&collect->body, "", 1); /* the NUL behind it */
    piece = http_buffer_content(&collect->body);
    collect->collector.on_body(request, (struct str){ piece.ptr, piece.len - 1 }, collect->context);
}

static void on_broken(struct http_request *request, const char *why, void *context)
{
    struct collect *collect = context;

    if (collect->collector.on_broken)
        collect->collector.on_broken(request, why, collect->context);
}

static const struct http_events events = { .on_data = on_data, .on_broken = on_broken };

/* What a request says of itself; a lie is found out when more comes. */
static bool is_announced_too_large(const struct http_request *request, size_t limit)
{
    struct str length = http_header(request, "content-length");

    return length.len > 0 && strtoull(length.ptr, NULL, 10) > limit;
}

void http_collect_with(struct http_request *request, size_t limit,
                       const struct http_collector *collector, void *context)
{
    struct collect *collect = ARENA_NEW(request->arena, struct collect);

    *collect = (struct collect){ .collector = *collector, .context = context, .limit = limit };
    arena_defer(request->arena, release_collect, collect);
    if (is_announced_too_large(request, limit)) {
        refuse(request, collect);
        return;
    }
    http_on(request, &events, collect);
    if (http_is_complete(request) || http_buffer_size(&request->in) > 0)
        on_data(request, collect);
}

void http_collect(struct http_request *request, size_t limit,
                  void (*on_body)(struct http_request *request, struct str body, void *context),
                  void *context)
{
    const struct http_collector collector = { .on_body = on_body };

    http_collect_with(request, limit, &collector, context);
}
