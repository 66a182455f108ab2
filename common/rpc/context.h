#pragma once

#include "base/error.h"

#include <stdint.h>

struct loop;
struct rpc_keys;

/**
 * What all ends of a process share: the ZeroMQ context, the keys, who may connect. Servers,
 * clients, publishers and subscribers are opened on it and closed before it.
 *
 * With keys everything is encrypted and only who holds the installation's keys gets in. Without, an
 * end speaks in the clear, and only on loopback addresses unless `allow_plaintext`: a listener
 * asked for every address then takes loopback, one asked for another address fails.
 */
struct rpc_context;

struct rpc_context_options {
    struct loop *loop;
    const struct rpc_keys *keys; /* borrowed for the call; NULL: none */
    bool allow_plaintext;
};

int rpc_context_open(const struct rpc_context_options *options, struct rpc_context **out,
                     struct error *err) MUST_USE;
void rpc_context_close(struct rpc_context *context);
DEFINE_CLEANUP(struct rpc_context *, rpc_context_close)
