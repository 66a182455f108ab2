#pragma once

#include "base/error.h"

struct api_server;
struct http_request;

/**
 * /extensions/<name>/...: requests of the web UI's extensions, sent on to the back end that
 * argocd-cm names, for whoever may see the application it is about and may invoke the extension.
 * What the back end answers goes back as it comes.
 */
struct extension_proxy;

struct extension_proxy *extension_proxy_new(struct api_server *server) MUST_USE;
/** After the listener: nothing may be under way. */
void extension_proxy_free(struct extension_proxy *proxy);
DEFINE_CLEANUP(struct extension_proxy *, extension_proxy_free)

#define EXTENSION_PROXY_PATH "/extensions/"
void extension_proxy_handle(struct http_request *request, struct extension_proxy *proxy);
