#pragma once

#include "base/str.h"

struct arena;
struct json;

/**
 * The Namespace that an application manages through managedNamespaceMetadata (labels and
 * annotations), or, with `metadata` NULL, the bare one that CreateNamespace=true makes.
 */
struct json *managed_namespace_target(struct str name, const struct json *metadata,
                                      struct arena *arena);
