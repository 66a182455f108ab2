#pragma once

#include "http/grpc.h"

/** The methods of the plugin's service; their server is a struct cmp_server. */
extern const struct grpc_method cmp_methods[];
extern const size_t cmp_method_count;
