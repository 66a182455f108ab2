#pragma once

#include "method.h"

/** gRPC's own reflection, in both of its versions: which services there are, and their files. */
extern const struct api_method reflection_methods[];
