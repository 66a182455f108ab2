#pragma once

#include "base/str.h"

struct arena;
struct json;

/**
 * The JSONPaths that definitions of custom resources use: ".spec.a", "['a']", "[0]", "[*]" and
 * "[?(@.type==\"Ready\")]". The first value found, NULL when there is none or the path is another.
 */
const struct json *simple_path_find(const struct json *value, struct str path, struct arena *arena);
