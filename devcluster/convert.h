#pragma once

#include "api_resource.h"

struct arena;
struct cluster;
struct json;

/**
 * Objects between the versions of a resource. Custom resources have one schema in all versions;
 * of the built-in ones autoscaling has two that differ.
 */
const struct json *convert_object(const struct api_resource *resource, const struct json *object,
                                  const struct api_version *to, struct arena *arena);

/** Decide which version each built-in resource is kept in. */
void convert_prepare(struct cluster *cluster);
