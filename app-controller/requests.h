#pragma once

#include "rpc/server.h"

/**
 * What other components ask of a controller on its request port: see
 * proto/internal/controller.proto. The methods' context is the controller.
 */
extern const struct rpc_method controller_methods[];
