/*
 * One request on its way:
 *
 *     its turn (throttle) -> room -> who we are (credentials) -> sent -> answer --> told
 *                             ^                                              |
 *                             +---- 401, once, if renewed <------------------+
 *                             +---- pause <-- no answer, 429, 5xx: where that is asked for, or the
 *                                             server says when
 */
#include "base/mem.h"
#include "io/http_client.h"
#include "io/loop.h"
#include "kube/client_private.h"

#include <assert.h>
#include <stdlib.h>
#include <time.h>

enum {
    REFUSAL_MAX_BYTES = 1024 * 1024,
    MAX_PAUSE_MS = 10 * 1000,
    RETRIES_WHEN_TOLD = 10, /* with Retry-After: as client-go does by itself */
};

/* ---- frames: a call may be cancelled in any callback, and is freed when the last one returns ----
 */

static void enter(struct kube_call *call)
{
    client_enter(call->client);
    call->depth++;
}

static void leave(struct kube_call *call)
{
    struct kube_client *client = call->client;

    call->depth--;
    if (call->is_over && call->depth == 0)
        call_free(call);
    client_leave(client);
}

static void link_call(struct kube_call *call)
{
    struct kube_client *client = call->client;

    call->next = client->calls;
    if (call->next)
        call->next->previous = call;
    client->calls = call;
    client->counts.open_calls++;
}

static void unlink_call(struct kube_call *call)
{
    if (call->previous)
        call->previous->next = call->next;
    else
        call->client->calls = call->next;
    if (call->next)
        call->next->previous = call->previous;
    call->previous = call->next = NULL;
    call->client->counts.open_calls--;
}

struct kube_call *call_new(struct kube_client *client, const struct kube_request *request)
{
    struct kube_call *call = xcalloc(1, sizeof(*call));
    assert(!client->is_closed);
    call->client = client;
    call->received = (struct strbuf)STRBUF_INIT(client->options.max_reply_bytes);
    call->timeout_ms = request->timeout_ms ? request->timeout_ms : client->options.timeout_ms;
    /* A failure is told later, as every other. */
    (void)!sent_request_init(&call->sent, client, request, &call->failure);
    link_call(call);
    return call;
}

static void set_timer(struct kube_call *call, int64_t delay_ms);

void call_free(struct kube_call *call)
{
    sent_request_release(&call->sent);
    strbuf_release(&call->received);
    error_release(&call->failure);
    if (call->list)
        list_state_free(call->list);
    free(call);
}

static void let_go(struct kube_call *call)
{
    http_client_cancel(TAKE(call->http));
    if (call->transport)
        transport_leave(call->client, TAKE(call->transport));
}

/* It is over; whoever has it in a frame frees it there. */
static void end(struct kube_call *call)
{
    if (call->is_over)
        return;
    call->is_over = true;
    watch_cancel(TAKE(call->timer));
    let_go(call);
    call_room_leave(call);
    unlink_call(call);
}

void kube_call_cancel(struct kube_call *call)
{
    if (!call)
        return;
    end(call);
    if (call->depth == 0)
        call_free(call);
}

/* ---- the end ---- */

static void tell(struct kube_call *call, const struct http_client_reply *http,
                 struct error *failure)
{
    call->state = CALL_SENT;
    call->is_again = false;
    reply_tell(call, http, failure);
    if (!call->is_again)
        end(call);
}

/* What went wrong before it was sent is told from the loop, not from inside the caller. */
static void fail_soon(struct kube_call *call)
{
    call->state = CALL_WAITING;
    set_timer(call, 0);
}

static void fail_in_time(struct kube_call *call, const char *what)
{
    struct error err = { 0 };

    error_set(&err, ERR_TIMEOUT, "%s", what);
    error_move(&call->failure, &err);
    fail_soon(call);
}

void call_abort(struct kube_call *call, struct error *err)
{
    error_move(&call->failure, err);
}

/* ---- sent ---- */

static void on_headers(void *context, const struct http_client_reply *reply)
{
    struct kube_call *call = context;

    call->status = reply->status;
    call->received.limit =
        is_success(reply->status) ? call->client->options.max_reply_bytes : REFUSAL_MAX_BYTES;
}

static enum http_client_flow on_data(void *context, struct str data)
{
    struct kube_call *call = context;
    bool is_wrong;

    if (!is_success(call->status) || !call->on_bytes) {
        strbuf_add(&call->received, data.ptr, data.len);
        /* Of a refusal the beginning is enough; an answer is whole or nothing. */
        return call->received.truncated && is_success(call->status) ? HTTP_CLIENT_ABORT
                                                                    : HTTP_CLIENT_GO_ON;
    }
    enter(call);
    call->has_delivered = true;
    call->on_bytes(call, data);
    is_wrong = !call->is_over && call->failure.code != ERR_OK;
    leave(call);
    return is_wrong ? HTTP_CLIENT_ABORT : HTTP_CLIENT_GO_ON;
}

static bool is_worth_another(const struct http_client_reply *reply, const struct error *err)
{
    if (err)
        return err->code == ERR_UNAVAILABLE || err->code == ERR_TIMEOUT;
    return reply->status == 429 || (reply->status >= 500 && reply->status != 501);
}

/* Milliseconds until the next attempt; -1: there is none. */
static int64_t pause_before_next(const struct kube_call *call,
                                 const struct http_client_reply *reply, const struct error *err)
{
    const struct kube_client_options *options = &call->client->options;
    int64_t told_ms = err ? 0 : http_client_retry_after_ms(reply, time(NULL)), pause_ms;
    int shift = call->attempts - 1 < 16 ? call->attempts - 1 : 16;

    if (call->has_delivered || !is_worth_another(reply, err))
        return -1;
    pause_ms = (int64_t)options->retry_base_ms << shift;
    if (pause_ms > MAX_PAUSE_MS)
        pause_ms = MAX_PAUSE_MS;
    if (told_ms > 0 && call->attempts <= RETRIES_WHEN_TOLD)
        pause_ms = told_ms;
    else if (call->attempts > options->retry_max)
        return -1;
    return loop_now_ms(call->client->loop) + pause_ms < call->deadline_ms ? pause_ms : -1;
}

static void prepare_next_attempt(struct kube_call *call)
{
    call->status = 0;
    call->received.len = 0;
    call->received.truncated = false;
}

static bool try_again(struct kube_call *call, const struct http_client_reply *reply,
                      const struct error *err)
{
    struct kube_client *client = call->client;
    int64_t pause_ms;

    if (!err && reply->status == 401 && !call->has_reidentified &&
        credentials_reject(client->credentials, call->credential_generation)) {
        call->has_reidentified = true;
        prepare_next_attempt(call);
        call->state = CALL_WAITING;
        call_send(call);
        return true;
    }
    pause_ms = pause_before_next(call, reply, err);
    if (pause_ms < 0)
        return false;
    client->counts.retries++;
    prepare_next_attempt(call);
    call->state = CALL_WAITING;
    set_timer(call, pause_ms);
    return true;
}

static void on_end(void *context, const struct http_client_reply *reply, struct error *err)
{
    struct kube_call *call = context;
    CLEANUP(error_release) struct error failure = { 0 };

    enter(call);
    call->http = NULL;
    watch_cancel(TAKE(call->timer));
    transport_leave(call->client, TAKE(call->transport));
    call_room_leave(call);
    if (!err)
        client_note_version(call->client, reply->http_version);
    if (call->received.truncated && is_success(call->status)) {
        error_set(&failure, ERR_TOO_LARGE, "the answer is longer than %zu bytes",
                  call->received.limit);
        tell(call, reply, &failure);
    } else if (call->failure.code != ERR_OK) {
        error_move(&failure, &call->failure);
        tell(call, reply, &failure);
    } else if (!try_again(call, reply, err)) {
        if (err)
            reply_set_transport_error(call, err, &failure);
        tell(call, reply, err ? &failure : NULL);
    }
    leave(call);
}

static void transmit(struct kube_call *call, const struct credential *credential)
{
    static const struct http_client_handler handler = { on_headers, on_data, on_end };
    struct kube_client *client = call->client;
    struct http_client_request request = {
        .method = call->sent.method,
        .url = call->sent.url,
        .headers = call->sent.headers,
        .header_count = call->sent.header_count,
        .body = call->sent.body.len ? call->sent.body : STR_EMPTY,
        .bearer_token = credential->token,
        .user = credential->token ? NULL : credential->username,
        .password = credential->token ? NULL : credential->password,
        .idle_timeout_ms = call->idle_ms,
        .gzip = !client->config->is_compression_off && !call->is_stream,
        .is_quiet = call->is_stream,
    };

    if (call->deadline_ms != INT64_MAX)
        request.timeout_ms = call->deadline_ms - loop_now_ms(client->loop);
    call->state = CALL_SENT;
    call->credential_generation = credential->generation;
    call->attempts++;
    client->counts.requests++;
    if (call->has_place)
        set_timer(call, CALL_PLACE_MS);
    call->http = http_client_start(call->transport->http, &request, &handler, call);
}

/* ---- before it is sent ---- */

static void set_deadline(struct kube_call *call)
{
    if (call->deadline_ms != INT64_MAX)
        set_timer(call, call->deadline_ms - loop_now_ms(call->client->loop));
}

void call_send(struct kube_call *call)
{
    struct kube_client *client = call->client;
    bool has_waited = call->state == CALL_IDENTIFYING;
    struct error err = { 0 };
    struct credential credential;
    int known;

    watch_cancel(TAKE(call->timer));
    if (loop_now_ms(client->loop) >= call->deadline_ms) {
        fail_in_time(call, "context deadline exceeded");
        return;
    }
    if (!call_room_enter(call)) {
        call->state = CALL_WAITING;
        set_deadline(call);
        return;
    }
    known = has_waited ? credentials_current(client->credentials, &credential, &err)
                       : credentials_get(client->credentials, &credential, &err);
    if (known == 0) {
        call->state = CALL_IDENTIFYING;
        set_deadline(call);
        return;
    }
    if (known < 0) {
        reply_set_transport_error(call, &err, &call->failure);
        fail_soon(call);
    } else if (!(call->transport = transport_enter(client, call->is_stream && !call->is_lively,
                                                   &credential, &err))) {
        error_move(&call->failure, &err);
        fail_soon(call);
    } else {
        transmit(call, &credential);
    }
    error_release(&err);
}

static void on_timer(void *context)
{
    struct kube_call *call = context;
    CLEANUP(error_release) struct error failure = { 0 };

    enter(call);
    if (call->state == CALL_SENT || call->is_queued)
        call_room_leave(call);
    if (call->state == CALL_IDENTIFYING)
        error_set(&call->failure, ERR_TIMEOUT, "getting credentials: context deadline exceeded");
    if (call->state == CALL_SENT) {
        watch_cancel(TAKE(call->timer));
    } else if (call->failure.code != ERR_OK) {
        static const struct http_client_reply none = { .body = { "", 0 } };

        error_move(&failure, &call->failure);
        tell(call, &none, &failure);
    } else {
        call_send(call);
    }
    leave(call);
}

static void set_timer(struct kube_call *call, int64_t delay_ms)
{
    watch_cancel(TAKE(call->timer));
    call->timer = loop_watch_once(call->client->loop, delay_ms, on_timer, call);
}

void call_start(struct kube_call *call)
{
    struct kube_client *client = call->client;
    int64_t now = loop_now_ms(client->loop), delay_ms;

    call->deadline_ms = call->timeout_ms > 0 ? now + call->timeout_ms : INT64_MAX;
    call->state = CALL_WAITING;
    if (call->failure.code != ERR_OK) {
        fail_soon(call);
        return;
    }
    delay_ms = throttle_take(&client->throttle, now);
    client->counts.throttled_ms += (uint64_t)delay_ms;
    if (call->deadline_ms != INT64_MAX && delay_ms > call->deadline_ms - now)
        fail_in_time(call, "client rate limiter Wait returned an error: rate: Wait(n=1) would "
                           "exceed context deadline");
    else if (delay_ms > 0)
        set_timer(call, delay_ms);
    else
        call_send(call);
}

void call_again(struct kube_call *call)
{
    call->is_again = true;
    call->attempts = 0;
    call->has_reidentified = false;
    call->has_delivered = false;
    prepare_next_attempt(call);
    call_start(call);
}
