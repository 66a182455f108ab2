#include "rpc/peer.h"

#include "base/mem.h"
#include "io/loop.h"
#include "rpc/endpoint.h"

#include <errno.h>
#include <stdio.h>

/*
 * A DEALER socket and its monitor. libzmq connects again by itself, but keeps for the next
 * connection what was queued for the last one; a call that has been given up must not be made all
 * the same, minutes later. So a lost connection takes its socket along, and a new one begins empty.
 */

enum { BURST = 64, HEARTBEATS = 3 };

static const uint16_t watched_events =
    ZMQ_EVENT_CONNECT_RETRIED | ZMQ_EVENT_DISCONNECTED | ZMQ_EVENT_HANDSHAKE_SUCCEEDED |
    ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL | ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL |
    ZMQ_EVENT_HANDSHAKE_FAILED_AUTH;

static void connect_anew(struct rpc_peer *peer);

/* ---- what the monitor tells ---- */

static void note_failure(struct rpc_peer *peer, const char *why)
{
    snprintf(peer->failure, sizeof(peer->failure), "%s: %s", peer->endpoint, why);
}

static void lose(struct rpc_peer *peer)
{
    bool was_up = peer->is_up;

    connect_anew(peer);
    if (was_up)
        peer->handler->on_lost(peer, peer->context);
}

static void take_event(struct rpc_peer *peer, uint16_t event)
{
    switch (event) {
    case ZMQ_EVENT_HANDSHAKE_SUCCEEDED:
        peer->failure[0] = '\0';
        peer->is_up = true;
        peer->was_heard = peer->was_told = true;
        peer->silent_beats = 0;
        peer->handler->on_up(peer, peer->context);
        break;
    case ZMQ_EVENT_DISCONNECTED:
        if (peer->is_up)
            note_failure(peer, "the connection was lost");
        lose(peer);
        break;
    case ZMQ_EVENT_CONNECT_RETRIED:
        if (!peer->failure[0])
            note_failure(peer, "connection refused");
        break;
    case ZMQ_EVENT_HANDSHAKE_FAILED_AUTH:
        note_failure(peer, "our key was refused");
        break;
    default:
        note_failure(peer, "the handshake failed: is only one side given keys, or others?");
        break;
    }
}

/* An event is two frames: the event's number and value, and an address. */
static bool receive_event(void *monitor, uint16_t *event)
{
    unsigned char head[64];
    int size = zmq_recv(monitor, head, sizeof(head), ZMQ_DONTWAIT);
    char address[256];

    if (size < 0)
        return false;
    *event = 0;
    if (size >= (int)sizeof(*event))
        memcpy(event, head, sizeof(*event));
    (void)zmq_recv(monitor, address, sizeof(address), ZMQ_DONTWAIT);
    return true;
}

static void on_monitor(void *context)
{
    struct rpc_peer *peer = context;
    uint16_t event;

    if (receive_event(peer->monitor, &event))
        take_event(peer, event); /* last: it may free the peer */
}

/* ---- messages ---- */

/* False: nothing is there. What is no message of ours is counted and dropped. */
static bool receive_message(struct rpc_peer *peer)
{
    zmq_msg_t parts[2];
    size_t count = 0;
    bool more = true, understood = false;

    zmq_msg_init(&parts[1]);
    while (more) {
        zmq_msg_t part;

        zmq_msg_init(&part);
        if (zmq_msg_recv(&part, peer->socket, ZMQ_DONTWAIT) < 0) {
            zmq_msg_close(&part);
            break;
        }
        more = zmq_msg_more(&part);
        if (count < 2)
            parts[count] = part;
        else
            zmq_msg_close(&part);
        count++;
    }
    if (count == 0) {
        zmq_msg_close(&parts[1]);
        return false;
    }
    peer->was_heard = true;
    if (count <= 2) {
        struct str envelope = { zmq_msg_data(&parts[0]), zmq_msg_size(&parts[0]) };

        understood = peer->handler->on_message(peer, envelope, &parts[1], peer->context);
    } else {
        zmq_msg_close(&parts[1]);
    }
    if (!understood)
        peer->malformed++;
    zmq_msg_close(&parts[0]);
    return true;
}

static void on_ready(void *context)
{
    struct rpc_peer *peer = context;

    for (int i = 0; i < BURST && peer->socket; i++)
        if (!receive_message(peer))
            return;
}

int rpc_peer_send(struct rpc_peer *peer, const Argosy__Rpc__Envelope *envelope, zmq_msg_t *body)
{
    if (!peer->socket) {
        errno = EHOSTUNREACH;
        return -1;
    }
    peer->was_told = true;
    return envelope_send(peer->socket, NULL, envelope, body);
}

/*
 * Silence is counted in heartbeats, not by the clock: between two of them we have read what came.
 * So it is the peer that was silent, and not we who were too busy to listen.
 */
void rpc_peer_beat(struct rpc_peer *peer)
{
    Argosy__Rpc__Envelope ping;

    argosy__rpc__envelope__init(&ping);
    if (!peer->socket)
        connect_anew(peer);
    if (!peer->is_up)
        return;
    peer->silent_beats = peer->was_heard ? 0 : peer->silent_beats + 1;
    if (peer->silent_beats > HEARTBEATS) {
        note_failure(peer, "it does not answer");
        lose(peer);
        return;
    }
    if (peer->silent_beats > 0 || !peer->was_told) {
        ping.kind = ARGOSY__RPC__ENVELOPE_KIND__ENVELOPE_PING;
        (void)rpc_peer_send(peer, &ping, NULL); /* its silence will tell */
    }
    peer->was_heard = peer->was_told = false;
}

/* ---- the connection ---- */

static void disconnect(struct rpc_peer *peer)
{
    watch_cancel(peer->watch);
    watch_cancel(peer->monitor_watch);
    peer->watch = peer->monitor_watch = NULL;
    if (peer->socket) {
        zmq_socket_monitor(peer->socket, NULL, 0);
        rpc_socket_set(peer->socket, ZMQ_LINGER, 0);
    }
    rpc_socket_close(peer->rpc, peer->monitor);
    rpc_socket_close(peer->rpc, peer->socket);
    peer->socket = peer->monitor = NULL;
    peer->is_up = peer->is_draining = false;
}

static int open_monitor(struct rpc_peer *peer, struct error *err)
{
    char name[64];

    snprintf(name, sizeof(name), "inproc://peer-%u", rpc_context_next_number(peer->rpc));
    if (zmq_socket_monitor(peer->socket, name, watched_events) != 0 ||
        rpc_socket_open(peer->rpc, ZMQ_PAIR, 1024, &peer->monitor, err) < 0 ||
        zmq_connect(peer->monitor, name) != 0)
        return error_set(err, ERR_INTERNAL, "cannot watch a connection: %s", zmq_strerror(errno));
    rpc_socket_set(peer->monitor, ZMQ_LINGER, 0);
    return 0;
}

static int open_sockets(struct rpc_peer *peer, struct error *err)
{
    struct loop *loop = rpc_context_loop(peer->rpc);

    if (rpc_socket_open(peer->rpc, ZMQ_DEALER, peer->max_message_bytes, &peer->socket, err) < 0 ||
        open_monitor(peer, err) < 0 ||
        rpc_socket_connect(peer->rpc, peer->socket, &peer->address, peer->endpoint, err) < 0)
        return -1;
    peer->watch = loop_watch_zmq(loop, peer->socket, on_ready, peer);
    peer->monitor_watch = loop_watch_zmq(loop, peer->monitor, on_monitor, peer);
    return 0;
}

static void connect_anew(struct rpc_peer *peer)
{
    CLEANUP(error_release) struct error err = { 0 };

    disconnect(peer);
    if (open_sockets(peer, &err) == 0)
        return;
    snprintf(peer->failure, sizeof(peer->failure), "%s", error_text(&err));
    disconnect(peer);
}

struct rpc_peer *rpc_peer_new(struct rpc_context *rpc, const struct resolve_address *address,
                              const char *endpoint, size_t max_message_bytes)
{
    struct rpc_peer *peer = xcalloc(1, sizeof(*peer));

    peer->rpc = rpc;
    peer->address = *address;
    peer->endpoint = xstrdup(endpoint);
    peer->max_message_bytes = max_message_bytes;
    return peer;
}

void rpc_peer_start(struct rpc_peer *peer, const struct rpc_peer_handler *handler, void *context)
{
    peer->handler = handler;
    peer->context = context;
    connect_anew(peer);
}

static void free_peer(void *context)
{
    struct rpc_peer *peer = context;

    free(peer->endpoint);
    free(peer);
}

void rpc_peer_close(struct rpc_peer *peer)
{
    if (!peer)
        return;
    disconnect(peer);
    loop_post(rpc_context_loop(peer->rpc), free_peer, peer); /* somebody may be at work on it */
}
