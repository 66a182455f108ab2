#pragma once

struct arena;
struct json;

/**
 * The object with the defaults that a Kubernetes API server gives objects of its type, as far as
 * they are not set; unknown fields stay. An object of a type without defaults comes back itself.
 */
const struct json *defaults_apply(const struct json *object, struct arena *arena);
