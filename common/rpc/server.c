#include "rpc/server.h"

#include "base/map.h"
#include "io/loop.h"
#include "rpc/endpoint.h"
#include "rpc/server_private.h"

#include <errno.h>

/*
 * A ROUTER socket and who speaks to it. Each connection has an identity, which libzmq makes up; the
 * client behind it owns its calls, so that what is left of a client that vanished ends with it.
 * Nothing here waits: a reply that a client's queue has no room for is dropped, and counted.
 */

enum { BURST = 64, SWEEP_MS = 1000, MESSAGE_MAX = 100 * 1024 * 1024, CALLS_MAX = 10000 };
enum { CLIENT_TIMEOUT_MS = 30 * 1000 };

/* ---- clients ---- */

static struct rpc_server_client *find_or_add_client(struct rpc_server *server, struct str identity)
{
    struct rpc_server_client *client = map_find(server->clients, identity);

    if (!client) {
        client = xcalloc(1, sizeof(*client));
        client->identity_size = identity.len;
        memcpy(client->identity, identity.ptr, identity.len);
        map_put(server->clients, identity, client);
    }
    client->silent_sweeps = 0;
    client->is_gone = false;
    return client;
}

struct str rpc_server_client_identity(const struct rpc_server_client *client)
{
    return (struct str){ client->identity, client->identity_size };
}

/* Its calls end without anybody hearing it, when their owners end them. */
static void drop_client(struct rpc_server *server, struct rpc_server_client *client)
{
    map_remove(server->clients, rpc_server_client_identity(client));
    while (client->calls.count > 0) {
        struct server_call *call = client->first;

        rpc_server_detach(call);
        rpc_server_cancel(call);
    }
    id_table_release(&client->calls);
    free(client);
}

/* ---- sending ---- */

int rpc_server_send(struct rpc_server *server, struct rpc_server_client *client,
                    const Argosy__Rpc__Envelope *envelope, zmq_msg_t *body)
{
    struct str identity = rpc_server_client_identity(client);

    if (envelope_send(server->socket, &identity, envelope, body) == 0)
        return 0;
    if (body)
        zmq_msg_close(body);
    server->stats.undelivered++;
    client->is_gone = true;
    return -1;
}

static void send_error(struct rpc_server *server, struct rpc_server_client *client, uint64_t id,
                       const struct error *err)
{
    Argosy__Rpc__Envelope envelope;
    Argosy__Rpc__EnvelopeError error;

    argosy__rpc__envelope__init(&envelope);
    envelope_write_error(err, &error);
    envelope.kind = ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_ERROR;
    envelope.id = id;
    envelope.error = &error;
    envelope.draining = server->is_draining;
    rpc_server_send(server, client, &envelope, NULL);
}

static void send_pong(struct rpc_server *server, struct rpc_server_client *client, uint64_t id)
{
    Argosy__Rpc__Envelope envelope;

    argosy__rpc__envelope__init(&envelope);
    envelope.kind = ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_PONG;
    envelope.id = id;
    envelope.draining = server->is_draining;
    rpc_server_send(server, client, &envelope, NULL);
}

/* ---- receiving ---- */

static const struct rpc_method *find_method(const struct rpc_server *server, const char *name)
{
    for (const struct rpc_method *method = server->options.methods; method->name; method++)
        if (strcmp(method->name, name) == 0)
            return method;
    return NULL;
}

/* Why a request is not even begun. */
static int admit(struct rpc_server *server, struct rpc_server_client *client,
                 const Argosy__Rpc__Envelope *envelope, const struct rpc_method *method,
                 struct error *err)
{
    if (server->is_draining)
        return error_set(err, ERR_UNAVAILABLE, "the server is shutting down");
    if (id_table_find(&client->calls, envelope->id))
        return error_set(err, ERR_INVALID, "a second call of the same id");
    if (!method)
        return error_set(err, ERR_UNIMPLEMENTED, "unknown method '%s'", envelope->method);
    if (server->stats.calls >= server->options.max_calls)
        return error_set(err, ERR_EXHAUSTED, "too many calls at once: the limit is %zu",
                         server->options.max_calls);
    return 0;
}

/* Takes `arena` and `body` over. */
static void take_request(struct rpc_server *server, struct rpc_server_client *client,
                         const Argosy__Rpc__Envelope *envelope, struct arena *arena,
                         zmq_msg_t *body)
{
    const struct rpc_method *method = find_method(server, envelope->method);
    CLEANUP(error_release) struct error err = { 0 };

    if (admit(server, client, envelope, method, &err) < 0) {
        server->stats.refused++;
        send_error(server, client, envelope->id, &err);
        arena_free(arena);
        zmq_msg_close(body);
        return;
    }
    rpc_server_run(server, client, method, envelope, arena, body);
}

/* False: nothing that we know. `arena` and `body` are taken over in any case. */
static bool dispatch(struct rpc_server *server, struct rpc_server_client *client,
                     const Argosy__Rpc__Envelope *envelope, struct arena *arena, zmq_msg_t *body)
{
    struct server_call *call = id_table_find(&client->calls, envelope->id);
    bool known = true;

    switch ((int)envelope->kind) {
    case ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_REQUEST:
        take_request(server, client, envelope, arena, body);
        return true;
    case ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_CANCEL:
        if (call)
            rpc_server_cancel(call);
        break;
    case ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_CREDIT:
        if (call)
            rpc_server_credit(call, envelope->credit);
        break;
    case ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_PING:
        send_pong(server, client, envelope->id);
        break;
    default:
        known = false;
        break;
    }
    arena_free(arena);
    zmq_msg_close(body);
    return known;
}

/* One message behind its identity. Takes `body` over. */
static void take_message(struct rpc_server *server, struct str identity, struct str bytes,
                         zmq_msg_t *body)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct arena *arena = arena_new();
    struct rpc_server_client *client = find_or_add_client(server, identity);
    Argosy__Rpc__Envelope *envelope = NULL;

    if (envelope_parse(bytes, arena, &envelope, &err) == 0) {
        if (!dispatch(server, client, envelope, arena, body))
            server->stats.malformed++;
        return;
    }
    server->stats.malformed++;
    if (envelope) /* enough of it to be told */
        send_error(server, client, envelope->id, &err);
    arena_free(arena);
    zmq_msg_close(body);
}

struct frames {
    zmq_msg_t parts[3]; /* identity, envelope, body */
    size_t count;       /* 4: there were more */
};

/* False: nothing is there. */
static bool receive_frames(void *socket, struct frames *frames)
{
    bool more = true;

    frames->count = 0;
    while (more) {
        zmq_msg_t part;

        zmq_msg_init(&part);
        if (zmq_msg_recv(&part, socket, ZMQ_DONTWAIT) < 0) {
            zmq_msg_close(&part);
            break;
        }
        more = zmq_msg_more(&part);
        if (frames->count < 3)
            frames->parts[frames->count++] = part;
        else {
            frames->count = 4;
            zmq_msg_close(&part);
        }
    }
    return frames->count > 0;
}

static struct str content_of(zmq_msg_t *frame)
{
    return (struct str){ zmq_msg_data(frame), zmq_msg_size(frame) };
}

static bool receive_message(struct rpc_server *server)
{
    struct frames frames;
    size_t held;

    if (!receive_frames(server->socket, &frames))
        return false;
    held = frames.count < 3 ? frames.count : 3;
    if (frames.count < 2 || frames.count > 3 || zmq_msg_size(&frames.parts[0]) > RPC_IDENTITY_MAX) {
        server->stats.malformed++;
        for (size_t i = 0; i < held; i++)
            zmq_msg_close(&frames.parts[i]);
        return true;
    }
    if (frames.count == 2)
        zmq_msg_init(&frames.parts[2]);
    take_message(server, content_of(&frames.parts[0]), content_of(&frames.parts[1]),
                 &frames.parts[2]);
    zmq_msg_close(&frames.parts[0]);
    zmq_msg_close(&frames.parts[1]);
    return true;
}

static void on_ready(void *context)
{
    struct rpc_server *server = context;

    for (int i = 0; i < BURST; i++)
        if (!receive_message(server))
            return;
}

/* ---- time ---- */

static void sweep(void *context)
{
    struct rpc_server *server = context;

    /* Silence is counted in sweeps, between which all that came was read: not by a clock, which
     * would count the time we were busy ourselves. */
    for (struct map_cursor at = { 0 }; map_next(server->clients, &at);) {
        struct rpc_server_client *client = at.value;

        client->silent_sweeps++;
        if (client->is_gone || client->silent_sweeps * SWEEP_MS > server->options.client_timeout_ms)
            drop_client(server, client);
    }
    rpc_server_expire(server, loop_now_ms(server->loop));
}

/* ---- opening and closing ---- */

static int listen_on(struct rpc_server *server, struct error *err)
{
    const struct rpc_server_options *options = &server->options;

    if (rpc_socket_open(options->rpc, ZMQ_ROUTER, options->max_message_bytes, &server->socket,
                        err) < 0)
        return -1;
    rpc_socket_set(server->socket, ZMQ_ROUTER_MANDATORY, 1); /* who is gone is an error */
    return rpc_socket_bind(options->rpc, server->socket, options->host, options->port,
                           &server->port, err);
}

int rpc_server_open(const struct rpc_server_options *options, struct rpc_server **out,
                    struct error *err)
{
    CLEANUP(rpc_server_close) struct rpc_server *server = xcalloc(1, sizeof(*server));

    server->options = *options;
    server->loop = rpc_context_loop(options->rpc);
    server->clients = map_new();
    if (!server->options.max_message_bytes)
        server->options.max_message_bytes = MESSAGE_MAX;
    if (!server->options.max_calls)
        server->options.max_calls = CALLS_MAX;
    if (!server->options.client_timeout_ms)
        server->options.client_timeout_ms = CLIENT_TIMEOUT_MS;
    if (listen_on(server, err) < 0)
        return -1;
    server->watch = loop_watch_zmq(server->loop, server->socket, on_ready, server);
    server->sweep = loop_watch_timer(server->loop, SWEEP_MS, sweep, server);
    *out = TAKE(server);
    return 0;
}

void rpc_server_close(struct rpc_server *server)
{
    if (!server)
        return;
    server->on_drained = NULL;
    for (struct map_cursor at = { 0 }; map_next(server->clients, &at);)
        drop_client(server, at.value);
    rpc_server_orphan(server);
    watch_cancel(server->watch);
    watch_cancel(server->sweep);
    watch_cancel(server->drained);
    rpc_socket_close(server->options.rpc, server->socket);
    map_free(server->clients);
    free(server);
}

int rpc_server_port(const struct rpc_server *server)
{
    return server->port;
}

static void tell_drained(void *context)
{
    struct rpc_server *server = context;
    void (*on_drained)(void *context) = server->on_drained;

    server->on_drained = NULL;
    if (on_drained)
        on_drained(server->drained_context); /* which may close the server */
}

/* Not at once: whoever ended the last call is still at it. */
void rpc_server_check_drained(struct rpc_server *server)
{
    if (server->is_draining && server->stats.calls == 0 && server->on_drained && !server->drained)
        server->drained = loop_watch_once(server->loop, 0, tell_drained, server);
}

void rpc_server_drain(struct rpc_server *server, void (*on_drained)(void *context), void *context)
{
    server->is_draining = true;
    server->on_drained = on_drained;
    server->drained_context = context;
    /* Clients need not run into a refusal to learn it. */
    for (struct map_cursor at = { 0 }; map_next(server->clients, &at);)
        send_pong(server, at.value, 0);
    rpc_server_check_drained(server);
}

struct rpc_server_stats rpc_server_stats(const struct rpc_server *server)
{
    return server->stats;
}
