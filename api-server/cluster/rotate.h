#pragma once

#include "base/error.h"

struct api_server;
struct arena;
struct json;

/**
 * A cluster whose service account got a new token: made beside the old one, tried, kept, and only
 * then the old one deleted. `document` is the whole cluster, see cluster_document.h; afterwards it
 * has the new token. Only inside a fiber.
 */
int cluster_rotate(struct api_server *server, struct json *document, struct arena *arena,
                   struct error *err) MUST_USE;
