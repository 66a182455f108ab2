#pragma once

/* Private to rpc/: one server, as a client sees it. */

#include "io/resolve.h"
#include "rpc/envelope.h"

struct rpc_context;
struct rpc_peer;
struct watch;

struct rpc_peer_handler {
    /** It may be sent to. */
    void (*on_up)(struct rpc_peer *peer, void *context);
    /** The connection broke: what was outstanding has no answer. It connects again by itself. */
    void (*on_lost)(struct rpc_peer *peer, void *context);
    /** A message came; takes `body` over. False: it made no sense. */
    bool (*on_message)(struct rpc_peer *peer, struct str envelope, zmq_msg_t *body, void *context);
};

struct rpc_peer {
    struct rpc_context *rpc;
    const struct rpc_peer_handler *handler;
    void *context;
    char *endpoint;
    struct resolve_address address;
    size_t max_message_bytes;
    void *socket, *monitor;
    struct watch *watch, *monitor_watch;
    bool was_heard, was_told; /* since the last heartbeat */
    unsigned silent_beats;
    size_t outstanding; /* the client's count of its calls here */
    bool is_up;         /* the handshake is done */
    bool is_draining;   /* it takes no new calls */
    bool is_retired;    /* its address is gone: no new calls; closed with the last one */
    unsigned long long malformed;
    char failure[256]; /* why it is not up; "" when that is not known */
};

/** Connects at once, and again whenever it was lost. */
struct rpc_peer *rpc_peer_new(struct rpc_context *rpc, const struct resolve_address *address,
                              const char *endpoint, size_t max_message_bytes) MUST_USE;
void rpc_peer_start(struct rpc_peer *peer, const struct rpc_peer_handler *handler, void *context);
/** In any callback; its memory goes in a later turn. */
void rpc_peer_close(struct rpc_peer *peer);

/** As envelope_send(). */
int rpc_peer_send(struct rpc_peer *peer, const Argosy__Rpc__Envelope *envelope, zmq_msg_t *body);

/**
 * The heartbeat, to be called regularly: asks when there was silence since the last one, and after
 * three that asked in vain gives the peer up, with on_lost().
 */
void rpc_peer_beat(struct rpc_peer *peer);
