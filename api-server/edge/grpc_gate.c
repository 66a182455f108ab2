#include "edge/grpc_gate.h"

#include "base/arena.h"
#include "base/mem.h"
#include "config.h"
#include "data/json.h"
#include "edge/dispatch.h"
#include "edge/edge_metrics.h"
#include "edge/exchange.h"
#include "edge/reply_memory.h"
#include "edge/unescape.h"
#include "http/grpc.h"
#include "server.h"

#include <stdlib.h>

/* What keeping a message costs, however little is in it. */
enum { MESSAGE_COST = 512 };

struct grpc_gate {
    struct api_server *server;
    struct grpc_method *methods;
    struct arena *arena; /* their paths */
    struct grpc_server *grpc;
};

/* ---- the way back ---- */

static void send_message(struct exchange *exchange, const struct json *message)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();
    struct grpc_call *call = exchange->gate;

    grpc_send_packed(call, message_encode_with(
                               message_at(&contract_messages, exchange->contract->reply), message,
                               reply_memory_use(exchange->call.server->reply_memory), arena));
}

static void opened(struct exchange *exchange)
{
    (void)exchange; /* headers go with the first message */
}

static void end_call(struct exchange *exchange, struct error *err)
{
    struct grpc_call *call = exchange->gate;

    if (err)
        grpc_fail(call, err);
    else
        grpc_end(call);
}

static size_t pending(const struct exchange *exchange)
{
    return grpc_pending(exchange->gate);
}

static struct str find_header(const struct exchange *exchange, const char *name)
{
    const struct grpc_call *call = exchange->gate;

    return http_header(call->request, name);
}

static void set_header(struct exchange *exchange, const char *name, const char *value)
{
    struct grpc_call *call = exchange->gate;

    grpc_set_header(call, arena_strndup(call->arena, name, strlen(name)),
                    str_dup(str_of(value), call->arena));
}

static void set_cookie(struct exchange *exchange, const char *value)
{
    (void)exchange, (void)value; /* gRPC has none */
}

static const struct exchange_way way = { send_message, opened,     end_call,  pending,
                                         find_header,  set_header, set_cookie };

/* ---- calls ---- */

static void on_drain(struct grpc_call *call, void *context)
{
    (void)call;
    exchange_drained(context);
}

static void on_close(struct grpc_call *call, void *context)
{
    (void)call;
    exchange_gone(context);
}

static const struct grpc_events events = { on_drain, on_close };

static struct exchange *begin(struct grpc_call *call)
{
    struct grpc_gate *gate = call->server;
    struct exchange *exchange;
    unsigned method = 0;

    if (!dispatch_find(gate->server->dispatch, str_of(call->method + 1), &method))
        abort(); /* its path is in the table that is made of the contract */
    exchange = exchange_new(gate->server, method, &way, call);
    exchange_set_origin(exchange, http_peer(call->request),
                        http_header(call->request, "user-agent"));
    exchange->call.deadline_ms = call->deadline_ms;
    call->own = exchange;
    grpc_on(call, &events, exchange);
    return exchange;
}

static int decode(struct exchange *exchange, struct str bytes, struct arena *arena,
                  const struct json **out, struct error *err)
{
    struct message message = message_at(&contract_messages, exchange->contract->request);

    edge_metrics_received(exchange->call.server->edge_metrics,
                          (unsigned)(exchange->contract - contract_methods));
    if (message_decode(message, bytes, arena, out, err) < 0) {
        err->code = err->code == ERR_INVALID ? ERR_INTERNAL : err->code; /* as grpc-go has it */
        return error_prefix(err, "grpc: error unmarshalling request");
    }
    return 0;
}

static int on_request(struct grpc_call *call, struct str message, struct error *err)
{
    struct exchange *exchange = begin(call);
    const struct json *request;

    if (decode(exchange, message, exchange->call.arena, &request, err) < 0)
        return -1;
    exchange->call.request =
        unescape_field(message_name(message_at(&contract_messages, exchange->contract->request)),
                       request, exchange->call.arena);
    exchange_start(exchange);
    return 0;
}

/* The method begins with the first message: what is refused is refused then. */
static int on_message(struct grpc_call *call, struct str bytes, struct error *err)
{
    bool is_first = call->own == NULL;
    struct exchange *exchange = is_first ? begin(call) : call->own;
    struct exchange_message message = { .size = bytes.len + MESSAGE_COST };

    /* What follows the first is let go as soon as it is worked off: it can be many megabytes. */
    if (!is_first)
        message.arena = arena_new();
    if (decode(exchange, bytes, is_first ? exchange->call.arena : message.arena, &message.document,
               err) < 0) {
        arena_free(message.arena);
        return -1;
    }
    if (exchange_add_message(exchange, message, err) < 0)
        return -1;
    if (is_first)
        exchange_start(exchange);
    return 0;
}

static int on_end(struct grpc_call *call, struct error *err)
{
    (void)err;
    if (!call->own)
        exchange_start(begin(call));
    exchange_end_messages(call->own);
    return 0;
}

/* ---- the table ---- */

struct grpc_gate *grpc_gate_new(struct api_server *server)
{
    struct grpc_gate *gate = xcalloc(1, sizeof(*gate));
    struct grpc_options options = {
        .count = contract_method_count,
        .context = gate,
        .max_message_bytes = (size_t)server->config->max_message_mb * 1024 * 1024,
    };

    gate->server = server;
    gate->arena = arena_new();
    gate->methods = xcalloc(contract_method_count, sizeof(*gate->methods));
    for (unsigned i = 0; i < contract_method_count; i++) {
        bool is_stream = contract_methods[i].kind == CONTRACT_CLIENT_STREAM ||
                         contract_methods[i].kind == CONTRACT_BIDI_STREAM;

        gate->methods[i] =
            (struct grpc_method){ arena_printf(gate->arena, "/%s", contract_methods[i].name),
                                  is_stream ? on_message : on_request, is_stream ? on_end : NULL };
    }
    options.methods = gate->methods;
    gate->grpc = grpc_server_new(&options);
    return gate;
}

void grpc_gate_free(struct grpc_gate *gate)
{
    if (!gate)
        return;
    grpc_server_free(gate->grpc);
    free(gate->methods);
    arena_free(gate->arena);
    free(gate);
}

struct grpc_server *grpc_gate_server(struct grpc_gate *gate)
{
    return gate->grpc;
}
