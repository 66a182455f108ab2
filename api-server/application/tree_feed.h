#pragma once

#include "base/error.h"
#include "base/str.h"

struct api_server;
struct api_stream;

/**
 * The trees that are watched. Each has one subscription in Redis, however many look at it; when the
 * controller has written a tree it is read once and sent to all of them.
 */
struct tree_feeds;

struct tree_feeds *tree_feeds_new(struct api_server *server) MUST_USE;
/** Every stream must have ended. */
void tree_feeds_free(struct tree_feeds *feeds);
DEFINE_CLEANUP(struct tree_feeds *, tree_feeds_free)

/**
 * Send the tree of an instance now, and each time it is written, until the stream ends: by the
 * caller, or because he may no longer get `object`, which lives as long as the stream.
 */
void tree_feeds_join(struct tree_feeds *feeds, struct str instance, const char *object,
                     struct api_stream *stream);
