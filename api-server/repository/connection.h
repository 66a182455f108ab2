#pragma once

#include "argo/repository.h"

struct api_server;
struct arena;
struct json;
struct repo_server_access;

/**
 * Whether repositories can be reached, as was found out last: kept in Redis, where all servers see
 * it. Only inside a fiber.
 */

/** How this process asks the repo-server. */
struct repo_server_access connection_repo_server(const struct api_server *server);

/** Ask the repo-server to try; its own error, code and words. */
int connection_test(struct api_server *server, const struct repository *repository,
                    struct arena *arena, struct error *err) MUST_USE;

/** A ConnectionState: the kept one, or, where there is none or `is_fresh`, what a test says. */
const struct json *connection_state(struct api_server *server, struct str url, struct str project,
                                    bool is_fresh, struct arena *arena);

void connection_forget(struct api_server *server, struct str url, struct str project);
