#include "edge/exchange.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/vec.h"
#include "data/json.h"
#include "edge/dispatch.h"
#include "edge/edge_metrics.h"
#include "io/cancel.h"
#include "io/fiber.h"
#include "method.h"
#include "server.h"

#include <assert.h>
#include <string.h>

enum { WAITING_MAX = 16 * 1024 * 1024 };

struct exchange *exchange_of(struct api_call *call)
{
    return (struct exchange *)call;
}

/* ---- the life of one ---- */

struct exchange *exchange_new(struct api_server *server, unsigned method,
                              const struct exchange_way *way, void *gate)
{
    struct exchange *exchange = xcalloc(1, sizeof(*exchange));

    exchange->call = (struct api_call){
        .server = server,
        .method = dispatch_method(server->dispatch, method),
        .arena = arena_new(),
        .peer = "",
        .user_agent = "",
        .cancel = cancel_new(),
        .deadline_ms = INT64_MAX,
    };
    exchange->contract = &contract_methods[method];
    exchange->way = way;
    exchange->gate = gate;
    exchange->stream.exchange = exchange;
    exchange->began_ms = clock_monotonic_ms();
    exchange->references = 1;
    edge_metrics_started(server->edge_metrics, method);
    return exchange;
}

void exchange_set_origin(struct exchange *exchange, const char *peer, struct str user_agent)
{
    exchange->call.peer = arena_strndup(exchange->call.arena, peer, strlen(peer));
    exchange->call.user_agent = str_dup(user_agent, exchange->call.arena).ptr;
}

static struct exchange_message *take_message(struct exchange *exchange)
{
    struct exchange_message *message = exchange->first;

    if (!message)
        return NULL;
    exchange->first = message->next;
    if (!exchange->first)
        exchange->last = NULL;
    exchange->waiting_bytes -= message->size;
    return message;
}

static void drop_messages(struct exchange *exchange)
{
    struct exchange_message *message;

    while ((message = take_message(exchange)))
        arena_free(message->arena);
}

static void exchange_unref(struct exchange *exchange)
{
    if (--exchange->references > 0)
        return;
    drop_messages(exchange);
    cancel_unref(exchange->call.cancel);
    arena_free(exchange->call.arena);
    free(exchange);
}

static unsigned method_index(const struct exchange *exchange)
{
    return (unsigned)(exchange->contract - contract_methods);
}

static void count_end(struct exchange *exchange, enum error_code code)
{
    if (exchange->is_ended)
        return;
    exchange->is_ended = true;
    edge_metrics_handled(exchange->call.server->edge_metrics, method_index(exchange), code,
                         clock_monotonic_ms() - exchange->began_ms);
}

static void send_message(struct exchange *exchange, const struct json *message)
{
    if (exchange->is_ended)
        return;
    edge_metrics_sent(exchange->call.server->edge_metrics, method_index(exchange));
    if (exchange->gate)
        exchange->way->send(exchange, message);
}

/* Codes that answers of a cluster have for clients, where they differ from what they mean to us. */
static void translate(struct error *err)
{
    static const char *const unmapped[] = { "UnsupportedMediaType", "NotAcceptable", "Gone",
                                            "Expired" };

    if (!err->reason)
        return;
    if (strcmp(err->reason, "BadRequest") == 0 && err->code == ERR_INVALID)
        err->code = ERR_PRECONDITION;
    for (size_t i = 0; i < sizeof(unmapped) / sizeof(*unmapped); i++)
        if (strcmp(err->reason, unmapped[i]) == 0)
            err->code = ERR_UNKNOWN;
}

static void end_exchange(struct exchange *exchange, struct error *err)
{
    if (exchange->is_ended)
        return;
    if (err)
        translate(err);
    count_end(exchange, err ? err->code : ERR_OK);
    if (exchange->gate)
        exchange->way->end(exchange, err);
    else if (err)
        error_release(err);
}

static void wake_receiver(struct exchange *exchange)
{
    if (exchange->arrival)
        fiber_event_set(TAKE(exchange->arrival));
}

/* ---- streams ---- */

static void list_stream(struct api_stream *stream)
{
    struct api_stream **streams = &stream->exchange->call.server->streams;

    stream->next = *streams;
    if (stream->next)
        stream->next->before = stream;
    *streams = stream;
}

static void unlist_stream(struct api_stream *stream)
{
    struct api_stream **streams = &stream->exchange->call.server->streams;

    if (stream->before)
        stream->before->next = stream->next;
    else if (*streams == stream)
        *streams = stream->next;
    if (stream->next)
        stream->next->before = stream->before;
    stream->next = stream->before = NULL;
}

static void close_stream(struct api_stream *stream)
{
    if (stream->state == STREAM_CLOSED)
        return;
    stream->state = STREAM_CLOSED;
    unlist_stream(stream);
    if (stream->events && stream->events->on_close)
        stream->events->on_close(stream, stream->context);
}

void api_stream_on(struct api_stream *stream, const struct api_stream_events *events, void *context)
{
    stream->events = events;
    stream->context = context;
}

void api_stream_send(struct api_stream *stream, const struct json *reply)
{
    if (stream->state == STREAM_OPENING || stream->state == STREAM_OPEN)
        send_message(stream->exchange, reply);
}

size_t api_stream_pending(const struct api_stream *stream)
{
    return stream->exchange->gate ? stream->exchange->way->pending(stream->exchange) : 0;
}

struct api_call *api_stream_call(struct api_stream *stream)
{
    return &stream->exchange->call;
}

/* Whatever the end sets free may be the last thing that held the exchange. */
void api_stream_end(struct api_stream *stream, struct error *err)
{
    struct exchange *exchange = stream->exchange;

    if (stream->state != STREAM_OPENING && stream->state != STREAM_OPEN) {
        if (err)
            error_release(err);
        return;
    }
    exchange->references++;
    if (stream->state == STREAM_OPEN) {
        stream->state = STREAM_ENDED;
        end_exchange(exchange, err);
        close_stream(stream);
    } else {
        stream->state = STREAM_ENDED;
        end_exchange(exchange, err);
    }
    exchange_unref(exchange);
}

void exchange_end_streams(struct api_server *server)
{
    while (server->streams) {
        CLEANUP(error_release) struct error err = { 0 };

        error_set(&err, ERR_UNAVAILABLE, "the server is shutting down");
        api_stream_end(server->streams, &err);
    }
}

/* ---- looking again ---- */

/* With memory of its own: a stream is looked at many times. */
static int check_again(const struct exchange *exchange, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct api_call call = exchange->call;
    const struct api_rule *rule = &call.method->rule;

    call.arena = arena;
    call.subject = NULL;
    if (rule->kind != API_RULE_PUBLIC && api_reauthenticate(&call, err) < 0)
        return -1;
    return rule->kind == API_RULE_CHECK ? rule->check(&call, err) : 0;
}

static void review(struct exchange *exchange)
{
    CLEANUP(error_release) struct error err = { 0 };

    if (exchange->stream.state != STREAM_OPEN || check_again(exchange, &err) == 0)
        return;
    /* What could not be found out says nothing about the caller. */
    if (err.code == ERR_UNAUTHENTICATED || err.code == ERR_FORBIDDEN)
        api_stream_end(&exchange->stream, &err);
}

void exchange_review_streams(struct api_server *server)
{
    VEC(struct exchange *) open = { 0 };

    for (struct api_stream *stream = server->streams; stream; stream = stream->next) {
        stream->exchange->references++;
        vec_push(&open, stream->exchange);
    }
    for (size_t i = 0; i < open.count; i++) {
        review(open.items[i]);
        exchange_unref(open.items[i]);
    }
    vec_release(&open);
}

void exchange_drained(struct exchange *exchange)
{
    struct api_stream *stream = &exchange->stream;

    wake_receiver(exchange);
    if (stream->state == STREAM_OPEN && stream->events && stream->events->on_drain)
        stream->events->on_drain(stream, stream->context);
}

static int open_stream(struct exchange *exchange, struct error *err)
{
    struct api_stream *stream = &exchange->stream;

    stream->state = STREAM_OPENING;
    if (exchange->call.method->open(&exchange->call, stream, err) < 0) {
        stream->state = STREAM_CLOSED;
        return -1;
    }
    if (stream->state == STREAM_OPENING && exchange->gate) {
        stream->state = STREAM_OPEN;
        list_stream(stream);
        exchange->way->opened(exchange);
        return 0;
    }
    count_end(exchange, ERR_CANCELLED);
    close_stream(stream);
    return 0;
}

/* ---- streams of requests ---- */

int exchange_add_message(struct exchange *exchange, struct exchange_message message,
                         struct error *err)
{
    struct exchange_message *kept;

    if (exchange->waiting_bytes + message.size > WAITING_MAX) {
        arena_free(message.arena);
        return error_set(err, ERR_EXHAUSTED, "more is sent than can be worked off");
    }
    kept = ARENA_NEW(message.arena ? message.arena : exchange->call.arena, struct exchange_message);
    *kept = message;
    if (exchange->last)
        exchange->last->next = kept;
    else
        exchange->first = kept;
    exchange->last = kept;
    exchange->waiting_bytes += message.size;
    wake_receiver(exchange);
    return 0;
}

void exchange_end_messages(struct exchange *exchange)
{
    exchange->requests_ended = true;
    wake_receiver(exchange);
}

static void wait_for_more(struct exchange *exchange)
{
    struct fiber_event arrival;

    fiber_event_init(&arrival);
    /* cppcheck-suppress autoVariables; whoever wakes us has taken it out before */
    exchange->arrival = &arrival;
    fiber_event_wait(&arrival);
}

/* The next message, NULL at the end; false: the caller has gone. */
static bool next_message(struct exchange *exchange, struct exchange_message **out)
{
    while (!exchange->first && !exchange->requests_ended && exchange->gate)
        wait_for_more(exchange);
    *out = take_message(exchange);
    return *out || exchange->requests_ended;
}

static int receive_message(struct exchange *exchange, const struct exchange_message *message,
                           const struct json **reply, struct error *err)
{
    int status;

    exchange->call.request = message ? message->document : NULL;
    status = exchange->call.method->receive(&exchange->call, reply, err);
    if (message)
        arena_free(message->arena);
    return status;
}

static int receive_messages(struct exchange *exchange, const struct json **reply, struct error *err)
{
    struct exchange_message *message;

    do {
        if (!next_message(exchange, &message))
            return error_set(err, ERR_CANCELLED, "context canceled");
        if (receive_message(exchange, message, reply, err) < 0)
            return -1;
    } while (message);
    return 0;
}

/* ---- streams of requests, each with its reply ---- */

static int answer_message(struct exchange *exchange, const struct exchange_message *message,
                          struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    const struct json *reply = NULL;

    exchange->call.request = message->document;
    if (check_again(exchange, err) < 0 ||
        exchange->call.method->answer(&exchange->call, arena, &reply, err) < 0)
        return -1;
    send_message(exchange, reply);
    return 0;
}

/* A caller who does not read is not answered further. */
static void wait_until_read(struct exchange *exchange)
{
    while (exchange->gate && exchange->way->pending(exchange) > API_STREAM_PENDING_HIGH)
        wait_for_more(exchange);
}

static int answer_messages(struct exchange *exchange, struct error *err)
{
    for (;;) {
        struct exchange_message *message;
        int status;

        wait_until_read(exchange);
        if (!next_message(exchange, &message))
            return error_set(err, ERR_CANCELLED, "context canceled");
        if (!message)
            break;
        status = answer_message(exchange, message, err);
        arena_free(message->arena);
        if (status < 0)
            return -1;
    }
    end_exchange(exchange, NULL);
    return 0;
}

/* ---- running ---- */

static int run_method(struct exchange *exchange, struct error *err)
{
    const struct json *reply = NULL;

    if (dispatch_admit(&exchange->call, exchange->contract, err) < 0)
        return -1;
    if (exchange->call.method->open)
        return open_stream(exchange, err);
    if (exchange->call.method->answer)
        return answer_messages(exchange, err);
    if (exchange->call.method->receive
            ? receive_messages(exchange, &reply, err) < 0
            : exchange->call.method->run(&exchange->call, &reply, err) < 0)
        return -1;
    send_message(exchange, reply);
    end_exchange(exchange, NULL);
    return 0;
}

static void run(void *context)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct exchange *exchange = context;

    if (run_method(exchange, &err) < 0) {
        dispatch_log_failure(&exchange->call, exchange->contract, &err);
        end_exchange(exchange, &err);
    }
    exchange_unref(exchange);
}

void exchange_start(struct exchange *exchange)
{
    exchange->references++;
    fiber_start(exchange->call.server->fibers, run, exchange);
}

void exchange_gone(struct exchange *exchange)
{
    exchange->gate = NULL;
    cancel_request(exchange->call.cancel);
    wake_receiver(exchange);
    if (exchange->stream.state == STREAM_OPEN) {
        count_end(exchange, ERR_CANCELLED);
        close_stream(&exchange->stream);
    }
    exchange_unref(exchange);
}

void exchange_abandon(struct exchange *exchange, struct error *err)
{
    exchange->references++;
    cancel_request(exchange->call.cancel);
    if (exchange->stream.state == STREAM_OPEN)
        exchange->stream.state = STREAM_ENDED;
    end_exchange(exchange, err);
    if (exchange->stream.state == STREAM_ENDED)
        close_stream(&exchange->stream);
    exchange_unref(exchange);
}

/* ---- headers ---- */

struct str api_call_header(const struct api_call *call, const char *name)
{
    const struct exchange *exchange = (const struct exchange *)call;

    if (!exchange->gate)
        return STR_EMPTY;
    return str_dup(exchange->way->header(exchange, name), call->arena);
}

void api_call_set_header(struct api_call *call, const char *name, const char *value)
{
    struct exchange *exchange = exchange_of(call);

    if (exchange->gate)
        exchange->way->set_header(exchange, name, value);
}

void api_call_set_cookie(struct api_call *call, const char *value)
{
    struct exchange *exchange = exchange_of(call);

    if (exchange->gate)
        exchange->way->set_cookie(exchange, value);
}
