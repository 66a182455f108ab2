/*
 * A watch is a place in its resource's events. It writes what lies behind that place until its
 * peer has enough to read, and goes on when the peer has read it.
 */
#include "watcher.h"

#include "answer.h"
#include "api_call.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/strbuf.h"
#include "cluster.h"
#include "data/json.h"
#include "fault_rules.h"
#include "http/request.h"
#include "io/loop.h"
#include "selection.h"
#include "wire.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { BOOKMARK_MS = 60 * 1000, DEFAULT_TIMEOUT_S = 1800, TIMEOUT_SPREAD_S = 1800 };

struct watcher {
    struct watcher *previous, *next;
    struct api_call *call;
    struct selection selection;
    struct str prefix;
    uint64_t version; /* of the last event that was looked at */
    struct watch *timeout, *bookmark;
    bool wants_bookmarks, is_ended, is_writing;
    bool has_columns; /* a table's columns were sent */
    struct watch_fault fault;
};

/* ---- lines ---- */

static void send_frame(struct watcher *watcher, const char *type, const struct json *object)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str text = STR_EMPTY;
    bool is_encoded = wire_encode(object, arena, &text);

    assert(is_encoded); /* only kinds with such a form are watched in it */
    text = wire_encode_event(type, text, arena);
    http_write(watcher->call->http, text.ptr, text.len);
}

static void send_line(struct watcher *watcher, const char *type, const struct json *object)
{
    CLEANUP(strbuf_release) struct strbuf line = STRBUF_INIT(SIZE_MAX);

    if (watcher->call->as_wire) {
        send_frame(watcher, type, object);
        return;
    }
    strbuf_printf(&line, "{\"type\":\"%s\",\"object\":", type);
    json_write(object, JSON_COMPACT, &line);
    strbuf_puts(&line, "}\n");
    http_write(watcher->call->http, line.ptr, line.len);
}

static void send_object(struct watcher *watcher, const char *type, const struct json *object)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct api_call *call = watcher->call;

    object = cluster_convert(call->resource, object, call->api, arena);
    send_line(watcher, type, answer_object(call, object, !watcher->has_columns, arena));
    watcher->has_columns = true;
    if (watcher->fault.duplicate)
        send_line(watcher, type, answer_object(call, object, false, arena));
}

static void send_bookmark(struct watcher *watcher, bool ends_initial)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct api_call *call = watcher->call;
    struct json *object = json_new_object(arena), *metadata = json_new_object(arena);

    json_set_text(arena, object, "kind", call->resource->kind);
    json_set_text(arena, object, "apiVersion",
                  call->resource->group[0]
                      ? arena_printf(arena, "%s/%s", call->resource->group, call->api->name)
                      : call->api->name);
    json_set_text(arena, metadata, "resourceVersion",
                  arena_printf(arena, "%" PRIu64, watcher->version));
    if (ends_initial)
        json_set_text(arena, json_edit_object(arena, metadata, "annotations"),
                      "k8s.io/initial-events-end", "true");
    json_set(arena, object, "metadata", metadata);
    if (call->form == ANSWER_TABLE)
        send_line(watcher, "BOOKMARK", answer_object(call, object, false, arena));
    else
        send_line(watcher, "BOOKMARK", answer_object(call, object, true, arena));
}

static void send_gone(struct watcher *watcher)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct refusal why = { .arena = arena };

    refuse(&why, 410, "Expired", "too old resource version: %" PRIu64 " (%" PRIu64 ")",
           watcher->version, collection_oldest(watcher->call->resource->objects));
    send_line(watcher, "ERROR", refusal_status(&why));
}

/* ---- its life ---- */

static void end(struct watcher *watcher)
{
    if (watcher->is_ended)
        return;
    watcher->is_ended = true;
    http_end(watcher->call->http, NULL, 0);
}

static void unlink_watcher(void *context)
{
    struct watcher *watcher = context;
    struct api_resource *resource = watcher->call->resource;

    if (watcher->previous)
        watcher->previous->next = watcher->next;
    else if (resource && resource->watchers == watcher)
        resource->watchers = watcher->next;
    if (watcher->next)
        watcher->next->previous = watcher->previous;
    watch_cancel(watcher->timeout);
    if (watcher->bookmark)
        watch_cancel(watcher->bookmark);
}

/* What a changed object is to somebody who sees only some. */
static const char *event_name(const struct watcher *watcher, const struct event *event)
{
    bool is_seen = selection_matches(&watcher->selection, json_doc_root(event->doc));
    bool was_seen = event->type == EVENT_MODIFIED && event->before
                        ? selection_matches(&watcher->selection, json_doc_root(event->before))
                        : event->type == EVENT_DELETED;

    if (event->type == EVENT_DELETED)
        return is_seen ? "DELETED" : NULL;
    if (is_seen)
        return was_seen && event->type == EVENT_MODIFIED ? "MODIFIED" : "ADDED";
    return was_seen ? "DELETED" : NULL;
}

static bool in_namespace(const struct watcher *watcher, const struct json *object)
{
    struct str namespace = json_text_at(object, "metadata.namespace");

    return watcher->prefix.len == 0 ||
           (watcher->prefix.len == namespace.len + 1 && str_has_prefix(watcher->prefix, namespace));
}

/* What leaves a selection is shown as it was when it was in there, of the version that took it out.
 */
static void send_event(struct watcher *watcher, const char *name, const struct event *event)
{
    CLEANUP(arena_free) struct arena *arena = NULL;
    struct json *object;

    if (event->type == EVENT_DELETED || strcmp(name, "DELETED") != 0) {
        send_object(watcher, name, json_doc_root(event->doc));
        return;
    }
    arena = arena_new();
    object = json_edit(arena, json_doc_root(event->before));
    json_set_text(arena, json_edit_object(arena, object, "metadata"), "resourceVersion",
                  arena_printf(arena, "%" PRIu64, event->version));
    send_object(watcher, name, object);
}

static bool loses_event(const struct watcher *watcher)
{
    return fault_rules_lose_event(watcher->call->cluster->fault_rules, watcher->call);
}

static void pump(struct watcher *watcher)
{
    struct collection *objects = watcher->call->resource->objects;

    if (watcher->is_ended || watcher->is_writing || watcher->fault.is_silent)
        return;
    if (watcher->version < collection_oldest(objects)) {
        send_gone(watcher);
        end(watcher);
        return;
    }
    watcher->is_writing = true;
    while (http_pending(watcher->call->http) < HTTP_PENDING_HIGH) {
        const struct event *event = collection_event_after(objects, watcher->version);
        const char *name;

        if (!event)
            break;
        watcher->version = event->version;
        name = in_namespace(watcher, json_doc_root(event->doc)) ? event_name(watcher, event) : NULL;
        if (name && !loses_event(watcher))
            send_event(watcher, name, event);
    }
    watcher->is_writing = false;
}

static void on_drain(struct http_request *request, void *context)
{
    (void)request;
    pump(context);
}

static void on_timeout(void *context)
{
    end(context);
}

static void on_bookmark(void *context)
{
    struct watcher *watcher = context;
    struct collection *objects = watcher->call->resource->objects;

    if (watcher->is_ended || watcher->fault.is_silent)
        return;
    if (!collection_event_after(objects, watcher->version)) {
        watcher->version = watcher->call->cluster->version;
        send_bookmark(watcher, false);
    }
}

/* ---- where it begins ---- */

static void send_state(struct watcher *watcher)
{
    struct object_cursor at = collection_from(watcher->call->resource->objects, watcher->prefix);
    const struct object *object;

    while ((object = object_next(&at)) && str_has_prefix(str_of(object->key), watcher->prefix)) {
        if (selection_matches(&watcher->selection, object_root(object)) && !loses_event(watcher))
            send_object(watcher, "ADDED", object_root(object));
    }
    watcher->version = watcher->call->cluster->version;
}

static int64_t timeout_ms(const struct api_call *call)
{
    struct str text = call_option(call, "timeoutSeconds");
    long long seconds = text.len > 0 ? strtoll(text.ptr, NULL, 10) : 0;

    if (seconds <= 0 || seconds > 1000000)
        seconds = DEFAULT_TIMEOUT_S + clock_monotonic_ms() % TIMEOUT_SPREAD_S;
    return seconds * 1000;
}

static void begin(struct watcher *watcher, uint64_t version, bool initial)
{
    struct api_call *call = watcher->call;

    if (watcher->fault.is_silent)
        return;
    if (initial || version == 0) {
        send_state(watcher);
        if (initial && watcher->wants_bookmarks)
            send_bookmark(watcher, true);
        return;
    }
    watcher->version = version;
    if (version > call->cluster->version)
        watcher->version = call->cluster->version;
    pump(watcher);
}

static void open_stream(struct watcher *watcher)
{
    static const struct http_events events = { .on_drain = on_drain };
    struct api_call *call = watcher->call;

    watcher->timeout = loop_watch_once(call->cluster->loop, timeout_ms(call), on_timeout, watcher);
    if (watcher->wants_bookmarks)
        watcher->bookmark =
            loop_watch_timer(call->cluster->loop, BOOKMARK_MS, on_bookmark, watcher);
    watcher->next = call->resource->watchers;
    if (watcher->next)
        watcher->next->previous = watcher;
    call->resource->watchers = watcher;
    arena_defer(call->arena, unlink_watcher, watcher);
    http_on(call->http, &events, watcher);
    call_start(call, 200,
               call->as_wire ? "application/vnd.kubernetes.protobuf;stream=watch"
                             : "application/json",
               NULL, 0);
}

int watcher_start(struct api_call *call, struct refusal *why)
{
    struct watcher *watcher = ARENA_NEW(call->arena, struct watcher);
    bool initial = call_flag(call, "sendInitialEvents");
    uint64_t version;

    watcher->call = call;
    watcher->prefix = selection_prefix(call);
    watcher->wants_bookmarks = call_flag(call, "allowWatchBookmarks");
    if (selection_check_match(call, why) < 0 ||
        selection_read(call, &watcher->selection, why) < 0 ||
        selection_version(call, call_option(call, "resourceVersion"), &version, why) < 0)
        return -1;
    watcher->fault = fault_rules_of_watch(call->cluster->fault_rules, call);
    open_stream(watcher);
    begin(watcher, version, initial);
    if (watcher->fault.drop_after_ms >= 0)
        watch_restart(watcher->timeout, watcher->fault.drop_after_ms);
    return 0;
}

void watchers_wake(struct api_resource *resource)
{
    for (struct watcher *watcher = resource->watchers, *next; watcher; watcher = next) {
        next = watcher->next;
        pump(watcher);
    }
}

unsigned watchers_end(struct api_resource *resource)
{
    unsigned count = 0;

    while (resource->watchers) {
        struct watcher *watcher = resource->watchers;

        /* Its place is given up at once: the resource may go before the request does. */
        resource->watchers = watcher->next;
        if (watcher->next)
            watcher->next->previous = NULL;
        watcher->previous = watcher->next = NULL;
        end(watcher);
        watcher->call->resource = NULL;
        count++;
    }
    return count;
}

unsigned watchers_count(const struct api_resource *resource)
{
    unsigned count = 0;

    for (const struct watcher *watcher = resource->watchers; watcher; watcher = watcher->next)
        count++;
    return count;
}
