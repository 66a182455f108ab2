#pragma once

/* What client.c and client_call.c know of each other. */

#include "base/vec.h"
#include "rpc/client.h"
#include "rpc/envelope.h"
#include "rpc/id_table.h"
#include "rpc/names.h"
#include "rpc/peer.h"

struct rpc_client {
    struct rpc_client_options options;
    struct loop *loop;
    struct rpc_names *names;
    VEC(struct rpc_peer *) peers;
    size_t first_peer; /* where the search for the next one begins */
    struct id_table calls;
    struct rpc_pending *first, *last; /* by age */
    uint64_t last_id;
    struct watch *beat, *check;
    int64_t check_ms; /* when `check` fires; 0: it is not set */
    struct rpc_client_stats stats;
    struct error failure; /* of the last look-up */
    bool is_closed;
};

struct rpc_pending {
    struct rpc_client *client;
    struct rpc_pending *previous, *next;
    struct rpc_peer *peer;        /* NULL: waits for one */
    const struct rpc_peer *avoid; /* where it was lost */
    struct rpc_call_options options;
    uint64_t id;
    char *method, *trace_id;
    char *only; /* the endpoint of the one peer that it is for; NULL: any */
    zmq_msg_t body;
    int64_t deadline_ms, wait_until_ms;
    struct error failure; /* known before it was sent */
    unsigned attempts;
    size_t items, unacknowledged;
    bool is_paused, has_failed;
};

/* ---- client_call.c ---- */

/** Find it a peer and send it; else it waits. */
void rpc_pending_place(struct rpc_pending *pending);
/** The peer has gone, or refused it unseen: send it elsewhere, or fail. */
void rpc_pending_move(struct rpc_pending *pending, bool was_begun, struct error *err);
/** A message about it. Takes `body` over. False: it made no sense. */
bool rpc_pending_take(struct rpc_pending *pending, const Argosy__Rpc__Envelope *envelope,
                      zmq_msg_t *body);
/** Ends it: `err` tells how it failed, and is emptied. */
void rpc_pending_fail(struct rpc_pending *pending, struct error *err);
/** End what is due; `context` is the client. */
void rpc_client_check(void *context);
