#pragma once

#include "base/str.h"

struct arena;
struct http_request;
struct settings;

/**
 * /auth/logout: the browser forgets its token, the token ends, and the browser is sent home. By any
 * method; without a cookie it is a bad request. `context` is the server.
 */
void logout_handle(struct http_request *request, void *context);

/** Where "home" is: the one of the configured URLs that the request came to, else the first. */
struct str logout_home(const struct settings *settings, struct str host, struct str path,
                       const char *root_path, struct arena *arena);
