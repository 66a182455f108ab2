#pragma once

#include <stdbool.h>

struct api_server;
struct error;
struct http_request;

/**
 * The API as REST: JSON over the routes of the contract. A stream is lines of JSON, or events for
 * whoever accepts nothing else.
 */
struct rest;

struct rest *rest_new(struct api_server *server);
void rest_free(struct rest *rest);

/** A http_handler_fn for paths beneath /api/; `context` is the rest. */
void rest_handle(struct http_request *request, void *context);
