#pragma once

struct arena;
struct http_request;
struct json;

/** The contract as an OpenAPI 2.0 document: every route with its parameters and messages. */
const struct json *swagger_document(struct arena *arena);

/** /swagger.json; a http_handler_fn. */
void swagger_handle(struct http_request *request, void *context);

/** /swagger-ui: a page that shows it, by a script of the web UI. The context is the server. */
void swagger_handle_page(struct http_request *request, void *context);
