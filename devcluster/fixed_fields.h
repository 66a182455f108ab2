#pragma once

#include "api_resource.h"
#include "refuse.h"

struct json;

/** What may not change in objects of built-in kinds once they are there, as far as it is a field as
 * a whole; the rest is in validate_workload.c and validate_other.c. */
void fixed_fields_validate(const struct api_resource *resource, const struct json *old,
                           const struct json *object, struct faults *faults);
