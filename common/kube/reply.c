/* What came back, as the owner of a call sees it. */
#include "base/arena.h"
#include "data/go_quote.h"
#include "data/json.h"
#include "io/fiber.h"
#include "io/http_client.h"
#include "io/loop.h"
#include "kube/client_private.h"
#include "kube/status.h"
#include "kube/transport_error.h"

#include <string.h>
#include <strings.h>
#include <time.h>

enum { MAX_WARNINGS = 32, MAX_WARNING_BYTES = 4096 };

void reply_set_transport_error(const struct kube_call *call, const struct error *cause,
                               struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const char *method = call->sent.method;
    char *word = arena_strndup(arena, method, strlen(method));

    for (char *c = word + 1; *c; c++)
        *c = (char)(*c - 'A' + 'a');
    error_set(err, cause->code, "%s %s: %s", word, go_quoted(str_of(call->sent.url), arena).ptr,
              transport_error_words(cause, arena));
}

/* ---- warnings: Warning: 299 - "text" ---- */

struct warnings {
    const char *items[MAX_WARNINGS];
    size_t count;
};

/* One value of a header holds one or more, with commas in between. */
static void add_warnings(struct warnings *warnings, const char *value, struct arena *arena)
{
    for (const char *at = strchr(value, '"'); at && warnings->count < MAX_WARNINGS;
         at = strchr(at, '"')) {
        char *text = arena_alloc(arena, strlen(at) + 1);
        size_t length = 0;

        for (at++; *at && *at != '"' && length < MAX_WARNING_BYTES; at++) {
            if (*at == '\\' && at[1])
                at++;
            text[length++] = *at;
        }
        warnings->items[warnings->count++] = text;
        if (*at)
            at++;
    }
}

static void read_warnings(const struct http_client_reply *http, struct warnings *out,
                          struct arena *arena)
{
    for (size_t i = 0; i < http->header_count; i++)
        if (strcasecmp(http->headers[i].name, "Warning") == 0)
            add_warnings(out, http->headers[i].value, arena);
}

/* ---- bodies ---- */

static bool is_json(const struct http_client_reply *http)
{
    const char *type = http_client_reply_header(http, "Content-Type");

    return type && strncasecmp(type, "application/json", strlen("application/json")) == 0;
}

static bool is_text(const struct http_client_reply *http)
{
    const char *type = http_client_reply_header(http, "Content-Type");

    return !type || strncasecmp(type, "text/", strlen("text/")) == 0;
}

static void set_refusal(struct kube_call *call, const struct http_client_reply *http,
                        struct arena *arena, struct kube_reply *reply, struct error *err)
{
    CLEANUP(error_release) struct error ignored = { 0 };
    struct str body = { call->received.ptr, call->received.len };
    struct kube_refusal refusal = {
        .http_status = http->status,
        .method = call->sent.method,
        .resource = call->sent.names_request ? &call->sent.resource : NULL,
        .name = call->sent.name,
        .body = is_text(http) ? body : STR_EMPTY,
        .retry_after_ms = (int)http_client_retry_after_ms(http, time(NULL)),
    };

    /* What cannot be read as a Status gets words of its own. */
    if (json_parse(body, NULL, arena, &reply->status, &ignored) < 0 ||
        !kube_is_status(reply->status))
        reply->status = NULL;
    refusal.status = reply->status;
    kube_status_error(&refusal, err);
}

static int set_answer(struct kube_call *call, const struct http_client_reply *http,
                      struct kube_reply *reply, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct str body = { call->received.ptr, call->received.len };

    if (call->on_bytes)
        return 0;
    reply->text = body;
    if (!is_json(http))
        return 0;
    if (json_doc_parse(body, NULL, &reply->object, err) == 0)
        return 0;
    err->code = ERR_DATA_LOSS;
    return error_prefix(err, "cannot read the answer to %s %s", call->sent.method,
                        go_quoted(str_of(call->sent.url), arena).ptr);
}

void reply_tell(struct kube_call *call, const struct http_client_reply *http, struct error *failure)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    CLEANUP(error_release) struct error err = { 0 };
    struct warnings warnings = { 0 };
    struct kube_reply reply = { .http_status = http->status, .text = STR_EMPTY };

    if (failure) {
        error_move(&err, failure);
    } else {
        read_warnings(http, &warnings, arena);
        if (!is_success(http->status))
            set_refusal(call, http, arena, &reply, &err);
        else
            (void)!set_answer(call, http, &reply, &err);
    }
    reply.warnings = warnings.items;
    reply.warning_count = warnings.count;
    reply.error = err.code != ERR_OK ? &err : NULL;
    call->on_end(call, &reply);
    json_doc_unref(reply.object);
}

/* ---- calls for one answer ---- */

static void tell_owner(struct kube_call *call, const struct kube_reply *reply)
{
    call->on_reply(call->context, reply);
}

struct kube_call *kube_client_call(struct kube_client *client, const struct kube_request *request,
                                   kube_reply_fn on_reply, void *context)
{
    struct kube_call *call = call_new(client, request);

    call->on_end = tell_owner;
    call->on_reply = on_reply;
    call->context = context;
    call_start(call);
    return call;
}

static void pass_bytes(struct kube_call *call, struct str bytes)
{
    call->on_user_bytes(call->context, bytes);
}

struct kube_call *kube_client_stream(struct kube_client *client, const struct kube_request *request,
                                     int idle_ms, kube_bytes_fn on_bytes, kube_reply_fn on_reply,
                                     void *context)
{
    struct kube_request unlimited = *request;
    struct kube_call *call;

    if (unlimited.timeout_ms == 0)
        unlimited.timeout_ms = -1;
    call = call_new(client, &unlimited);
    call->is_stream = true;
    call->is_lively = request->is_lively;
    call->idle_ms = idle_ms;
    call->on_bytes = pass_bytes;
    call->on_user_bytes = on_bytes;
    call->on_end = tell_owner;
    call->on_reply = on_reply;
    call->context = context;
    call_start(call);
    return call;
}

/* ---- in a fiber ---- */

struct waiter {
    struct fiber_event event;
    struct arena *arena;
    struct kube_answer answer;
    struct error *err;
    int result;
};

static void release_document(void *object)
{
    json_doc_unref(object);
}

static void on_awaited(void *context, const struct kube_reply *reply)
{
    struct waiter *waiter = context;
    struct arena *arena = waiter->arena;
    const char **warnings = arena_alloc(arena, (reply->warning_count + 1) * sizeof(*warnings));

    for (size_t i = 0; i < reply->warning_count; i++)
        warnings[i] = str_dup(str_of(reply->warnings[i]), arena).ptr;
    waiter->answer = (struct kube_answer){
        .text = reply->object ? STR_EMPTY : str_dup(reply->text, arena),
        .warnings = warnings,
        .warning_count = reply->warning_count,
    };
    if (reply->object) {
        waiter->answer.object = json_doc_root(reply->object);
        arena_defer(arena, release_document, json_doc_ref(reply->object));
    }
    if (reply->status)
        waiter->answer.status = json_copy(arena, reply->status);
    if (reply->error)
        waiter->result = error_move(waiter->err, reply->error);
    fiber_event_set(&waiter->event);
}

int kube_client_wait(struct kube_client *client, const struct kube_request *request,
                     struct arena *arena, struct kube_answer *out, struct error *err)
{
    struct waiter waiter = { .arena = arena, .err = err };

    fiber_event_init(&waiter.event);
    kube_client_call(client, request, on_awaited, &waiter);
    fiber_event_wait(&waiter.event);
    if (out)
        *out = waiter.answer;
    return waiter.result;
}
