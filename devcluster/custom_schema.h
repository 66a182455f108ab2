#pragma once

#include "refuse.h"

struct api_version;
struct arena;
struct json;

/**
 * The structural schemas of custom resources: what is unknown is dropped, what is missing gets its
 * default, what is wrong is said.
 */

/** Prune and default. `*unknown` is an array with the paths that were dropped. */
int custom_schema_prepare(const struct api_version *api, const struct json *object,
                          struct arena *arena, const struct json **out, const struct json **unknown,
                          struct refusal *why) MUST_USE;

/** Add what is wrong with an object's fields. */
void custom_schema_validate(const struct api_version *api, const struct json *object,
                            struct faults *faults);
/** The same of one value and the schema that it is to follow. */
void custom_schema_validate_value(const struct json *value, const struct json *schema,
                                  struct faults *faults);
