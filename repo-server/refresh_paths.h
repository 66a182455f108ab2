#pragma once

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

/**
 * Is a changed file one of those that an application is made of? Each path of the application (from
 * the root of the repository) stands for itself, for all beneath it, and, as a pattern of
 * path.Match, for what it matches.
 */
bool refresh_paths_cover(char *const *paths, size_t count, struct str file);
