#pragma once

#include "base/error.h"

struct cluster;

/** What every cluster has from its first moment: namespaces, nodes, roles, the `kubernetes`
 * service. What is there already stays. */
int bootstrap(struct cluster *cluster, struct error *err) MUST_USE;
