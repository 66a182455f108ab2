#include "base/arena.h"
#include "io/loop.h"
#include "rpc/arena_protobuf.h"
#include "rpc/client_private.h"

#include <assert.h>
#include <errno.h>

/*
 * One call of a client. It waits for a peer, is at one, moves to another when that is lost, and
 * ends once. Whoever made it is called back last, when nothing of ours depends on it any more: the
 * callback may make calls, cancel others, or close the client.
 */

enum { ATTEMPTS_MAX = 3 };

static int64_t now_ms(const struct rpc_client *client)
{
    return loop_now_ms(client->loop);
}

/* ---- when to look again ---- */

static void check_at(struct rpc_client *client, int64_t when_ms)
{
    int64_t now = now_ms(client), delay = when_ms > now ? when_ms - now : 1;

    if (client->check_ms && client->check_ms <= when_ms)
        return;
    client->check_ms = when_ms;
    if (!client->check)
        client->check = loop_watch_once(client->loop, delay, rpc_client_check, client);
    else
        watch_restart(client->check, delay);
}

/* ---- the list ---- */

static void link_pending(struct rpc_pending *pending)
{
    struct rpc_client *client = pending->client;

    pending->previous = client->last;
    if (client->last)
        client->last->next = pending;
    else
        client->first = pending;
    client->last = pending;
    id_table_put(&client->calls, pending->id, pending);
}

static void unlink_pending(struct rpc_pending *pending)
{
    struct rpc_client *client = pending->client;

    if (pending->previous)
        pending->previous->next = pending->next;
    else
        client->first = pending->next;
    if (pending->next)
        pending->next->previous = pending->previous;
    else
        client->last = pending->previous;
    id_table_remove(&client->calls, pending->id);
    if (pending->peer)
        pending->peer->outstanding--;
    pending->peer = NULL;
}

static void free_pending(struct rpc_pending *pending)
{
    zmq_msg_close(&pending->body);
    error_release(&pending->failure);
    free(pending->method);
    free(pending->trace_id);
    free(pending->only);
    free(pending);
}

/* ---- the end ---- */

/* `reply` in `arena`, or the failure in `err`. */
static void finish(struct rpc_pending *pending, const ProtobufCMessage *reply, struct arena *arena,
                   struct error *err)
{
    struct rpc_result result = { .reply = reply, .arena = arena, .err = err };
    rpc_done_fn on_done = pending->options.on_done;
    void *context = pending->options.context;

    unlink_pending(pending);
    free_pending(pending);
    on_done(context, &result);
}

void rpc_pending_fail(struct rpc_pending *pending, struct error *err)
{
    CLEANUP(arena_free) struct arena *arena = arena_new();

    finish(pending, NULL, arena, err);
    error_release(err);
}

static void send_short(struct rpc_pending *pending, Argosy__Rpc__EnvelopeKind kind, uint64_t credit)
{
    Argosy__Rpc__Envelope envelope;

    argosy__rpc__envelope__init(&envelope);
    if (!pending->peer)
        return;
    envelope.kind = kind;
    envelope.id = pending->id;
    envelope.credit = credit;
    (void)rpc_peer_send(pending->peer, &envelope, NULL); /* a peer that is lost needs neither */
}

void rpc_cancel(struct rpc_pending *pending)
{
    send_short(pending, ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_CANCEL, 0);
    unlink_pending(pending);
    free_pending(pending);
}

/* ---- where it goes ---- */

static bool is_usable(const struct rpc_peer *peer, const struct rpc_pending *pending)
{
    return peer->is_up && !peer->is_draining && !peer->is_retired &&
           (!pending->only || strcmp(pending->only, peer->endpoint) == 0);
}

/* The one with the fewest outstanding; among equals each in its turn. `avoid` only if it must be.
 */
static struct rpc_peer *pick_peer(struct rpc_client *client, const struct rpc_pending *pending)
{
    const struct rpc_peer *avoid = pending->avoid;
    size_t count = client->peers.count;
    struct rpc_peer *best = NULL;

    for (size_t i = 0; i < count; i++) {
        struct rpc_peer *peer = client->peers.items[(client->first_peer + i) % count];

        if (!is_usable(peer, pending))
            continue;
        if (!best || (best == avoid && peer != avoid) ||
            (peer->outstanding < best->outstanding && peer != avoid))
            best = peer;
    }
    client->first_peer = count > 0 ? (client->first_peer + 1) % count : 0;
    return best;
}

static int send_request(struct rpc_pending *pending, struct rpc_peer *peer)
{
    Argosy__Rpc__Envelope envelope;
    int64_t left = pending->deadline_ms - now_ms(pending->client);
    zmq_msg_t body;

    argosy__rpc__envelope__init(&envelope);
    envelope.kind = ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_REQUEST;
    envelope.id = pending->id;
    envelope.method = pending->method;
    envelope.trace_id = pending->trace_id;
    envelope.timeout_ms = left > 0 ? left : 1;
    envelope.credit = pending->options.on_item ? ENVELOPE_WINDOW : 0;
    zmq_msg_init(&body);
    zmq_msg_copy(&body, &pending->body); /* shares the bytes */
    if (rpc_peer_send(peer, &envelope, &body) == 0)
        return 0;
    zmq_msg_close(&body);
    return -1;
}

void rpc_pending_place(struct rpc_pending *pending)
{
    struct rpc_client *client = pending->client;
    struct rpc_peer *peer = pick_peer(client, pending);

    pending->peer = NULL;
    if (peer && send_request(pending, peer) == 0) {
        pending->peer = peer;
        pending->attempts++;
        peer->outstanding++;
        check_at(client, pending->deadline_ms);
        return;
    }
    if (peer && !pending->has_failed) { /* its queue is full: more than it will ever answer */
        pending->has_failed = true;
        error_set(&pending->failure, ERR_EXHAUSTED, "too many calls wait for '%s'", peer->endpoint);
        check_at(client, now_ms(client));
        return;
    }
    if (!pending->wait_until_ms)
        pending->wait_until_ms = now_ms(client) + client->options.connect_wait_ms;
    check_at(client, pending->wait_until_ms < pending->deadline_ms ? pending->wait_until_ms
                                                                   : pending->deadline_ms);
}

void rpc_pending_move(struct rpc_pending *pending, bool was_begun, struct error *err)
{
    struct rpc_client *client = pending->client;
    bool may_repeat = !was_begun || (pending->options.idempotent && pending->items == 0);

    pending->avoid = pending->peer;
    pending->peer->outstanding--;
    pending->peer = NULL;
    pending->wait_until_ms = 0;
    if (!may_repeat || pending->attempts >= ATTEMPTS_MAX || client->is_closed) {
        rpc_pending_fail(pending, err);
        return;
    }
    client->stats.retries++;
    rpc_pending_place(pending);
}

/* ---- what comes back ---- */

static ProtobufCMessage *decode(const struct rpc_pending *pending, zmq_msg_t *body,
                                struct arena *arena)
{
    ProtobufCAllocator allocator = arena_protobuf_allocator(arena);

    return protobuf_c_message_unpack(pending->options.reply, &allocator, zmq_msg_size(body),
                                     zmq_msg_data(body));
}

static bool take_reply(struct rpc_pending *pending, zmq_msg_t *body)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(arena_free) struct arena *own = pending->options.arena ? NULL : arena_new();
    struct arena *arena = own ? own : pending->options.arena;
    ProtobufCMessage *reply = decode(pending, body, arena);

    if (!reply)
        error_set(&err, ERR_INTERNAL, "the reply to '%s' cannot be decoded", pending->method);
    finish(pending, reply, arena, &err);
    return reply != NULL;
}

static void acknowledge(struct rpc_pending *pending)
{
    if (pending->is_paused || pending->unacknowledged < ENVELOPE_WINDOW / 2)
        return;
    send_short(pending, ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_CREDIT, pending->unacknowledged);
    pending->unacknowledged = 0;
}

static bool take_item(struct rpc_pending *pending, zmq_msg_t *body)
{
    CLEANUP(error_release) struct error err = { 0 };
    CLEANUP(arena_free) struct arena *arena = arena_new();
    ProtobufCMessage *item = pending->options.on_item ? decode(pending, body, arena) : NULL;
    struct rpc_client *client = pending->client;
    uint64_t id = pending->id;

    if (!item) {
        error_set(&err, ERR_INTERNAL, "an item of '%s' cannot be decoded, or was not expected",
                  pending->method);
        send_short(pending, ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_CANCEL, 0);
        rpc_pending_fail(pending, &err);
        return false;
    }
    pending->items++;
    pending->unacknowledged += zmq_msg_size(body) + ENVELOPE_ITEM_COST;
    pending->options.on_item(pending->options.context, item);
    if (!client->is_closed && id_table_find(&client->calls, id) == pending)
        acknowledge(pending); /* it was not cancelled meanwhile */
    return true;
}

static void take_error(struct rpc_pending *pending, const Argosy__Rpc__Envelope *envelope)
{
    CLEANUP(error_release) struct error err = { 0 };

    envelope_read_error(envelope, &err);
    if (envelope->draining && err.code == ERR_UNAVAILABLE)
        rpc_pending_move(pending, false, &err);
    else
        rpc_pending_fail(pending, &err);
}

bool rpc_pending_take(struct rpc_pending *pending, const Argosy__Rpc__Envelope *envelope,
                      zmq_msg_t *body)
{
    CLEANUP(error_release) struct error err = { 0 };
    bool understood = true;

    switch ((int)envelope->kind) {
    case ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_REPLY:
        understood = take_reply(pending, body);
        break;
    case ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_ITEM:
        understood = take_item(pending, body);
        break;
    case ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_END:
        rpc_pending_fail(pending, &err); /* of nothing: it ended well */
        break;
    case ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_ERROR:
        take_error(pending, envelope);
        break;
    default:
        understood = false;
        break;
    }
    zmq_msg_close(body);
    return understood;
}

void rpc_pause(struct rpc_pending *pending, bool paused)
{
    pending->is_paused = paused;
    acknowledge(pending);
}

/* ---- time ---- */

static void explain_absence(const struct rpc_client *client, struct error *err)
{
    const char *why = error_text(&client->failure);

    for (size_t i = 0; i < client->peers.count && !*why; i++)
        why = client->peers.items[i]->failure;
    error_set(err, ERR_UNAVAILABLE, "no server can be reached at '%s'%s%s", client->options.address,
              *why ? ": " : "", why);
}

/* True when it is over, and why. */
static bool is_due(struct rpc_pending *pending, int64_t now, struct error *err)
{
    if (pending->has_failed) {
        error_move(err, &pending->failure);
        return true;
    }
    if (now >= pending->deadline_ms) {
        error_set(err, ERR_TIMEOUT, "context deadline exceeded");
        return true;
    }
    if (!pending->peer && now >= pending->wait_until_ms) {
        explain_absence(pending->client, err);
        return true;
    }
    return false;
}

static bool end_one(struct rpc_client *client, int64_t now)
{
    CLEANUP(error_release) struct error err = { 0 };

    for (struct rpc_pending *at = client->first; at; at = at->next) {
        /* What has ended is out of the list before it is freed; the analyzer loses sight of that.
         */
        if (!is_due(at, now, &err)) // NOLINT(clang-analyzer-unix.Malloc)
            continue;
        if (err.code == ERR_TIMEOUT)
            client->stats.timeouts++;
        send_short(at, ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_CANCEL, 0);
        rpc_pending_fail(at, &err); /* calls back: the list may be another now */
        return true;
    }
    return false;
}

void rpc_client_check(void *context)
{
    struct rpc_client *client = context;
    int64_t now = now_ms(client), next = INT64_MAX;

    client->check_ms = 0;
    while (end_one(client, now))
        if (client->is_closed)
            return;
    for (struct rpc_pending *at = client->first; at; at = at->next) {
        int64_t due = at->has_failed ? now + 1 : at->deadline_ms;

        if (!at->peer && at->wait_until_ms < due && !at->has_failed)
            due = at->wait_until_ms;
        next = due < next ? due : next;
    }
    if (next < INT64_MAX)
        check_at(client, next > now ? next : now + 1);
}

/* ---- the beginning ---- */

struct rpc_pending *rpc_client_call(struct rpc_client *client,
                                    const struct rpc_call_options *options)
{
    struct rpc_pending *pending = xcalloc(1, sizeof(*pending));

    assert(options->on_done && options->timeout_ms > 0 && !client->is_closed);
    pending->client = client;
    pending->options = *options;
    pending->options.request = NULL; /* borrowed until here */
    pending->id = ++client->last_id;
    pending->method = xstrdup(options->method);
    pending->trace_id = xstrdup(options->trace_id ? options->trace_id : "");
    pending->only = options->peer ? xstrdup(options->peer) : NULL;
    pending->deadline_ms =
        now_ms(client) + (options->timeout_ms < ENVELOPE_TIMEOUT_MAX_MS ? options->timeout_ms
                                                                        : ENVELOPE_TIMEOUT_MAX_MS);
    client->stats.calls++;
    link_pending(pending);
    zmq_msg_init(&pending->body);
    if (envelope_check_size(options->request, client->options.max_message_bytes,
                            &pending->failure) < 0) {
        pending->has_failed = true;
        check_at(client, now_ms(client));
        return pending;
    }
    zmq_msg_close(&pending->body);
    envelope_pack_body(options->request, &pending->body);
    rpc_pending_place(pending);
    return pending;
}
