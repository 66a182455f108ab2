#pragma once

#include "base/error.h"

struct arena;

/**
 * The numbers of a version, as the API machinery reads it: "v1.28.3-gke.100" is "1.28.3". `*out` is
 * NULL for "". A failure is told as the original tells it, complete.
 */
int kube_version_plain(const char *version, struct arena *arena, const char **out,
                       struct error *err) MUST_USE;
