#pragma once

#include "method.h"

/** grpc.health.v1.Health: behind a session, as everything else. */
extern const struct api_method health_methods[];
