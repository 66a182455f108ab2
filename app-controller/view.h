#pragma once

#include "base/error.h"

#include <stdbool.h>

struct arena;
struct controller;
struct json;

/** What one sees of an application: made now, for whoever finds nothing in Redis. */
struct application_view {
    const struct json *tree;    /* ApplicationTree */
    const struct json *managed; /* ResourceDiffs; NULL when they were not wanted */
};

/**
 * Look at the application of a key ("namespace/name"), and put what is seen into Redis. Only inside
 * a fiber. ERR_NOT_FOUND: this controller does not look after it. What keeps it from being compared
 * is the error, in the words of its conditions.
 */
int application_view(struct controller *controller, const char *key, bool with_managed,
                     struct arena *arena, struct application_view *out, struct error *err) MUST_USE;
