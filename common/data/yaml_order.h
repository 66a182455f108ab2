#pragma once

#include "base/str.h"

/** The order in which go-yaml v2 writes keys: letters after all else, runs of digits by value. */
int yaml_compare_keys(struct str a, struct str b);
