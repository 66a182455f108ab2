#pragma once

#include "base/error.h"

struct arena;
struct json;

/**
 * The object with the defaults that a Kubernetes API server gives objects of its type, as far as
 * they are not set; unknown fields stay. An object of a type without defaults, and one that is not
 * of its type, comes back itself. Fails where the defaults cannot be merged into it (an item of a
 * keyed list without its key): "map: map[] does not contain declared merge key: name".
 */
int defaults_apply(const struct json *object, struct arena *arena, const struct json **out,
                   struct error *err) MUST_USE;

/**
 * The typed form of an object as an API server keeps it: every default filled in, which a patch
 * made of the differences (above) cannot always do. The object itself where its kind has none.
 */
const struct json *defaults_complete(const struct json *typed, struct arena *arena);
