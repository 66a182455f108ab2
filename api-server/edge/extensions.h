#pragma once

struct http_request;

/** /extensions.js: what is mounted beneath /tmp/extensions as extension*.js, in one answer. */
void extensions_handle(struct http_request *request, void *context);
