#pragma once

struct http_request;

/**
 * /healthz of a server that is ready: "ok". With "?full=true" only when the clusters can be listed
 * now, else 503. A http_handler_fn whose context is the server.
 */
void health_handle(struct http_request *request, void *context);
