#pragma once

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct json;

/**
 * The list of applications knows a fixed set of fields, to be named exactly: "items.spec.project".
 * What is selected is there though it is empty, as null where it is a map or a pointer; the list's
 * own metadata is there always. Of a field and one above it the upper one counts.
 */
const struct json *fields_list_apply(const struct json *list, const struct str *fields,
                                     size_t count, bool excludes, struct arena *arena);
