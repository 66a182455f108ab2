#pragma once

#include "http/request.h"

/**
 * Event streams (text/event-stream): an answer that goes on. Look at http_pending() before sending
 * without end; whoever hears nothing for long gets a comment, so that proxies keep the connection.
 */

/** The headers of a stream: http_start() with `headers` beside them. */
void sse_start(struct http_request *request, int status, const struct http_header *headers,
               size_t count);

/** One event; a line break in `data` becomes a further data line. */
void sse_send(struct http_request *request, struct str data);
/** The same with a name. */
void sse_send_named(struct http_request *request, const char *name, struct str data);
/** A line that every reader ignores. */
void sse_keep_alive(struct http_request *request);
