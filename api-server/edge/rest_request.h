#pragma once

#include "base/error.h"
#include "edge/route.h"

struct arena;
struct json;

/**
 * A REST request as the message of its method: the body, then the path's variables, then the
 * query; as grpc-gateway reads them. ERR_INVALID in its words.
 */
struct rest_input {
    const struct route_match *match;
    struct str query; /* without '?' */
    struct str body;
};

int rest_request_read(const struct rest_input *input, struct arena *arena, const struct json **out,
                      struct error *err) MUST_USE;
