#pragma once

#include "base/error.h"
#include "base/str.h"

#include <sys/socket.h>

struct arena;
struct loop;

/** Host names to addresses, without blocking the loop: a look-up runs in a short-lived thread. */
struct resolve;

struct resolve_address {
    struct sockaddr_storage storage;
    socklen_t size;
};

/** On success `err` is NULL and there is at least one address, each once, in the system's order. */
typedef void (*resolve_done_fn)(void *context, const struct resolve_address *addresses,
                                size_t count, struct error *err);

/** Always answers later, on the loop, unless it is cancelled. An IP literal costs no thread. */
struct resolve *resolve_start(struct loop *loop, const char *host, unsigned port,
                              resolve_done_fn done, void *context) MUST_USE;

/** Before `done` only; afterwards it is gone by itself. */
void resolve_cancel(struct resolve *resolve);

/** "1.2.3.4:80", "[::1]:80", or the path of a unix socket. */
const char *resolve_address_text(const struct resolve_address *address, struct arena *arena);

/** "host:port", "[v6]:port", "host" (then `*port` is `default_port`). The host is in `arena`. */
int resolve_parse_host_port(const char *text, unsigned default_port, struct arena *arena,
                            const char **host, unsigned *port, struct error *err) MUST_USE;
