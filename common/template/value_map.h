#pragma once

#include "template/value.h"

struct json;

/* Private to the value_*.c files. */

size_t value_map_count(const struct value *value);
/** A map that starts with the members of a JSON object and looks at them when asked. */
struct value value_map_of_json(const struct json *object, enum value_numbers numbers,
                               struct arena *arena);
