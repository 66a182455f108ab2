#pragma once

#include "base/str.h"
#include "edge/contract.h"

#include <stddef.h>

/** What a variable of a route's pattern stands for: a piece of the path, as it was sent. */
struct route_variable {
    struct str path; /* of the field: "application.metadata.name" */
    struct str value;
};

enum { ROUTE_VARIABLES_MAX = 4 };

struct route_match {
    const struct contract_route *route;
    struct route_variable variables[ROUTE_VARIABLES_MAX];
    size_t count;
};

enum route_result { ROUTE_FOUND, ROUTE_NOT_FOUND, ROUTE_NOT_ALLOWED };

/**
 * The route of a request: the first one of the contract that fits, as grpc-gateway has it.
 * ROUTE_NOT_ALLOWED: the path has one, the method has not.
 */
enum route_result route_find(const char *method, struct str path, struct route_match *out);
