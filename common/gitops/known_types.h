#pragma once

#include "base/str.h"

#include <stdbool.h>

struct arena;
struct json;
struct resource_overrides;

/**
 * Fields of custom resources that hold a built-in type (`knownTypeFields` of the settings, and the
 * pod spec of an Argo Rollout) as that type writes them. A field that is not of its type stays as
 * it is. Returns `object` itself when nothing changes. `overrides` may be NULL.
 */
const struct json *known_types_apply(const struct resource_overrides *overrides,
                                     const struct json *object, struct arena *arena);

/** A type of that name is known: a struct of core/v1, core/Quantity, meta/v1/Duration. */
bool known_type_exists(struct str type);
