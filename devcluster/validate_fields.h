#pragma once

#include "data/schema.h"
#include "refuse.h"

struct json;

/**
 * The checks of single fields that follow from a table (field_table.h), of every object within
 * `object`, which is of a built-in kind and typed.
 */
void validate_fields(const struct json *object, struct schema_type type, struct faults *faults);
