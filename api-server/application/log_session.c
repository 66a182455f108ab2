#include "application/log_session.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "call.h"
#include "data/json.h"
#include "io/loop.h"
#include "kube/client.h"

#include <stdlib.h>

/*
 * Each pod's lines wait in a queue of their own. The oldest of all heads goes out as soon as every
 * pod that is still read has one; or after a short time, since a silent pod must not hold up the
 * others. No line is sent while the client does not take them.
 */
enum {
    HURRY_MS = 100,
    LINE_MAX_BYTES = 1024 * 1024,
    WAITING_MAX_BYTES = 32 * 1024 * 1024,
};

struct entry {
    char *text; /* the whole line, with its time; an error's text without one */
    size_t len;
};

struct pod_log {
    struct log_session *session;
    const char *pod;
    struct kube_call *call; /* NULL: it has ended */
    struct strbuf rest;     /* of a line that is not complete */
    VEC(struct entry) lines;
    size_t sent;
};

struct log_session {
    struct api_stream *stream;
    struct log_wish wish;
    struct pod_log *pods;
    struct watch *hurry; /* NULL: nobody is waited for */
    size_t waiting_bytes;
    bool has_ended;
};

/* ---- lines that wait ---- */

static bool has_line(const struct pod_log *log)
{
    return log->sent < log->lines.count;
}

static struct log_line head_of(const struct pod_log *log)
{
    const struct entry *entry = &log->lines.items[log->sent];

    return log_line_read((struct str){ entry->text, entry->len });
}

static void drop_head(struct pod_log *log)
{
    struct entry *entry = &log->lines.items[log->sent++];

    log->session->waiting_bytes -= entry->len;
    free(entry->text);
    if (log->sent < log->lines.count)
        return;
    vec_release(&log->lines);
    log->sent = 0;
}

/* The time of a line stands before each of the parts that carriage returns make of it. */
static void push(struct pod_log *log, struct str time, struct str content)
{
    struct entry entry = { .len = time.len + (time.len > 0 ? 1 : 0) + content.len };
    char *at = entry.text = xcalloc(1, entry.len + 1);

    if (time.len > 0) {
        memcpy(at, time.ptr, time.len);
        at[time.len] = ' ';
        at += time.len + 1;
    }
    memcpy(at, content.ptr, content.len);
    log->session->waiting_bytes += entry.len;
    vec_push(&log->lines, entry);
}

static void push_line(struct pod_log *log, struct str text)
{
    struct log_line line = log_line_read(text);
    struct str part, rest = line.content;

    while (str_cut(rest, '\r', &part, &rest))
        push(log, line.time, part);
    push(log, line.time, part);
}

/* ---- sending ---- */

static void end(struct log_session *session, struct error *err)
{
    if (session->has_ended)
        return;
    session->has_ended = true;
    api_stream_end(session->stream, err);
}

static void send_entry(struct log_session *session, const char *pod, const struct log_line *line,
                       bool is_last)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct json *entry = json_new_object(arena);

    json_set(arena, entry, "content", json_new_string(arena, line->content));
    if (line->time_ns != 0)
        json_set_text(arena, entry, "timeStamp", clock_rfc3339(line->time_ns / 1000000000, arena));
    json_set_bool(arena, entry, "last", is_last);
    json_set_text(arena, entry, "timeStampStr",
                  line->time_ns != 0 ? clock_rfc3339_nano(line->time_ns, arena)
                                     : "0001-01-01T00:00:00Z");
    json_set_text(arena, entry, "podName", pod);
    api_stream_send(session->stream, entry);
}

static struct pod_log *oldest(struct log_session *session)
{
    struct pod_log *found = NULL;

    for (size_t i = 0; i < session->wish.source_count; i++) {
        struct pod_log *log = &session->pods[i];

        if (has_line(log) && (!found || head_of(log).time_ns < head_of(found).time_ns))
            found = log;
    }
    return found;
}

static bool is_anybody_awaited(const struct log_session *session)
{
    for (size_t i = 0; i < session->wish.source_count; i++)
        if (session->pods[i].call && !has_line(&session->pods[i]))
            return true;
    return false;
}

static bool is_over(const struct log_session *session)
{
    for (size_t i = 0; i < session->wish.source_count; i++)
        if (session->pods[i].call || has_line(&session->pods[i]))
            return false;
    return true;
}

/* True: it was the last one that is wanted. */
static bool send_head(struct log_session *session, struct pod_log *log)
{
    struct log_line line = head_of(log);
    bool is_last = session->wish.until_ns > 0 && line.time_ns > session->wish.until_ns;

    if (is_last || log_filter_passes(&session->wish.filter, line.content))
        send_entry(session, log->pod, &line, is_last);
    drop_head(log);
    return is_last;
}

static void on_hurry(void *context);

static void await_others(struct log_session *session)
{
    if (!session->hurry)
        session->hurry = loop_watch_once(session->wish.loop, HURRY_MS, on_hurry, session);
}

static void stop_waiting(struct log_session *session)
{
    if (session->hurry)
        watch_cancel(TAKE(session->hurry));
}

/* Rights may go while a log is followed. */
static bool may_go_on(struct log_session *session)
{
    struct error err = { 0 };

    if (api_permits(api_stream_call(session->stream), "logs", "get", session->wish.object))
        return true;
    error_set(&err, ERR_FORBIDDEN, "permission denied");
    end(session, &err);
    return false;
}

static void end_well(struct log_session *session)
{
    const struct log_line last = { .content = STR_EMPTY, .time_ns = clock_now_ns() };

    send_entry(session, "", &last, true);
    end(session, NULL);
}

/* The session may be gone afterwards. */
static void send_lines(struct log_session *session, bool is_in_hurry)
{
    struct pod_log *log;

    if (session->has_ended || !may_go_on(session))
        return;
    while (!session->has_ended && api_stream_pending(session->stream) < API_STREAM_PENDING_HIGH &&
           (log = oldest(session))) {
        if (!is_in_hurry && is_anybody_awaited(session)) {
            await_others(session);
            return;
        }
        if (send_head(session, log)) {
            end(session, NULL);
            return;
        }
    }
    if (!session->has_ended && is_over(session))
        end_well(session);
}

static void on_hurry(void *context)
{
    struct log_session *session = context;

    stop_waiting(session);
    send_lines(session, true);
}

/* ---- reading ---- */

static void end_slow(struct log_session *session)
{
    struct error err = { 0 };

    error_set(&err, ERR_EXHAUSTED, "the logs come faster than the client takes them");
    end(session, &err);
}

static void take_bytes(struct pod_log *log, struct str bytes)
{
    struct str line, rest = bytes;

    while (str_cut(rest, '\n', &line, &rest)) {
        strbuf_add(&log->rest, line.ptr, line.len);
        push_line(log, (struct str){ log->rest.ptr, log->rest.len });
        strbuf_release(&log->rest);
    }
    strbuf_add(&log->rest, line.ptr, line.len);
}

static void on_bytes(void *context, struct str bytes)
{
    struct pod_log *log = context;

    take_bytes(log, bytes);
    if (log->session->waiting_bytes > WAITING_MAX_BYTES)
        end_slow(log->session);
    else
        send_lines(log->session, false);
}

static void on_reply(void *context, const struct kube_reply *reply)
{
    struct pod_log *log = context;

    log->call = NULL;
    if (log->rest.len > 0)
        push_line(log, (struct str){ log->rest.ptr, log->rest.len });
    strbuf_release(&log->rest);
    if (reply->error)
        push(log, STR_EMPTY, str_of(error_text(reply->error)));
    send_lines(log->session, false);
}

/* ---- life ---- */

static void on_drain(struct api_stream *stream, void *context)
{
    (void)stream;
    send_lines(context, false);
}

static void on_close(struct api_stream *stream, void *context)
{
    struct log_session *session = context;

    (void)stream;
    session->has_ended = true;
    stop_waiting(session);
    for (size_t i = 0; i < session->wish.source_count; i++) {
        struct pod_log *log = &session->pods[i];

        if (log->call)
            kube_call_cancel(log->call);
        while (has_line(log))
            drop_head(log);
        strbuf_release(&log->rest);
    }
    free(session->pods);
    free(session);
}

void log_session_open(struct api_stream *stream, const struct log_wish *wish)
{
    static const struct api_stream_events events = { .on_drain = on_drain, .on_close = on_close };
    struct log_session *session = xcalloc(1, sizeof(*session));

    session->stream = stream;
    session->wish = *wish;
    session->pods = xcalloc(wish->source_count, sizeof(*session->pods));
    api_stream_on(stream, &events, session);
    for (size_t i = 0; i < wish->source_count; i++) {
        const struct kube_request request = { .verb = KUBE_GET, .path = wish->sources[i].path };
        struct pod_log *log = &session->pods[i];

        log->session = session;
        log->pod = wish->sources[i].pod;
        log->rest = (struct strbuf)STRBUF_INIT(LINE_MAX_BYTES);
        log->call = kube_client_stream(wish->client, &request, 0, on_bytes, on_reply, log);
    }
}
