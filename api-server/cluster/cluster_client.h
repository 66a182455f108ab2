#pragma once

#include "base/error.h"

struct api_server;
struct json;
struct kube_client;

/**
 * A client for a cluster that may not be kept yet: of a document, see cluster_document.h. The
 * caller closes it.
 */
int cluster_client_open(struct api_server *server, const struct json *document,
                        struct kube_client **out, struct error *err) MUST_USE;
