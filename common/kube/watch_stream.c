/* The stream of a watch: events, a line each, until it closes, fails or falls silent. */
#include "data/json.h"
#include "kube/status.h"
#include "kube/watch_known.h"
#include "kube/watch_line.h"
#include "kube/watch_parts.h"

#include <string.h>

enum {
    MIN_TIMEOUT_S = 5 * 60,
    IDLE_MARGIN_MS = 75 * 1000,
    /* A server that sends bookmarks does so each minute: after three, silence is death. */
    BOOKMARKED_IDLE_MS = 200 * 1000,
    KEPT_BUFFER_BYTES = 4096,
};

/* A version that is too old, told by status or event: only a list helps. */
static void relist(struct kube_watch *watch)
{
    kube_watch_forget_version(watch);
    kube_watch_pause(watch, kube_watch_jittered(watch, watch->options.min_restart_ms / 2));
}

void kube_watch_fail(struct kube_watch *watch, const struct error *err)
{
    bool is_lasting = kube_is_not_found(err) || kube_is_forbidden(err) ||
                      kube_is_unauthorized(err) || kube_is_method_not_allowed(err);

    if (kube_is_gone(err)) {
        relist(watch);
        return;
    }
    watch->failures++;
    if (is_lasting || watch->failures > 1) {
        kube_watch_tell_failure(watch, false, err);
        return;
    }
    /* The first one in a row: a server restarts, a connection breaks. */
    kube_watch_pause(watch, err->retry_after_ms > 0
                                ? err->retry_after_ms
                                : kube_watch_jittered(watch, watch->options.min_restart_ms));
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
    kube_watch_fail(watch, &err);
}

static void take_bookmark(struct kube_watch *watch, struct str version)
{
    watch->counts.bookmarks++;
    if (watch->options.idle_ms == 0)
        watch->idle_ms = BOOKMARKED_IDLE_MS;
    if (version.len)
        kube_watch_set_version(watch, version);
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
        kube_watch_set_version(watch, version);
    kube_watch_tell(watch,
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
        kube_watch_fail(watch, &err);
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

    kube_watch_enter(watch);
    watch->heard_ms = kube_watch_now(watch);
    strbuf_add(&watch->line, bytes.ptr, bytes.len);
    if (strbuf_check(&watch->line, "an event of the watch", &err) < 0)
        kube_watch_fail(watch, &err);
    else
        take_lines(watch, watch->call);
    kube_watch_leave(watch);
}

static void on_watch_end(void *context, const struct kube_reply *reply)
{
    struct kube_watch *watch = context;
    int64_t lasted_ms = kube_watch_now(watch) - watch->started_ms;

    kube_watch_enter(watch);
    watch->call = NULL;
    if (reply->error) {
        kube_watch_fail(watch, reply->error);
    } else {
        /* As it should: the server ends every watch some time. */
        watch->failures = 0;
        kube_watch_pause(watch, lasted_ms >= watch->options.min_restart_ms
                                    ? 0
                                    : watch->options.min_restart_ms - lasted_ms);
    }
    kube_watch_leave(watch);
}

/* The next moment at which a silent watch has to be looked at. */
int64_t kube_watch_next_check(const struct kube_watch *watch)
{
    int64_t silent = watch->heard_ms + watch->idle_ms;
    int64_t resync =
        watch->options.resync_ms > 0 ? watch->listed_ms + watch->options.resync_ms : INT64_MAX;
    int64_t delay_ms = (silent < resync ? silent : resync) - kube_watch_now(watch);

    return delay_ms > 0 ? delay_ms : 0;
}

void kube_watch_start_stream(struct kube_watch *watch)
{
    int timeout_s = watch->options.watch_timeout_ms > 0
                        ? (watch->options.watch_timeout_ms + 999) / 1000
                        : (int)kube_watch_jittered(watch, MIN_TIMEOUT_S);
    struct kube_request request = {
        .verb = KUBE_WATCH,
        .resource = &watch->resource,
        .namespace = watch->options.namespace,
        .label_selector = watch->options.label_selector,
        .field_selector = watch->options.field_selector,
        .form = watch->options.form,
        .resource_version = watch->resource_version,
        .watch_timeout_s = timeout_s,
        .is_lively = watch->options.is_lively,
    };

    watch->state = WATCH_WATCHING;
    watch->counts.watches++;
    watch->started_ms = watch->heard_ms = kube_watch_now(watch);
    watch->idle_ms = watch->options.idle_ms > 0 ? watch->options.idle_ms
                                                : (int64_t)timeout_s * 1000 + IDLE_MARGIN_MS;
    watch->call = kube_client_stream(watch->client, &request, 0, on_bytes, on_watch_end, watch);
    kube_watch_set_timer(watch, kube_watch_next_check(watch));
}
