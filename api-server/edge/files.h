#pragma once

#include "base/error.h"

struct api_server;
struct http_request;

/** The web UI: files beneath --staticassets, and index.html for whatever page a browser asks for.
 */
struct files;

struct files *files_new(struct api_server *server) MUST_USE;
void files_free(struct files *files);
DEFINE_CLEANUP(struct files *, files_free)

/** A http_handler_fn; `context` is the files. */
void files_handle(struct http_request *request, void *context);
