#pragma once

#include "http/request.h"

/** Any request to a cluster's port: a http_handler_fn whose context is the cluster. */
void api_server_handle(struct http_request *request, void *context);

enum {
    BODY_MAX = 3 * 1024 * 1024, /* bytes: the API server's own limit */
};
