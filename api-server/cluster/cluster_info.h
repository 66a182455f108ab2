#pragma once

#include "base/error.h"

struct api_server;
struct arena;
struct item_store;
struct json;
struct str;

/** What is known of a cluster's state, in Redis; the controllers write it. NULL: nothing. */
const struct json *cluster_info(struct item_store *items, struct str address, struct arena *arena);

/** It has just answered with this version. */
void cluster_info_set(struct api_server *server, struct str address, struct str version);

/**
 * Ask a cluster (a document, see cluster_document.h) for its version, as "v1.35.4": that is the
 * test of whether it can be reached with its credentials. Only inside a fiber.
 */
int cluster_info_version(struct api_server *server, const struct json *document,
                         struct arena *arena, struct str *out, struct error *err) MUST_USE;
