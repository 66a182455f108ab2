#pragma once

#include "base/error.h"

struct loop;
struct metrics;

/**
 * The port for operators that every component has: GET /metrics and GET /healthz.
 */
struct metrics_endpoint;

/**
 * The judge of a component's health: 0, or -1 and why it is not. `full` is "?full=true", which may
 * look further (but does not block). NULL: healthy as long as the loop turns.
 */
typedef int (*health_fn)(void *context, bool full, struct error *err);

struct metrics_endpoint_options {
    struct loop *loop;
    const char *host; /* as in listener.h */
    int port;
    struct metrics *metrics; /* borrowed */
    health_fn health;
    void *context;
};

int metrics_endpoint_open(const struct metrics_endpoint_options *options,
                          struct metrics_endpoint **out, struct error *err) MUST_USE;
void metrics_endpoint_close(struct metrics_endpoint *endpoint);
DEFINE_CLEANUP(struct metrics_endpoint *, metrics_endpoint_close)
int metrics_endpoint_port(const struct metrics_endpoint *endpoint);
