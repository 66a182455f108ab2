#pragma once

/* Private to rpc/: what a context does for the ends that are opened on it. */

#include "base/error.h"
#include "io/resolve.h"
#include "rpc/context.h"

struct arena;
struct loop;
struct watch;

struct loop *rpc_context_loop(const struct rpc_context *context);

/** A socket of ZeroMQ with the limits that all of ours have. */
int rpc_socket_open(struct rpc_context *context, int type, size_t max_message_bytes, void **out,
                    struct error *err) MUST_USE;
/** NULL is fine. Before it its watch is cancelled. */
void rpc_socket_close(struct rpc_context *context, void *socket);
void rpc_socket_set(void *socket, int option, int value);

/** Listen, with keys where there are some. `*bound_port` is the port that it became. */
int rpc_socket_bind(struct rpc_context *context, void *socket, const char *host, int port,
                    int *bound_port, struct error *err) MUST_USE;

/** Connect, with keys; without keys only where that is allowed. `endpoint` is "tcp://...". */
int rpc_socket_connect(struct rpc_context *context, void *socket,
                       const struct resolve_address *address, const char *endpoint,
                       struct error *err) MUST_USE;

/** A number that no other monitor of this process has. */
unsigned rpc_context_next_number(struct rpc_context *context);
void *rpc_context_zmq(struct rpc_context *context);
