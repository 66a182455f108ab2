#pragma once

#include "base/error.h"
#include "base/str.h"

#include <protobuf-c/protobuf-c.h>
#include <stdint.h>

struct arena;
struct http_client;
struct loop;

/**
 * gRPC's client side: one call with one answer. The requests are one message, or a file of them
 * that was written before with grpc_client_append(), so that a long stream takes no memory.
 */

/** A client of the gRPC server on a unix socket. */
int grpc_client_open(struct loop *loop, const char *socket_path, struct http_client **out,
                     struct error *err) MUST_USE;

struct grpc_client_call {
    const char *method;              /* "/package.Service/Method" */
    const ProtobufCMessage *request; /* NULL: the messages are in a file */
    int fd;
    int64_t fd_bytes;
    int64_t timeout_ms; /* told to the server; 0: none */
    size_t reply_limit; /* bytes; 0: 100 MiB */
};

/** The answer's bytes, in `arena`. The error is the server's: code and words. In a fiber. */
int grpc_client_ask(struct http_client *client, const struct grpc_client_call *call,
                    struct arena *arena, struct str *out, struct error *err) MUST_USE;

/** Write a message as gRPC frames it to `fd`, where it stands; `*bytes` grows by what that took. */
int grpc_client_append(int fd, const ProtobufCMessage *message, int64_t *bytes,
                       struct error *err) MUST_USE;
