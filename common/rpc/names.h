#pragma once

#include "base/error.h"
#include "io/resolve.h"

struct rpc_context;

/**
 * Private to rpc/: the addresses behind one name, looked up again and again. They are told when
 * they come and when they go; while the name cannot be resolved, the last known ones stay.
 */
struct rpc_names;

struct rpc_names_handler {
    void (*on_add)(void *context, const struct resolve_address *address, const char *endpoint);
    void (*on_remove)(void *context, const char *endpoint);
    /** A look-up failed; also told when nothing is known yet. `err` is borrowed. */
    void (*on_failure)(void *context, const struct error *err);
};

/** `address` is "name:port", or several of them with commas; `fallback`, which may be NULL, is used
 * while it has no address. */
int rpc_names_open(struct rpc_context *rpc, const char *address, const char *fallback,
                   int64_t interval_ms, struct rpc_names **out, struct error *err) MUST_USE;
/** Begin; nothing is called before. */
void rpc_names_start(struct rpc_names *names, const struct rpc_names_handler *handler,
                     void *context);
void rpc_names_close(struct rpc_names *names);
DEFINE_CLEANUP(struct rpc_names *, rpc_names_close)
/** The name, as it was given. */
const char *rpc_names_text(const struct rpc_names *names);
/** The first look-up has not ended yet. */
bool rpc_names_is_looking(const struct rpc_names *names);
