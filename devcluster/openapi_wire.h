#pragma once

#include "base/str.h"

struct arena;
struct json;

/**
 * An OpenAPI v2 document in the protobuf form that Kubernetes' clients read
 * (com.github.proto-openapi.spec.v2): as much of it as openapi.c makes.
 */
struct str openapi_wire(const struct json *document, struct arena *arena);
