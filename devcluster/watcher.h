#pragma once

#include "base/error.h"

struct api_call;
struct api_resource;
struct refusal;

/**
 * Watches: each is an open request with a place in its resource's events. It is given as much as
 * its peer takes; who falls behind what is remembered gets 410.
 */

/** Answer a watch: the request stays open. */
int watcher_start(struct api_call *call, struct refusal *why) MUST_USE;
/** Something happened to a resource. */
void watchers_wake(struct api_resource *resource);
/** End all watches of a resource. Returns how many there were. */
unsigned watchers_end(struct api_resource *resource);
/** How many there are now. */
unsigned watchers_count(const struct api_resource *resource);
