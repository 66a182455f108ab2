#include "edge/rest.h"

#include "base/arena.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "config.h"
#include "data/gzip.h"
#include "data/json.h"
#include "edge/edge_metrics.h"
#include "edge/exchange.h"
#include "edge/fields_filter.h"
#include "edge/reply_memory.h"
#include "edge/rest_request.h"
#include "http/grpc.h"
#include "http/sse.h"
#include "io/fiber.h"
#include "io/loop.h"
#include "server.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
    KEEP_ALIVE_MS = 15000,
    HEADERS_MAX = 64,
    GZIP_FROM = 1400,            /* bytes: less fits into a packet as it is */
    GZIP_IN_WORKER = 128 * 1024, /* more would hold up the loop */
};
static const size_t TEXT_MAX = (size_t)1024 * 1024 * 1024;

struct rest {
    struct api_server *server;
};

/* One request; lives in the request's arena. */
struct rest_call {
    struct rest *rest;
    struct http_request *request;
    struct exchange *exchange;
    struct route_match match;
    const struct fields_filter *filter; /* NULL: everything */
    struct http_header headers[HEADERS_MAX];
    size_t header_count;
    struct str reply; /* of a unary method, until its end */
    struct watch *keep_alive, *deadline;
    bool is_stream, is_events;
};

/* ---- headers of the answer ---- */

static void add_header(struct rest_call *call, const char *name, struct str value)
{
    struct arena *arena = http_arena(call->request);

    if (call->header_count == HEADERS_MAX)
        return;
    call->headers[call->header_count++] =
        (struct http_header){ arena_strndup(arena, name, strlen(name)), str_dup(value, arena) };
}

static void set_header(struct exchange *exchange, const char *name, const char *value)
{
    struct rest_call *call = exchange->gate;

    add_header(call, arena_printf(http_arena(call->request), "grpc-metadata-%s", name),
               str_of(value));
}

static void set_cookie(struct exchange *exchange, const char *value)
{
    add_header(exchange->gate, "set-cookie", str_of(value));
}

/* gRPC's metadata as grpc-gateway makes it of a request's headers. */
static struct str find_header(const struct exchange *exchange, const char *name)
{
    const struct rest_call *call = exchange->gate;
    struct arena *arena = http_arena(call->request);
    const char *prefix = "grpcgateway-";

    if (strncmp(name, prefix, strlen(prefix)) == 0)
        return http_header(call->request, name + strlen(prefix));
    if (strcmp(name, "authorization") == 0 || strcmp(name, "user-agent") == 0)
        return http_header(call->request, name);
    if (strcmp(name, "x-forwarded-host") == 0 || strcmp(name, "x-forwarded-for") == 0)
        return http_header(call->request, name);
    return http_header(call->request, arena_printf(arena, "grpc-metadata-%s", name));
}

/* ---- the text of a message ---- */

static const struct message_memory *memory_of(const struct rest_call *call)
{
    return reply_memory_use(call->rest->server->reply_memory);
}

static void print_reply(struct rest_call *call, const struct json *message, struct strbuf *out)
{
    struct message type = message_at(&contract_messages, call->exchange->contract->reply);

    if (!call->filter) {
        message_print_with(type, message, memory_of(call), out);
        return;
    }
    fields_filter_print(call->filter, type, message, out);
}

static bool accepts_gzip(const struct rest_call *call)
{
    return call->rest->server->config->enable_gzip &&
           str_find(http_header(call->request, "accept-encoding"), STR("gzip")) >= 0;
}

struct packing {
    struct str text, packed;
    struct arena *arena;
};

static void pack(void *context)
{
    struct packing *packing = context;

    packing->packed = gzip_pack(packing->text, packing->arena);
}

static void reply_text(struct rest_call *call, int status, struct str text)
{
    add_header(call, "content-type", STR("application/json"));
    if (status == 200)
        add_header(call, "grpc-metadata-content-type", STR("application/grpc"));
    add_header(call, "content-length",
               str_of(arena_printf(http_arena(call->request), "%zu", text.len)));
    http_start(call->request, status, call->headers, call->header_count);
    http_write(call->request, text.ptr, text.len);
    http_end(call->request, NULL, 0);
}

/* ---- errors ---- */

static void print_error(const struct error *err, struct strbuf *out)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct json *object = json_new_object(arena);

    json_set_text(arena, object, "error", error_text(err));
    json_set_int(arena, object, "code", error_grpc_code(err->code));
    json_set_text(arena, object, "message", error_text(err));
    json_write(object, JSON_COMPACT, out);
}

static void reply_error(struct rest_call *call, const struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_MAX);

    print_error(err, &text);
    reply_text(call, error_http_status(err->code), (struct str){ text.ptr, text.len });
}

/* Of a stream: an item of its own kind. */
static void print_stream_error(const struct rest_call *call, const struct error *err,
                               struct strbuf *out)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct json *object = json_new_object(arena), *inner = json_edit_object(arena, object, "error");
    int status = error_http_status(err->code);

    json_set_int(arena, inner, "grpc_code", error_grpc_code(err->code));
    json_set_int(arena, inner, "http_code", status);
    json_set_text(arena, inner, "message", error_text(err));
    json_set_text(arena, inner, "http_status", http_status_text(status));
    if (call->filter)
        fields_filter_print_value(call->filter, object, out);
    else
        json_write(object, JSON_COMPACT, out);
}

/* ---- streams ---- */

static void on_keep_alive(void *context)
{
    struct rest_call *call = context;

    sse_keep_alive(call->request);
}

static void start_stream(struct rest_call *call, int status)
{
    if (http_is_started(call->request))
        return;
    if (!call->is_events) {
        add_header(call, "content-type", STR("application/json"));
        http_start(call->request, status, call->headers, call->header_count);
        return;
    }
    add_header(call, "x-content-type-options", STR("nosniff"));
    sse_start(call->request, status, call->headers, call->header_count);
    call->keep_alive =
        loop_watch_timer(http_loop(call->request), KEEP_ALIVE_MS, on_keep_alive, call);
}

/* `text` is used up. */
static void send_item(struct rest_call *call, struct strbuf *text)
{
    if (!call->is_events)
        strbuf_puts(text, "\n");
    if (call->is_events)
        sse_send(call->request, (struct str){ text->ptr, text->len });
    else
        http_write(call->request, text->ptr, text->len);
}

static void send_result(struct rest_call *call, const struct json *message)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_MAX);
    struct message type = message_at(&contract_messages, call->exchange->contract->reply);

    if (call->filter) {
        fields_filter_print_result(call->filter, type, message, &text);
    } else {
        strbuf_puts(&text, "{\"result\":");
        message_print_with(type, message, memory_of(call), &text);
        strbuf_puts(&text, "}");
    }
    start_stream(call, 200);
    send_item(call, &text);
}

static void end_stream(struct rest_call *call, const struct error *err)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_MAX);

    if (err) {
        print_stream_error(call, err, &text);
        start_stream(call, error_http_status(err->code));
        send_item(call, &text);
    } else {
        start_stream(call, 200);
    }
    http_end(call->request, NULL, 0);
}

/* ---- the way back ---- */

static void send_message(struct exchange *exchange, const struct json *message)
{
    CLEANUP(strbuf_release) struct strbuf text = STRBUF_INIT(TEXT_MAX);
    struct rest_call *call = exchange->gate;
    struct packing packing;
    char *detached;

    if (call->is_stream) {
        send_result(call, message);
        return;
    }
    print_reply(call, message, &text);
    packing = (struct packing){ { text.ptr, text.len }, STR_EMPTY, exchange->call.arena };
    if (text.len >= GZIP_FROM && accepts_gzip(call)) {
        if (text.len >= GZIP_IN_WORKER && fiber_current())
            fiber_run_in_worker(exchange->call.server->workers, pack, &packing);
        else
            pack(&packing);
        call = exchange->gate;
        if (!call)
            return; /* the caller left while it was packed */
        add_header(call, "content-encoding", STR("gzip"));
        add_header(call, "vary", STR("Accept-Encoding"));
        call->reply = packing.packed;
        return;
    }
    detached = strbuf_detach(&text);
    arena_defer(exchange->call.arena, free, detached);
    call->reply = (struct str){ detached, packing.text.len };
}

/* An error is ruled out: the caller may know. */
static void opened(struct exchange *exchange)
{
    start_stream(exchange->gate, 200);
}

static void end_call(struct exchange *exchange, struct error *err)
{
    struct rest_call *call = exchange->gate;

    if (call->is_stream)
        end_stream(call, err);
    else if (err)
        reply_error(call, err);
    else
        reply_text(call, 200, call->reply);
    if (err)
        error_release(err);
}

static size_t pending(const struct exchange *exchange)
{
    const struct rest_call *call = exchange->gate;

    return http_pending(call->request);
}

static const struct exchange_way way = { send_message, opened,     end_call,  pending,
                                         find_header,  set_header, set_cookie };

/* ---- the life of a call ---- */

static void on_drain(struct http_request *request, void *context)
{
    struct rest_call *call = context;

    (void)request;
    if (call->exchange)
        exchange_drained(call->exchange);
}

static void on_close(struct http_request *request, void *context)
{
    struct rest_call *call = context;

    (void)request;
    if (call->keep_alive)
        watch_cancel(call->keep_alive);
    if (call->deadline)
        watch_cancel(call->deadline);
    if (call->exchange)
        exchange_gone(TAKE(call->exchange));
}

static const struct http_events events = { .on_drain = on_drain, .on_close = on_close };

static void on_deadline(void *context)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct rest_call *call = context;

    error_set(&err, ERR_TIMEOUT, "context deadline exceeded");
    exchange_abandon(call->exchange, &err);
}

static void set_deadline(struct rest_call *call)
{
    struct loop *loop = http_loop(call->request);
    int64_t left;

    if (!grpc_parse_timeout(http_header(call->request, "grpc-timeout"), &left))
        return;
    call->exchange->call.deadline_ms = loop_now_ms(loop) + left;
    call->deadline = loop_watch_once(loop, left, on_deadline, call);
}

static void read_filter(struct rest_call *call)
{
    struct str fields;

    if (fields_filter_applies(call->match.route->method) &&
        http_query_value(call->request, "fields", &fields) && fields.len > 0)
        call->filter = fields_filter_parse(fields, http_arena(call->request));
}

static void on_body(struct http_request *request, struct str body, void *context)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct rest_call *call = context;
    struct api_server *server = call->rest->server;
    struct rest_input input = { &call->match, http_query(request), body };
    struct exchange *exchange = exchange_new(server, call->match.route->method, &way, call);

    call->exchange = exchange;
    http_on(request, &events, call);
    exchange_set_origin(exchange, http_peer(request), http_header(request, "user-agent"));
    edge_metrics_received(server->edge_metrics, call->match.route->method);
    read_filter(call);
    if (rest_request_read(&input, exchange->call.arena, &exchange->call.request, &err) < 0) {
        call->is_stream = false; /* none has begun: it is told as of any call */
        exchange_abandon(exchange, &err);
        return;
    }
    set_deadline(call);
    if (exchange->contract->kind == CONTRACT_CLIENT_STREAM) {
        const struct exchange_message whole = { .document = exchange->call.request };

        if (exchange_add_message(exchange, whole, &err) < 0) {
            exchange_abandon(exchange, &err);
            return;
        }
        exchange_end_messages(exchange);
    }
    exchange_start(exchange);
}

/* ---- what is let in ---- */

/* The defence against forged requests: a form of a foreign page cannot send this type. */
static bool has_allowed_type(const struct rest *rest, const struct http_request *request)
{
    struct str rest_of_list = str_of(rest->server->config->api_content_types), allowed;
    struct str type = http_header(request, "content-type");

    if (strcmp(http_method(request), "GET") == 0 || rest_of_list.len == 0)
        return true;
    while (rest_of_list.len > 0) {
        str_cut(rest_of_list, ';', &allowed, &rest_of_list);
        if (allowed.len == type.len && strncasecmp(allowed.ptr, type.ptr, type.len) == 0)
            return true;
    }
    return false;
}

static void reply_plain(struct http_request *request, int status, const char *text)
{
    http_reply(request, status, "text/plain; charset=utf-8",
               str_of(arena_printf(http_arena(request), "%s\n", text)));
}

void rest_handle(struct http_request *request, void *context)
{
    struct rest *rest = context;
    struct rest_call *call;
    struct route_match match;

    if (!has_allowed_type(rest, request)) {
        reply_plain(request, 415, "Invalid content type");
        return;
    }
    switch (route_find(http_method(request), http_path(request), &match)) {
    case ROUTE_NOT_FOUND:
        reply_plain(request, 404, "Not Found");
        return;
    case ROUTE_NOT_ALLOWED:
        reply_plain(request, 405, "Method Not Allowed");
        return;
    case ROUTE_FOUND:
        break;
    }
    call = ARENA_NEW(http_arena(request), struct rest_call);
    *call = (struct rest_call){
        .rest = rest,
        .request = request,
        .match = match,
        .is_stream = contract_methods[match.route->method].kind == CONTRACT_SERVER_STREAM,
        .is_events = str_equals(http_header(request, "accept"), "text/event-stream"),
    };
    http_collect(request, (size_t)rest->server->config->max_message_mb * 1024 * 1024, on_body,
                 call);
}

struct rest *rest_new(struct api_server *server)
{
    struct rest *rest = xcalloc(1, sizeof(*rest));

    rest->server = server;
    return rest;
}

void rest_free(struct rest *rest)
{
    free(rest);
}
