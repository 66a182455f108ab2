#pragma once

#include "base/error.h"
#include "source/git_access.h"
#include "source/git_command.h"
#include "source/git_refs.h"

struct arena;
struct http_client;

/** The HTTP client that speaks to one repository, with its certificates and proxy. */
int git_http_client_open(const struct git_runner *runner, const struct git_access *access,
                         struct http_client **out, struct error *err) MUST_USE;

/**
 * Ask a repository for its refs. Over HTTP that is one request of `client`, over all else a git
 * process (`client` NULL). Errors read as the original's. Inside a fiber.
 */
int git_list_refs(const struct git_runner *runner, const struct git_access *access,
                  struct http_client *client, struct arena *arena, struct git_refs *out,
                  struct error *err) MUST_USE;
