#pragma once

#include "base/macros.h"

struct api_resource;
struct cluster;
struct event;

/**
 * Small controllers that make workloads progress as if there were nodes: each looks at an object
 * after it, or what it owns, changed, and does the next step towards what it asks for.
 */
struct controllers;

struct controllers *controllers_new(struct cluster *cluster) MUST_USE;
void controllers_free(struct controllers *controllers);
void controllers_see(struct controllers *controllers, struct api_resource *resource,
                     const struct event *event);
