#include "kube/watch.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/mem.h"
#include "data/json.h"
#include "io/loop.h"
#include "kube/status.h"
#include "kube/watch_known.h"
#include "kube/watch_parts.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

enum {
    PAGE_LIMIT = 500,
    RETRY_MS = 1000,
    RETRY_MAX_MS = 30 * 1000,
    MIN_RESTART_MS = 1000,
};

static const size_t max_line_bytes = (size_t)64 * 1024 * 1024;

/* ---- frames ---- */

void kube_watch_enter(struct kube_watch *watch)
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

void kube_watch_leave(struct kube_watch *watch)
{
    if (--watch->depth == 0 && watch->is_freed)
        free_watch(watch);
}

void kube_watch_end_call(struct kube_watch *watch)
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
    kube_watch_end_call(watch);
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
int64_t kube_watch_jittered(struct kube_watch *watch, int64_t least)
{
    return least + (int64_t)(next_random(watch) % (uint64_t)(least + 1));
}

int64_t kube_watch_now(const struct kube_watch *watch)
{
    return loop_now_ms(kube_client_loop(watch->client));
}

static void on_timer(void *context);

void kube_watch_set_timer(struct kube_watch *watch, int64_t delay_ms)
{
    watch_cancel(TAKE(watch->timer));
    watch->timer = loop_watch_once(kube_client_loop(watch->client), delay_ms, on_timer, watch);
}

void kube_watch_pause(struct kube_watch *watch, int64_t delay_ms)
{
    kube_watch_end_call(watch);
    watch->state = WATCH_PAUSED;
    kube_watch_set_timer(watch, delay_ms);
}

/* Half of it is fixed and half is chance, so that a restarted server is not met by all at once. */
static int64_t back_off(struct kube_watch *watch)
{
    int shift = watch->failures < 16 ? watch->failures - 1 : 16;
    int64_t pause_ms = (int64_t)watch->options.retry_ms << (shift < 0 ? 0 : shift);

    if (pause_ms > watch->options.retry_max_ms)
        pause_ms = watch->options.retry_max_ms;
    return kube_watch_jittered(watch, pause_ms / 2);
}

static void stop(struct kube_watch *watch)
{
    kube_watch_end_call(watch);
    watch_cancel(TAKE(watch->timer));
    watch->state = WATCH_STOPPED;
}

/* ---- what the owner is told ---- */

void kube_watch_tell(struct kube_watch *watch, enum kube_event_type type, struct json_doc *object,
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

        kube_watch_tell(watch, KUBE_EVENT_DELETED, object, true);
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

void kube_watch_tell_failure(struct kube_watch *watch, bool during_list, const struct error *err)
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
    kube_watch_pause(watch, err->retry_after_ms > pause_ms ? err->retry_after_ms : pause_ms);
}

void kube_watch_set_version(struct kube_watch *watch, struct str version)
{
    /* It is there at each event, and mostly as long as the one before. */
    if (!watch->resource_version || strlen(watch->resource_version) < version.len) {
        free(watch->resource_version);
        watch->resource_version = xcalloc(1, version.len + 1);
    }
    memcpy(watch->resource_version, version.ptr, version.len);
    watch->resource_version[version.len] = '\0';
}

void kube_watch_forget_version(struct kube_watch *watch)
{
    free(watch->resource_version);
    watch->resource_version = NULL;
}

/* ---- listing ---- */

static void on_object(void *context, struct json_doc *object)
{
    struct kube_watch *watch = context;

    kube_watch_enter(watch);
    if (watch->known)
        watch_known_put(watch->known, json_doc_root(object));
    kube_watch_tell(watch, KUBE_EVENT_LISTED, object, false);
    kube_watch_leave(watch);
}

static void finish_list(struct kube_watch *watch, const struct kube_list_end *end)
{
    watch->failures = 0;
    watch->is_synced = true;
    watch->listed_ms = kube_watch_now(watch);
    kube_watch_set_version(watch, str_of(end->resource_version));
    if (watch->known)
        tell_vanished(watch);
    if (!watch->is_freed && watch->handlers.on_synced)
        watch->handlers.on_synced(watch->handlers.context, watch->resource_version);
    if (watch->is_freed)
        return;
    if (watch->wants_list) {
        kube_watch_pause(watch, watch->options.min_restart_ms);
    } else {
        kube_watch_start_stream(watch);
    }
}

static void on_list_end(void *context, const struct kube_list_end *end)
{
    struct kube_watch *watch = context;

    kube_watch_enter(watch);
    watch->call = NULL;
    if (end->error) {
        watch->failures++;
        kube_watch_tell_failure(watch, true, end->error);
    } else {
        finish_list(watch, end);
    }
    kube_watch_leave(watch);
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
    kube_watch_forget_version(watch);
    watch->counts.lists++;
    if (watch->known)
        watch_known_begin_list(watch->known);
    if (watch->handlers.on_relist)
        watch->handlers.on_relist(watch->handlers.context, is_first);
    if (!watch->is_freed && watch->state == WATCH_LISTING)
        watch->call = kube_client_list(watch->client, &request, on_object, on_list_end, watch);
}

/* ---- going on ---- */

static void check_silence(struct kube_watch *watch)
{
    CLEANUP(error_release) struct error err = { 0 };
    int64_t now = kube_watch_now(watch);

    if (watch->options.resync_ms > 0 && now - watch->listed_ms >= watch->options.resync_ms) {
        kube_watch_end_call(watch);
        start_list(watch);
    } else if (now - watch->heard_ms >= watch->idle_ms) {
        error_set(&err, ERR_UNAVAILABLE, "the watch of %s was silent for %lld s",
                  watch->resource.plural, (long long)(now - watch->heard_ms) / 1000);
        kube_watch_fail(watch, &err);
    } else {
        kube_watch_set_timer(watch, kube_watch_next_check(watch));
    }
}

static void on_timer(void *context)
{
    struct kube_watch *watch = context;

    kube_watch_enter(watch);
    if (watch->state == WATCH_WATCHING)
        check_silence(watch);
    else if (watch->state == WATCH_PAUSED && watch->resource_version && !watch->wants_list)
        kube_watch_start_stream(watch);
    else if (watch->state == WATCH_PAUSED)
        start_list(watch);
    kube_watch_leave(watch);
}

void kube_watch_relist(struct kube_watch *watch)
{
    if (watch->is_freed || watch->state == WATCH_STOPPED)
        return;
    watch->wants_list = true;
    if (watch->state != WATCH_LISTING)
        kube_watch_pause(watch, 0);
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
    watch->line = (struct strbuf)STRBUF_INIT(max_line_bytes);
    watch->random = random_seed(watch);
    set_defaults(&watch->options);
    copy_texts(watch, options);
    if (options->is_tracking)
        watch->known = watch_known_new();
    if (options->resource_version && *options->resource_version) {
        kube_watch_set_version(watch, str_of(options->resource_version));
        watch->is_synced = true; /* by the caller */
        watch->listed_ms = kube_watch_now(watch);
    }
    watch->state = WATCH_PAUSED;
    kube_watch_set_timer(watch, 0);
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
