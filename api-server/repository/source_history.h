#pragma once

#include "argo/application.h"

struct arena;
struct json;

/** Which one of several sources, and in which entry of the history. */
struct source_position {
    int64_t index, version;
};

/**
 * Is this a source that the application has, or had? Of the past the revision counts that was
 * synced, not the name that it went by. So nobody reads through an application what it never used.
 */
bool source_is_known(const struct application *app, const struct json *source,
                     struct source_position position, struct arena *arena);
