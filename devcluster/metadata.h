#pragma once

#include "kind_rules.h"
#include "refuse.h"

struct json;

/** What is wrong with an object's metadata; `old` is NULL at creation. */
void metadata_validate(struct api_resource *resource, const struct json *old,
                       const struct json *object, struct faults *faults);

/** A DNS label's or subdomain's rules: NULL when it follows them, else what is wrong. */
const char *metadata_label_fault(struct str name);
const char *metadata_subdomain_fault(struct str name);
/** A label of RFC 1035. */
const char *metadata_service_fault(struct str name);
/** What a name that stands in a path may not be. */
const char *metadata_segment_fault(struct str name);
