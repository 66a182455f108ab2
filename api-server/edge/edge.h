#pragma once

#include "base/error.h"

#include <stdint.h>

struct api_server;

/** The one port that everybody meets: gRPC, gRPC-web, REST, event streams, files. */
struct api_edge;

/** `server` is ready but for this. */
int api_edge_open(struct api_server *server, struct api_edge **out, struct error *err) MUST_USE;
void api_edge_close(struct api_edge *edge);
DEFINE_CLEANUP(struct api_edge *, api_edge_close)

/** The certificate may have changed. */
void api_edge_reload(struct api_edge *edge);

/** Take nothing new, let what runs end, and then call `on_drained(context)`. */
void api_edge_drain(struct api_edge *edge, int64_t grace_ms, void (*on_drained)(void *context),
                    void *context);

/** The port that is listened to. */
int api_edge_port(const struct api_edge *edge);
