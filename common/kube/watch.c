#include "kube/watch.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "data/json.h"
#include "io/loop.h"
#include "kube/status.h"
#include "kube/watch_known.h"
#include "kube/watch_line.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

enum {
    PAGE_LIMIT = 500,
    RETRY_MS = 1000,
    RETRY_MAX_MS = 30 * 1000,
    MIN_RESTART_MS = 1000,
    MIN_TIMEOUT_S = 5 * 60,
    IDLE_MARGIN_MS = 75 * 1000,
    /* A server that sends bookmarks does so each minute: after three, silence is death. */
    BOOKMARKED_IDLE_MS = 200 * 1000,
    KEPT_BUFFER_BYTES = 4096,
};

struct kube_watch {
    struct kube_client *client;
    struct kube_watch_options options;
    struct kube_watch_handlers handlers;
    struct kube_resource resource;
    char *texts; /* of the resource and the options, in one block */

    enum { WATCH_PAUSED, WATCH_LISTING, WATCH_WATCHING, WATCH_STOPPED } state;
    struct kube_call *call;
    struct watch *timer;    /* PAUSED: goes on. WATCHING: looks for silence, and for the resync */
    char *resource_version; /* NULL: a list is needed */
    bool is_synced, wants_list;
    int failures; /* in a row */
    uint64_t random;

    int64_t listed_ms, started_ms, heard_ms, idle_ms;
    struct strbuf line;        /* of which the end has not come yet */
    struct watch_known *known; /* NULL: not tracking */
    struct kube_watch_counts counts;

    int depth; /* of our frames */
    bool is_freed;
};

/* ---- frames ---- */

static void enter(struct kube_watch *watch)
{
    watch->depth++;
}

static void free_watch(struct kube_watch *watch)
{
    strbuf_release(&watch->line);
    watch_known_free(watch->known);
    free(watch->resource_version);
    free(watch->texts);
    free(watch);
}

static void leave(struct kube_watch *watch)
{
    if (--watch->depth == 0 && watch->is_freed)
        free_watch(watch);
}

static void end_call(struct kube_watch *watch)
{
    kube_call_cancel(TAKE(watch->call));
    strbuf_release(&watch->line);
}

void kube_watch_free(struct kube_watch *watch)
{
    if (!watch || watch->is_freed)
        return;
    watch->is_freed = true;
    watch_cancel(TAKE(watch->timer));
    end_call(watch);
    if (watch->depth == 0)
        free_watch(watch);
}

/* ---- time ---- */

static uint64_t next_random(struct kube_watch *watch)
{
    watch->random ^= watch->random << 13; /* xorshift: for spreading, nothing secret */
    watch->random ^= watch->random >> 7;
    watch->random ^= watch->random << 17;
    return watch->random;
}

/* From `least` to twice that. */
static int64_t jittered(struct kube_watch *watch, int64_t least)
{
    return least + (int64_t)(next_random(watch) % (uint64_t)(least + 1));
}

static int64_t now_of(const struct kube_watch *watch)
{
    return loop_now_ms(kube_client_loop(watch->client));
}

static void on_timer(void *context);

static void set_timer(struct kube_watch *watch, int64_t delay_ms)
{
    watch_cancel(TAKE(watch->timer));
    watch->timer = loop_watch_once(kube_client_loop(watch->client), delay_ms, on_timer, watch);
}

static void pause_for(struct kube_watch *watch, int64_t delay_ms)
{
    end_call(watch);
    watch->state = WATCH_PAUSED;
    set_timer(watch, delay_ms);
}

/* Half of it is fixed and half is chance, so that a restarted server is not met by all at once. */
static int64_t back_off(struct kube_watch *watch)
{
    int shift = watch->failures < 16 ? watch->failures - 1 : 16;
    int64_t pause_ms = (int64_t)watch->options.retry_ms << (shift < 0 ? 0 : shift);

    if (pause_ms > watch->options.retry_max_ms)
        pause_ms = watch->options.retry_max_ms;
    return jittered(watch, pause_ms / 2);
}

static void stop(struct kube_watch *watch)
{
    end_call(watch);
    watch_cancel(TAKE(watch->timer));
    watch->state = WATCH_STOPPED;
}

/* ---- what the owner is told ---- */

static void tell(struct kube_watch *watch, enum kube_event_type type, struct json_doc *object,
                 bool is_identity)
{
    struct kube_event event = { type, object, is_identity };

    watch->counts.events++;
    watch->handlers.on_event(watch->handlers.context, &event);
}

static struct json_doc *identity_of(const struct kube_watch *watch, const struct vanished *vanished)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct json *object = json_new_object(arena), *metadata = json_new_object(arena);

    json_set_text(arena, object, "apiVersion",
                  kube_api_version(watch->resource.group, watch->resource.version, arena));
    json_set_text(arena, object, "kind", watch->resource.kind);
    json_set(arena, metadata, "name", json_new_string(arena, vanished->name));
    if (vanished->namespace.len)
        json_set(arena, metadata, "namespace", json_new_string(arena, vanished->namespace));
    json_set(arena, metadata, "resourceVersion",
             json_new_string(arena, vanished->resource_version));
    json_set(arena, metadata, "uid", json_new_string(arena, vanished->uid));
    json_set(arena, object, "metadata", metadata);
    return json_doc_freeze(object);
}

static void tell_vanished(struct kube_watch *watch)
{
    struct vanished vanished;

    while (!watch->is_freed && watch_known_take_vanished(watch->known, &vanished)) {
        CLEANUP(json_doc_unref) struct json_doc *object = identity_of(watch, &vanished);

        tell(watch, KUBE_EVENT_DELETED, object, true);
    }
}

static enum kube_watch_decision decide(struct kube_watch *watch, const struct error *err,
                                       bool during_list)
{
    watch->counts.failures++;
    if (watch->handlers.on_failure)
        return watch->handlers.on_failure(watch->handlers.context, err, during_list);
    return kube_is_not_found(err) ? KUBE_WATCH_STOP : KUBE_WATCH_RETRY;
}

static void tell_failure(struct kube_watch *watch, const struct error *err, bool during_list)
{
    enum kube_watch_decision decision = decide(watch, err, during_list);
    int64_t pause_ms;

    if (watch->is_freed)
        return;
    if (decision == KUBE_WATCH_STOP) {
        stop(watch);
        return;
    }
    pause_ms = back_off(watch);
    pause_for(watch, err->retry_after_ms > pause_ms ? err->retry_after_ms : pause_ms);
}

static void set_version(struct kube_watch *watch, struct str version)
{
    /* It is there at each event, and mostly as long as the one before. */
    if (!watch->resource_version || strlen(watch->resource_version) < version.len) {
        free(watch->resource_version);
        watch->resource_version = xcalloc(1, version.len + 1);
    }
    memcpy(watch->resource_version, version.ptr, version.len);
    watch->resource_version[version.len] = '\0';
}

static void forget_version(struct kube_watch *watch)
{
    free(watch->resource_version);
    watch->resource_version = NULL;
}

/* ---- listing ---- */

static void start_watch(struct kube_watch *watch);

static void on_object(void *context, struct json_doc *object)
{
    struct kube_watch *watch = context;

    enter(watch);
    if (watch->known)
        watch_known_put(watch->known, json_doc_root(object));
    tell(watch, KUBE_EVENT_LISTED, object, false);
    leave(watch);
}

static void finish_list(struct kube_watch *watch, const struct kube_list_end *end)
{
    watch->failures = 0;
    watch->is_synced = true;
    watch->listed_ms = now_of(watch);
    set_version(watch, str_of(end->resource_version));
    if (watch->known)
        tell_vanished(watch);
    if (!watch->is_freed && watch->handlers.on_synced)
        watch->handlers.on_synced(watch->handlers.context, watch->resource_version);
    if (watch->is_freed)
        return;
    if (watch->wants_list) {
        pause_for(watch, watch->options.min_restart_ms);
    } else {
        start_watch(watch);
    }
}

static void on_list_end(void *context, const struct kube_list_end *end)
{
    struct kube_watch *watch = context;

    enter(watch);
    watch->call = NULL;
    if (end->error) {
        watch->failures++;
        tell_failure(watch, end->error, true);
    } else {
        finish_list(watch, end);
    }
    leave(watch);
}

static void start_list(struct kube_watch *watch)
{
    struct kube_request request = {
        .verb = KUBE_LIST,
        .resource = &watch->resource,
        .namespace = watch->options.namespace,
        .label_selector = watch->options.label_selector,
        .field_selector = watch->options.field_selector,
        .form = watch->options.form,
        .limit = watch->options.page_limit > 0 ? watch->options.page_limit : 0,
    };
    bool is_first = !watch->is_synced;

    watch->state = WATCH_LISTING;
    watch->wants_list = false;
    forget_version(watch);
    watch->counts.lists++;
    if (watch->known)
        watch_known_begin_list(watch->known);
    if (watch->handlers.on_relist)
        watch->handlers.on_relist(watch->handlers.context, is_first);
    if (!watch->is_freed && watch->state == WATCH_LISTING)
        watch->call = kube_client_list(watch->client, &request, on_object, on_list_end, watch);
}

/* ---- watching ---- */

/* A version that is too old, told by status or event: only a list helps. */
static void relist(struct kube_watch *watch)
{
    forget_version(watch);
    pause_for(watch, jittered(watch, watch->options.min_restart_ms / 2));
}

static void fail_watch(struct kube_watch *watch, const struct error *err)
{
    bool is_lasting = kube_is_not_found(err) || kube_is_forbidden(err) ||
                      kube_is_unauthorized(err) || kube_is_method_not_allowed(err);

    if (kube_is_gone(err)) {
        relist(watch);
        return;
    }
    watch->failures++;
    if (is_lasting || watch->failures > 1) {
        tell_failure(watch, err, false);
        return;
    }
    /* The first one in a row: a server restarts, a connection breaks. */
    pause_for(watch, err->retry_after_ms > 0 ? err->retry_after_ms
                                             : jittered(watch, watch->options.min_restart_ms));
}

static void fail_watch_by_event(struct kube_watch *watch, const struct json *status)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct kube_refusal refusal = {
        .http_status = (int)json_int(json_get(status, "code"), 500),
        .method = "GET",
        .resource = &watch->resource,
        .status = status,
        .body = STR_EMPTY,
    };

    kube_status_error(&refusal, &err);
    fail_watch(watch, &err);
}

static void take_bookmark(struct kube_watch *watch, struct str version)
{
    watch->counts.bookmarks++;
    if (watch->options.idle_ms == 0)
        watch->idle_ms = BOOKMARKED_IDLE_MS;
    if (version.len)
        set_version(watch, version);
}

static void take_event(struct kube_watch *watch, const struct watch_line *line)
{
    const struct json *object = json_doc_root(line->object);
    struct str version = json_text_at(object, "metadata.resourceVersion");

    if (line->kind == WATCH_LINE_ERROR) {
        fail_watch_by_event(watch, object);
        return;
    }
    watch->failures = 0;
    if (line->kind == WATCH_LINE_BOOKMARK) {
        take_bookmark(watch, version);
        return;
    }
    if (watch->known && line->kind == WATCH_LINE_DELETED)
        watch_known_remove(watch->known, object);
    else if (watch->known)
        watch_known_put(watch->known, object);
    if (version.len)
        set_version(watch, version);
    tell(watch,
         line->kind == WATCH_LINE_ADDED      ? KUBE_EVENT_ADDED
         : line->kind == WATCH_LINE_MODIFIED ? KUBE_EVENT_MODIFIED
                                             : KUBE_EVENT_DELETED,
         line->object, false);
}

/* `text` is in our buffer, and may be written to. */
static void take_line(struct kube_watch *watch, char *text, size_t length)
{
    CLEANUP(watch_line_release) struct watch_line line = { 0 };
    CLEANUP(error_release) struct error err = { 0 };

    if (length == 0)
        return;
    if (watch_line_parse(text, length, &line, &err) < 0) {
        error_prefix(&err, "cannot read an event of the watch of %s", watch->resource.plural);
        fail_watch(watch, &err);
        return;
    }
    take_event(watch, &line);
}

static void take_lines(struct kube_watch *watch, struct kube_call *call)
{
    size_t begin = 0;

    while (watch->call == call) {
        char *text = watch->line.ptr + begin;
        char *end = memchr(text, '\n', watch->line.len - begin);

        if (!end)
            break;
        *end = '\0';
        begin = (size_t)(end - watch->line.ptr) + 1;
        /* Events may end the watch, and with it the buffer. */
        take_line(watch, text, (size_t)(end - text));
    }
    if (watch->call != call)
        return;
    watch->line.len -= begin;
    memmove(watch->line.ptr, watch->line.ptr + begin, watch->line.len);
    if (watch->line.len == 0 && watch->line.capacity > KEPT_BUFFER_BYTES)
        strbuf_release(&watch->line);
}

static void on_bytes(void *context, struct str bytes)
{
    struct kube_watch *watch = context;
    CLEANUP(error_release) struct error err = { 0 };

    enter(watch);
    watch->heard_ms = now_of(watch);
    strbuf_add(&watch->line, bytes.ptr, bytes.len);
    if (strbuf_check(&watch->line, "an event of the watch", &err) < 0)
        fail_watch(watch, &err);
    else
        take_lines(watch, watch->call);
    leave(watch);
}

static void on_watch_end(void *context, const struct kube_reply *reply)
{
    struct kube_watch *watch = context;
    int64_t lasted_ms = now_of(watch) - watch->started_ms;

    enter(watch);
    watch->call = NULL;
    if (reply->error) {
        fail_watch(watch, reply->error);
    } else {
        /* As it should: the server ends every watch some time. */
        watch->failures = 0;
        pause_for(watch, lasted_ms >= watch->options.min_restart_ms
                             ? 0
                             : watch->options.min_restart_ms - lasted_ms);
    }
    leave(watch);
}

/* The next moment at which a silent watch has to be looked at. */
static int64_t next_check(const struct kube_watch *watch)
{
    int64_t silent = watch->heard_ms + watch->idle_ms;
    int64_t resync =
        watch->options.resync_ms > 0 ? watch->listed_ms + watch->options.resync_ms : INT64_MAX;
    int64_t delay_ms = (silent < resync ? silent : resync) - now_of(watch);

    return delay_ms > 0 ? delay_ms : 0;
}

static void start_watch(struct kube_watch *watch)
{
    int timeout_s = watch->options.watch_timeout_ms > 0
                        ? (watch->options.watch_timeout_ms + 999) / 1000
                        : (int)jittered(watch, MIN_TIMEOUT_S);
    struct kube_request request = {
        .verb = KUBE_WATCH,
        .resource = &watch->resource,
        .namespace = watch->options.namespace,
        .label_selector = watch->options.label_selector,
        .field_selector = watch->options.field_selector,
        .form = watch->options.form,
        .resource_version = watch->resource_version,
        .watch_timeout_s = timeout_s,
    };

    watch->state = WATCH_WATCHING;
    watch->counts.watches++;
    watch->started_ms = watch->heard_ms = now_of(watch);
    watch->idle_ms = watch->options.idle_ms > 0 ? watch->options.idle_ms
                                                : (int64_t)timeout_s * 1000 + IDLE_MARGIN_MS;
    watch->call = kube_client_stream(watch->client, &request, 0, on_bytes, on_watch_end, watch);
    set_timer(watch, next_check(watch));
}

/* ---- going on ---- */

static void check_silence(struct kube_watch *watch)
{
    CLEANUP(error_release) struct error err = { 0 };
    int64_t now = now_of(watch);

    if (watch->options.resync_ms > 0 && now - watch->listed_ms >= watch->options.resync_ms) {
        end_call(watch);
        start_list(watch);
    } else if (now - watch->heard_ms >= watch->idle_ms) {
        error_set(&err, ERR_UNAVAILABLE, "the watch of %s was silent for %lld s",
                  watch->resource.plural, (long long)(now - watch->heard_ms) / 1000);
        fail_watch(watch, &err);
    } else {
        set_timer(watch, next_check(watch));
    }
}

static void on_timer(void *context)
{
    struct kube_watch *watch = context;

    enter(watch);
    if (watch->state == WATCH_WATCHING)
        check_silence(watch);
    else if (watch->state == WATCH_PAUSED && watch->resource_version && !watch->wants_list)
        start_watch(watch);
    else if (watch->state == WATCH_PAUSED)
        start_list(watch);
    leave(watch);
}

void kube_watch_relist(struct kube_watch *watch)
{
    if (watch->is_freed || watch->state == WATCH_STOPPED)
        return;
    watch->wants_list = true;
    if (watch->state != WATCH_LISTING)
        pause_for(watch, 0);
}

/* ---- making one ---- */

static void set_defaults(struct kube_watch_options *options)
{
    if (options->page_limit == 0)
        options->page_limit = PAGE_LIMIT;
    if (options->retry_ms <= 0)
        options->retry_ms = RETRY_MS;
    if (options->retry_max_ms <= 0)
        options->retry_max_ms = RETRY_MAX_MS;
    if (options->min_restart_ms <= 0)
        options->min_restart_ms = MIN_RESTART_MS;
}

static const char *copy_text(char **at, const char *text)
{
    size_t size = text ? strlen(text) + 1 : 0;
    const char *copy = *at;

    if (!text)
        return NULL;
    memcpy(*at, text, size);
    *at += size;
    return copy;
}

static size_t size_of(const char *text)
{
    return text ? strlen(text) + 1 : 0;
}

/* All texts in one block: there may be hundreds of watches. */
static void copy_texts(struct kube_watch *watch, const struct kube_watch_options *from)
{
    const struct kube_resource *resource = from->resource;
    size_t size = size_of(resource->group) + size_of(resource->version) +
                  size_of(resource->plural) + size_of(resource->singular) +
                  size_of(resource->kind) + size_of(from->namespace) +
                  size_of(from->label_selector) + size_of(from->field_selector);
    char *at = watch->texts = xcalloc(1, size + 1);

    watch->resource = *resource;
    watch->resource.group = copy_text(&at, resource->group);
    watch->resource.version = copy_text(&at, resource->version);
    watch->resource.plural = copy_text(&at, resource->plural);
    watch->resource.singular = copy_text(&at, resource->singular);
    watch->resource.kind = copy_text(&at, resource->kind);
    watch->options.resource = &watch->resource;
    watch->options.namespace = copy_text(&at, from->namespace);
    watch->options.label_selector = copy_text(&at, from->label_selector);
    watch->options.field_selector = copy_text(&at, from->field_selector);
    watch->options.resource_version = NULL;
}

static uint64_t random_seed(const struct kube_watch *watch)
{
    uint64_t seed = 0;

    if (getrandom(&seed, sizeof(seed), GRND_NONBLOCK) != sizeof(seed))
        seed = (uint64_t)clock_now_ns() ^ (uintptr_t)watch;
    return seed ? seed : 1;
}

struct kube_watch *kube_watch_new(struct kube_client *client,
                                  const struct kube_watch_options *options,
                                  const struct kube_watch_handlers *handlers)
{
    struct kube_watch *watch = xcalloc(1, sizeof(*watch));

    watch->client = client;
    watch->options = *options;
    watch->handlers = *handlers;
    watch->line = (struct strbuf)STRBUF_INIT((size_t)64 * 1024 * 1024);
    watch->random = random_seed(watch);
    set_defaults(&watch->options);
    copy_texts(watch, options);
    if (options->is_tracking)
        watch->known = watch_known_new();
    if (options->resource_version && *options->resource_version) {
        set_version(watch, str_of(options->resource_version));
        watch->is_synced = true; /* by the caller */
        watch->listed_ms = now_of(watch);
    }
    watch->state = WATCH_PAUSED;
    set_timer(watch, 0);
    return watch;
}

bool kube_watch_is_synced(const struct kube_watch *watch)
{
    return watch->is_synced;
}

const char *kube_watch_resource_version(const struct kube_watch *watch)
{
    return watch->resource_version ? watch->resource_version : "";
}

const struct kube_resource *kube_watch_resource(const struct kube_watch *watch)
{
    return &watch->resource;
}

struct kube_watch_counts kube_watch_counts(const struct kube_watch *watch)
{
    return watch->counts;
}
