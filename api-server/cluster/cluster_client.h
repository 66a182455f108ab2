#pragma once

#include "base/error.h"

#include <stdbool.h>

struct api_server;
struct json;
struct kube_client;

/** Whether it is the cluster that we run in, by our own account: nothing else was given for it. */
bool cluster_client_is_own(const struct json *document);

/**
 * A client for a cluster that may not be kept yet: of a document, see cluster_document.h. The
 * caller closes it.
 */
int cluster_client_open(struct api_server *server, const struct json *document,
                        struct kube_client **out, struct error *err) MUST_USE;
