#include "io/loop.h"
#include "rpc/arena_protobuf.h"
#include "rpc/server_private.h"

#include <assert.h>

/*
 * One call, from its request to its end. It belongs to the server while its handler runs, and to
 * whoever called rpc_keep() after that. A call that was cancelled, or whose client or server has
 * gone, is still ended by its owner; then nothing is sent.
 */

/* What a client may ask to be sent ahead, at most. */
enum { CREDIT_MAX = 64 * 1024 * 1024 };

static struct server_call *private_of(const struct rpc_call *call)
{
    union {
        const struct rpc_call *public;
        struct server_call *whole; /* every rpc_call of ours is the first part of one */
    } either = { call };

    return either.whole;
}

/* ---- lists ---- */

static void link_call(struct server_call *call)
{
    struct rpc_server *server = call->owner;
    struct rpc_server_client *client = call->client;

    call->next = server->calls;
    if (call->next)
        call->next->previous = call;
    server->calls = call;
    call->client_next = client->first;
    if (call->client_next)
        call->client_next->client_previous = call;
    client->first = call;
    id_table_put(&client->calls, call->id, call);
    server->stats.calls++;
}

void rpc_server_detach(struct server_call *call)
{
    struct rpc_server_client *client = call->client;

    if (!client)
        return;
    id_table_remove(&client->calls, call->id);
    if (call->client_previous)
        call->client_previous->client_next = call->client_next;
    else
        client->first = call->client_next;
    if (call->client_next)
        call->client_next->client_previous = call->client_previous;
    call->client = NULL;
}

static void unlink_call(struct server_call *call)
{
    struct rpc_server *server = call->owner;

    rpc_server_detach(call);
    if (!server)
        return;
    if (call->previous)
        call->previous->next = call->next;
    else
        server->calls = call->next;
    if (call->next)
        call->next->previous = call->previous;
    call->owner = NULL;
    server->stats.calls--;
    rpc_server_check_drained(server);
}

static void free_call(struct server_call *call)
{
    zmq_msg_close(&call->body);
    arena_free(call->public.arena);
    free(call);
}

/* ---- the end ---- */

static void finish(struct server_call *call, enum error_code code)
{
    struct rpc_server *server = call->owner;

    assert(!call->is_over);
    call->is_over = true;
    if (server) {
        if (code == ERR_OK)
            server->stats.handled++;
        else
            server->stats.failed++;
        if (server->options.on_end)
            server->options.on_end(server->options.context, call->public.method, code,
                                   loop_now_ms(server->loop) - call->began_ms);
    }
    unlink_call(call);
    if (!call->is_handling) /* else the handler still looks at it */
        free_call(call);
}

static void send(struct server_call *call, Argosy__Rpc__EnvelopeKind kind,
                 const Argosy__Rpc__EnvelopeError *error, const ProtobufCMessage *message)
{
    Argosy__Rpc__Envelope envelope;
    union {
        const Argosy__Rpc__EnvelopeError *borrowed;
        Argosy__Rpc__EnvelopeError *field;
    } either = { error };
    zmq_msg_t body;

    argosy__rpc__envelope__init(&envelope);
    if (!call->owner || !call->client || call->is_cancelled)
        return;
    envelope.kind = kind;
    envelope.id = call->id;
    envelope.error = either.field;
    if (message)
        envelope_pack_body(message, &body);
    /* Where nobody takes it, the server soon drops the client, and cancels what it still waits for.
     * Not here: our caller is busy with this call. */
    (void)rpc_server_send(call->owner, call->client, &envelope, message ? &body : NULL);
}

static size_t message_limit(const struct server_call *call)
{
    return call->owner ? call->owner->options.max_message_bytes : SIZE_MAX;
}

int rpc_reply(struct rpc_call *call, const ProtobufCMessage *reply, struct error *err)
{
    struct server_call *own = private_of(call);

    if (envelope_check_size(reply, message_limit(own), err) < 0)
        return error_prefix(err, "cannot send the reply");
    send(own, ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_REPLY, NULL, reply);
    finish(own, ERR_OK);
    return 0;
}

void rpc_end(struct rpc_call *call)
{
    struct server_call *own = private_of(call);

    send(own, ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_END, NULL, NULL);
    finish(own, ERR_OK);
}

void rpc_fail(struct rpc_call *call, struct error *err)
{
    struct server_call *own = private_of(call);
    enum error_code code = err->code ? err->code : ERR_UNKNOWN;
    Argosy__Rpc__EnvelopeError error;

    envelope_write_error(err, &error);
    error.code = (int32_t)code;
    send(own, ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_ERROR, &error, NULL);
    finish(own, code);
    error_release(err);
}

void rpc_keep(struct rpc_call *call)
{
    private_of(call)->is_kept = true;
}

/* ---- the beginning ---- */

void *rpc_request(struct rpc_call *call, const ProtobufCMessageDescriptor *descriptor,
                  struct error *err)
{
    struct server_call *own = private_of(call);
    ProtobufCAllocator allocator = arena_protobuf_allocator(own->public.arena);
    void *request = protobuf_c_message_unpack(descriptor, &allocator, zmq_msg_size(&own->body),
                                              zmq_msg_data(&own->body));

    if (!request) {
        if (own->owner)
            own->owner->stats.malformed++;
        error_set(err, ERR_INVALID, "the request of '%s' cannot be decoded", own->public.method);
    }
    return request;
}

static struct server_call *new_call(struct rpc_server *server, struct rpc_server_client *client,
                                    const Argosy__Rpc__Envelope *envelope, struct arena *arena,
                                    zmq_msg_t *body)
{
    struct server_call *call = xcalloc(1, sizeof(*call));

    call->owner = server;
    call->client = client;
    call->id = envelope->id;
    call->began_ms = loop_now_ms(server->loop);
    call->credit = envelope->credit < CREDIT_MAX ? (int64_t)envelope->credit : CREDIT_MAX;
    zmq_msg_init(&call->body);
    zmq_msg_move(&call->body, body);
    zmq_msg_close(body);
    call->public = (struct rpc_call){
        .server = server->options.context,
        .arena = arena,
        .method = envelope->method,
        .trace_id = envelope->trace_id,
        .deadline_ms = call->began_ms + envelope->timeout_ms,
    };
    return call;
}

void rpc_server_run(struct rpc_server *server, struct rpc_server_client *client,
                    const struct rpc_method *method, const Argosy__Rpc__Envelope *envelope,
                    struct arena *arena, zmq_msg_t *body)
{
    CLEANUP(error_release) struct error err = { 0 };
    struct server_call *call = new_call(server, client, envelope, arena, body);
    int status;

    link_call(call);
    if (server->options.on_begin)
        server->options.on_begin(server->options.context, method->name);
    call->is_handling = true;
    status = method->handler(&call->public, &err);
    call->is_handling = false;
    if (status < 0 && !call->is_over)
        rpc_fail(&call->public, &err);
    else if (call->is_over)
        free_call(call);
    else
        assert(call->is_kept); /* a handler answers, fails, or keeps the call */
}

/* ---- items ---- */

bool rpc_may_send(const struct rpc_call *call)
{
    const struct server_call *own = private_of(call);

    return own->credit > 0 && !own->is_cancelled && own->client && !own->client->is_gone;
}

int rpc_send_item(struct rpc_call *call, const ProtobufCMessage *item, struct error *err)
{
    struct server_call *own = private_of(call);

    if (envelope_check_size(item, message_limit(own), err) < 0)
        return error_prefix(err, "cannot send an item");
    if (own->is_cancelled || !own->client || own->client->is_gone)
        return 0; /* nobody is there to miss it */
    if (own->credit <= 0)
        return error_set(err, ERR_EXHAUSTED, "the caller does not keep up");
    own->credit -= (int64_t)protobuf_c_message_get_packed_size(item) + ENVELOPE_ITEM_COST;
    send(own, ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_ITEM, NULL, item);
    return 0;
}

void rpc_on_drain(struct rpc_call *call, void (*on_drain)(struct rpc_call *own, void *context),
                  void *context)
{
    struct server_call *own = private_of(call);

    own->on_drain = on_drain;
    own->drain_context = context;
}

void rpc_server_credit(struct server_call *call, uint64_t bytes)
{
    bool was_out = call->credit <= 0;

    if (bytes > CREDIT_MAX)
        bytes = CREDIT_MAX;
    call->credit += (int64_t)bytes;
    if (call->credit > CREDIT_MAX)
        call->credit = CREDIT_MAX;
    if (was_out && call->credit > 0 && call->on_drain && !call->is_cancelled)
        call->on_drain(&call->public, call->drain_context);
}

/* ---- cancelling ---- */

void rpc_server_cancel(struct server_call *call)
{
    if (call->is_cancelled || call->is_over)
        return;
    call->is_cancelled = true;
    if (call->owner)
        call->owner->stats.cancelled++;
    if (call->on_cancel)
        call->on_cancel(&call->public, call->cancel_context); /* which may end the call */
}

bool rpc_is_cancelled(const struct rpc_call *call)
{
    const struct server_call *own = private_of(call);

    return own->is_cancelled || !own->client || own->client->is_gone ||
           (own->owner && loop_now_ms(own->owner->loop) >= call->deadline_ms);
}

void rpc_on_cancel(struct rpc_call *call, void (*on_cancel)(struct rpc_call *own, void *context),
                   void *context)
{
    struct server_call *own = private_of(call);

    own->on_cancel = on_cancel;
    own->cancel_context = context;
}

void rpc_server_expire(struct rpc_server *server, int64_t now_ms)
{
    struct server_call *call = server->calls;

    while (call) {
        /* Cancelling may end any call: start over after each; the cancelled ones are passed by. */
        if (!call->is_cancelled && now_ms >= call->public.deadline_ms) {
            server->stats.expired++;
            rpc_server_cancel(call);
            call = server->calls;
        } else {
            call = call->next;
        }
    }
}

void rpc_server_orphan(struct rpc_server *server)
{
    while (server->calls) {
        struct server_call *call = server->calls;

        server->calls = call->next;
        if (call->next)
            call->next->previous = NULL;
        call->owner = NULL;
        call->next = call->previous = NULL;
        rpc_server_cancel(call);
    }
}
