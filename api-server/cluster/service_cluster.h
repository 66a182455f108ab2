#pragma once

#include "method.h"

/** cluster.ClusterService. */
extern const struct api_method cluster_methods[];
