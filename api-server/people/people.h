#pragma once

#include "base/error.h"

#include <stdbool.h>

struct api_server;
struct metrics;

/**
 * Everybody who may ask, and what they may: accounts and sessions, and the policy in force. Fills
 * `server->sessions`, `server->rbac` and `server->policy_watch`; after the catalog was opened.
 */
void people_open(struct api_server *server);
void people_close(struct api_server *server);

void people_register_metrics(struct api_server *server, struct metrics *metrics);

/** The policy was read: nobody is let in before. */
bool people_is_ready(const struct api_server *server);

/** Once, in a fiber, when the catalog is ready: see first_start.h. */
int people_start(struct api_server *server, struct error *err) MUST_USE;
