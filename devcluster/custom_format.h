#pragma once

#include "base/str.h"

#include <stdbool.h>

struct arena;

/** Is the text of a schema's `format`? One that is not known takes any. */
bool custom_format_fits(struct str format, struct str text, struct arena *arena);
