#include "application/app_state.h"
#include "application/application_store.h"
#include "application/methods.h"
#include "application/selection.h"
#include "base/arena.h"
#include "base/mem.h"
#include "base/vec.h"
#include "data/json.h"
#include "io/fiber.h"
#include "server.h"

#include <stdlib.h>

/*
 * A watcher holds what it has not sent yet, and sends while the stream takes it. What changes again
 * before it was sent is sent once, as it is then. So a slow client gets every application's last
 * state, never an endless backlog.
 *
 * Who watches one application by its name looks at its resources: their health comes from the
 * shared cache, and a fiber asks for it, as long as it takes and no longer.
 */
enum { QUEUE_MAX = 20000 };

struct pending {
    const char *type; /* "ADDED", "MODIFIED", "DELETED" */
    struct json_doc *document;
};

struct watcher {
    struct application_listener listener;
    struct api_server *server;
    struct api_stream *stream; /* NULL: it has ended */
    struct selection selection;
    unsigned long long least_version;
    VEC(struct pending) queue;
    size_t sent; /* of the queue */
    bool needs_health;
    bool is_sending; /* by a fiber, which frees the watcher when the stream has ended */
};

static unsigned long long version_of(const struct json *document)
{
    return strtoull(json_cstr_at(document, "metadata.resourceVersion"), NULL, 10);
}

static void watcher_free(struct watcher *watcher)
{
    for (size_t i = watcher->sent; i < watcher->queue.count; i++)
        json_doc_unref(watcher->queue.items[i].document);
    vec_release(&watcher->queue);
    free(watcher);
}

/* ---- sending ---- */

static void send_one(struct watcher *watcher, const struct pending *pending)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *document = json_doc_root(pending->document);
    struct json *event;

    if (watcher->needs_health)
        document = app_state_add_health(watcher->server, document, arena);
    if (!watcher->stream)
        return; /* it ended while the cache was asked */
    event = json_new_object(arena);
    json_set_text(arena, event, "type", pending->type);
    json_set(arena, event, "application", document);
    api_stream_send(watcher->stream, event);
}

static void send_queue(struct watcher *watcher)
{
    while (watcher->stream && watcher->sent < watcher->queue.count &&
           api_stream_pending(watcher->stream) < API_STREAM_PENDING_HIGH) {
        struct pending pending = watcher->queue.items[watcher->sent++];

        send_one(watcher, &pending);
        json_doc_unref(pending.document);
    }
    if (watcher->sent < watcher->queue.count)
        return;
    vec_release(&watcher->queue);
    watcher->sent = 0;
}

static void send_in_fiber(void *context)
{
    struct watcher *watcher = context;

    send_queue(watcher);
    watcher->is_sending = false;
    if (!watcher->stream)
        watcher_free(watcher);
}

static void flush(struct watcher *watcher)
{
    if (watcher->is_sending || watcher->queue.count == 0)
        return;
    if (!watcher->needs_health) {
        send_queue(watcher);
        return;
    }
    watcher->is_sending = true;
    fiber_start(watcher->server->fibers, send_in_fiber, watcher);
}

/* ---- what is to be sent ---- */

static bool is_same(const struct json_doc *a, const struct json_doc *b)
{
    return str_equal(json_text_at(json_doc_root(a), "metadata.uid"),
                     json_text_at(json_doc_root(b), "metadata.uid"));
}

/* The entry of the same application that waits and says that it is there. */
static struct pending *find_waiting(struct watcher *watcher, const struct json_doc *document)
{
    for (size_t i = watcher->sent; i < watcher->queue.count; i++) {
        struct pending *pending = &watcher->queue.items[i];

        if (*pending->type != 'D' && is_same(pending->document, document))
            return pending;
    }
    return NULL;
}

static void enqueue(struct watcher *watcher, const char *type, struct json_doc *document)
{
    struct pending *waiting = find_waiting(watcher, document);

    if (waiting && *type != 'D') {
        json_doc_unref(waiting->document);
        waiting->document = json_doc_ref(document);
        return;
    }
    vec_push(&watcher->queue, ((struct pending){ type, json_doc_ref(document) }));
}

static void end_slow(struct watcher *watcher)
{
    struct error err = { 0 };

    error_set(&err, ERR_EXHAUSTED, "the client is too slow for what changes");
    api_stream_end(watcher->stream, &err);
}

static void on_change(struct application_listener *listener,
                      const struct application_change *change)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct watcher *watcher = (struct watcher *)listener;
    struct json_doc *document = change->now ? change->now : change->before;
    const char *type = !change->now ? "DELETED" : change->before ? "MODIFIED" : "ADDED";

    if (version_of(json_doc_root(document)) < watcher->least_version ||
        !selection_has(&watcher->selection, api_stream_call(watcher->stream),
                       json_doc_root(document), arena))
        return;
    if (watcher->queue.count - watcher->sent >= QUEUE_MAX) {
        end_slow(watcher);
        return;
    }
    enqueue(watcher, type, document);
    flush(watcher);
}

static void on_drain(struct api_stream *stream, void *context)
{
    (void)stream;
    flush(context);
}

static void on_close(struct api_stream *stream, void *context)
{
    struct watcher *watcher = context;

    (void)stream;
    watcher->stream = NULL;
    application_store_leave(watcher->server->applications, &watcher->listener);
    if (!watcher->is_sending)
        watcher_free(watcher);
}

/* ---- the method ---- */

static void enqueue_all(struct watcher *watcher, const struct api_call *call)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct json_doc *const *found;
    size_t count = selection_list(&watcher->selection, call, arena, &found);

    for (size_t i = 0; i < count; i++)
        if (version_of(json_doc_root(found[i])) >= watcher->least_version)
            vec_push(&watcher->queue, ((struct pending){ "ADDED", json_doc_ref(found[i]) }));
}

/* Of one that is no longer there it is told that it went, if that was a moment ago. */
static void enqueue_end(struct watcher *watcher, const struct api_call *call)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct selection *selection = &watcher->selection;
    struct json_doc *gone = application_store_lately_gone(watcher->server->applications,
                                                          selection->namespace, selection->name);

    if (gone && version_of(json_doc_root(gone)) >= watcher->least_version &&
        selection_has(selection, call, json_doc_root(gone), arena))
        vec_push(&watcher->queue, ((struct pending){ "DELETED", json_doc_ref(gone) }));
}

int watch_applications(struct api_call *call, struct api_stream *stream, struct error *err)
{
    static const struct api_stream_events events = { .on_drain = on_drain, .on_close = on_close };
    struct str version = json_string(json_get(call->request, "resourceVersion"));
    struct selection selection;
    struct watcher *watcher;

    if (selection_read(call, &selection, err) < 0)
        return error_prefix(err, "error parsing labels with selectors");
    if (!str_is_empty(selection.name) && str_is_empty(selection.namespace))
        selection.namespace = str_of(call->server->namespace);
    watcher = xcalloc(1, sizeof(*watcher));
    watcher->listener.on_change = on_change;
    watcher->server = call->server;
    watcher->stream = stream;
    watcher->selection = selection;
    watcher->needs_health = !str_is_empty(selection.name);
    watcher->least_version = strtoull(version.ptr, NULL, 10);
    api_stream_on(stream, &events, watcher);
    application_store_listen(call->server->applications, &watcher->listener);
    if (str_is_empty(version) || !str_is_empty(selection.name))
        enqueue_all(watcher, call);
    if (watcher->queue.count == 0 && !str_is_empty(selection.name))
        enqueue_end(watcher, call);
    flush(watcher);
    return 0;
}
