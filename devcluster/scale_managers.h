#pragma once

#include "data/structured_merge_apply.h"

/**
 * Who owns the number of replicas, seen from two sides: an object's managed fields, in which it is
 * one path among many, and its scale's, in which it is `.spec.replicas`.
 */

/** Those who own the path `replicas` of the object, as the scale shows them. */
struct field_managers scale_managers_of(const struct field_managers *parents,
                                        struct field_path replicas, struct arena *arena);

/**
 * The object's managers once its scale was written: whoever the scale no longer knows has lost the
 * path, whoever is new there has it. `api_version` is the object's.
 */
struct field_managers scale_managers_back(const struct field_managers *parents,
                                          const struct field_managers *scales,
                                          struct field_path replicas, const char *api_version,
                                          struct arena *arena);
