#pragma once

#include "gitops/info.h"

struct arena;
struct json;
struct json_doc;

/**
 * What is shown of an object beside its health, in the compact form in which it is kept with it;
 * and, of a StatefulSet, the names of its volume claim templates.
 */

/** NULL when there is nothing to show. The caller's reference. */
struct json_doc *object_info_pack(const struct json *object, struct texts custom_labels,
                                  struct arena *arena);

/** The readable form; what it points at lives as long as `packed` and the arena. */
struct resource_info object_info_unpack(const struct json_doc *packed, struct arena *arena);

/** Names of the volume claim templates; an array or NULL. */
const struct json *object_info_claims(const struct json_doc *packed);
