#pragma once

#include "base/error.h"
#include "base/str.h"
#include "template/value.h"

/**
 * A TOML 1.0 text as BurntSushi's library decodes it into a map: int64, float64, string, bool,
 * times, lists, maps; a list of [[tables]] has a type of its own. Errors name the line and the last
 * key: `toml: line 1 (last key "a"): ...`.
 */
int toml_read(struct str text, struct arena *arena, struct value *out, struct error *err) MUST_USE;
