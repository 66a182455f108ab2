#pragma once

#include "base/macros.h"

struct api_resource;
struct cluster;
struct event;

/**
 * What follows a deletion: dependents go with their owners (or are held, or let go), a namespace
 * takes all that is in it along. Worked off in the turns behind the change.
 */
struct garbage;

struct garbage *garbage_new(struct cluster *cluster) MUST_USE;
void garbage_free(struct garbage *garbage);
void garbage_see(struct garbage *garbage, struct api_resource *resource, const struct event *event);
/** Learn of all objects that outlived the process, and go on with what had begun. */
void garbage_resume(struct garbage *garbage);
