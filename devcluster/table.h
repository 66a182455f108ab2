#pragma once

#include "base/str.h"

#include <stdint.h>

struct api_resource;
struct api_version;
struct arena;
struct json;

/** What `kubectl get` shows: columns and cells of a resource. */

/** An array of column definitions. */
const struct json *table_columns(const struct api_resource *resource,
                                 const struct api_version *version, struct arena *arena);
/** An array with a cell a column. */
const struct json *table_cells(const struct api_resource *resource,
                               const struct api_version *version, const struct json *object,
                               struct arena *arena);

/** How long ago a time was, in two units at most: "5m3s". "<unknown>" for no time. */
const char *table_age(struct str time, struct arena *arena);
const char *table_duration(int64_t seconds, struct arena *arena);
