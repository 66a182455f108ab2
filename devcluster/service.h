#pragma once

#include "base/macros.h"

#include <stdbool.h>
#include <stdint.h>

struct json;
struct refusal;
struct write;

/**
 * Services ask for what only one of them may have: ports of nodes and addresses of the cluster.
 * What they do not ask for they are given (prepare.h).
 */

/** 422 or 500 when another service has it, or nobody can. `old` is NULL at creation. */
int service_reserve(const struct write *write, const struct json *old, const struct json *object,
                    struct refusal *why) MUST_USE;

/** What the type of a service needs; NULL needs nothing. */

bool service_needs_address(const struct json *service);
bool service_is_headless(const struct json *service);
/** Headless and without a selector: it may be of any family. */
bool service_is_free(const struct json *service);
bool service_needs_node_ports(const struct json *service);
bool service_needs_health_port(const struct json *service);

int64_t service_health_port(const struct json *service);
bool service_has_node_port(const struct json *service, int64_t number);

/** What services of the cluster have: ports of its nodes and addresses of 10.96.0.0/14. */
enum { NODE_PORT_MIN = 30000, NODE_PORT_COUNT = 2768 };
enum { SERVICE_NETWORK = 10 << 24 | 96 << 16, SERVICE_NETWORK_SIZE = 1 << 18 };
