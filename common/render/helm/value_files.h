#pragma once

#include "base/error.h"
#include "base/str.h"
#include "render/helm/helm.h"

struct arena;
struct json;

/* Private to this folder: files of values. */

/**
 * All documents of a text as one map: later ones win, maps merge. Without any: an empty map. In
 * 3.19 the first one counts alone.
 */
int value_file_parse(struct str text, enum helm_rules rules, struct arena *arena,
                     const struct json **out, struct error *err) MUST_USE;
