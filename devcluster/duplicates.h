#pragma once

#include "base/str.h"

struct arena;
struct json;

/**
 * The paths of members that stand twice in an object ("metadata.name", "spec.list[0].a"), as an
 * array; `value` is what the JSON text was parsed to, in which only the last of them is left.
 */
const struct json *duplicates_find(struct str text, const struct json *value, struct arena *arena);

/** The same of YAML, in Go's words: `line 5: key "name" already set in map`. */
const struct json *duplicates_find_yaml(struct str text, struct arena *arena);
