#pragma once

#include "base/error.h"

struct api_server;
struct grpc_server;

/** The API as gRPC and gRPC-web: every method of the contract, whether somebody answers it or not.
 */
struct grpc_gate;

struct grpc_gate *grpc_gate_new(struct api_server *server) MUST_USE;
/** After the listener. */
void grpc_gate_free(struct grpc_gate *gate);
DEFINE_CLEANUP(struct grpc_gate *, grpc_gate_free)

/** Whose requests are handled by grpc_server_handle(). */
struct grpc_server *grpc_gate_server(struct grpc_gate *gate);
