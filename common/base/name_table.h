#pragma once

#include "base/str.h"

#include <stddef.h>

/**
 * The first row of a name in a table whose rows begin with a `const char *` and are sorted by it,
 * bytewise; `count` when all are before it. Several rows may have one name.
 */
size_t name_table_first(const void *rows, size_t count, size_t row_size, struct str name);
