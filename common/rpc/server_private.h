#pragma once

/* What server.c and server_call.c know of each other. */

#include "base/arena.h"
#include "base/mem.h"
#include "rpc/envelope.h"
#include "rpc/id_table.h"
#include "rpc/server.h"

struct watch;
struct loop;
struct server_call;

enum { RPC_IDENTITY_MAX = 255 };

struct rpc_server_client {
    char identity[RPC_IDENTITY_MAX];
    size_t identity_size;
    int64_t silent_sweeps; /* since it last said anything */
    bool is_gone;          /* it takes nothing any more: the next sweep drops it */
    struct id_table calls;
    struct server_call *first;
};

struct rpc_server {
    struct rpc_server_options options;
    struct loop *loop;
    void *socket;
    int port;
    struct watch *watch, *sweep, *drained;
    struct map *clients;
    struct server_call *calls; /* all that are open, of clients that are gone, too */
    struct rpc_server_stats stats;
    bool is_draining;
    void (*on_drained)(void *context);
    void *drained_context;
};

struct server_call {
    struct rpc_call public;           /* first: handlers know this part */
    struct rpc_server *owner;         /* NULL: closed */
    struct rpc_server_client *client; /* NULL: gone */
    const struct rpc_method *handled_by;
    uint64_t id;
    zmq_msg_t body;
    int64_t began_ms, credit;
    struct server_call *previous, *next;               /* of the server */
    struct server_call *client_previous, *client_next; /* of the client */
    bool is_kept, is_cancelled, is_over, is_handling;
    void (*on_cancel)(struct rpc_call *call, void *context);
    void *cancel_context;
    void (*on_drain)(struct rpc_call *call, void *context);
    void *drain_context;
};

/* ---- server_call.c ---- */

/** Call the handler of a request. Takes `arena` and `body` over. */
void rpc_server_run(struct rpc_server *server, struct rpc_server_client *client,
                    const struct rpc_method *method, const Argosy__Rpc__Envelope *envelope,
                    struct arena *arena, zmq_msg_t *body);
/** Nobody waits for this call any more. */
void rpc_server_cancel(struct server_call *call);
/** The call's client is no more. */
void rpc_server_detach(struct server_call *call);
/** The client took so many bytes of items. */
void rpc_server_credit(struct server_call *call, uint64_t bytes);
/** Cancel what is past its deadline. */
void rpc_server_expire(struct rpc_server *server, int64_t now_ms);
/** The server closes: its calls are their owners' alone. */
void rpc_server_orphan(struct rpc_server *server);

/* ---- server.c ---- */

/** Takes `body` over. -1: nobody is there to take it. */
int rpc_server_send(struct rpc_server *server, struct rpc_server_client *client,
                    const Argosy__Rpc__Envelope *envelope, zmq_msg_t *body);
struct str rpc_server_client_identity(const struct rpc_server_client *client);
void rpc_server_check_drained(struct rpc_server *server);
