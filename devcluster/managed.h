#pragma once

#include "refuse.h"
#include "write.h"

/**
 * metadata.managedFields: who owns which field. What identifies an object, and what its other
 * subresource owns, is nobody's.
 */

/** After an update from `old` (NULL: made new) to `object`: the object with its managed fields. */
int managed_update(const struct write *write, const struct json *old, const struct json *object,
                   const struct json **out, struct refusal *why) MUST_USE;

/**
 * `config` applied to `old` (NULL: there is none): the merged object with its managed fields; `old`
 * itself when nothing changes.
 */
int managed_apply(const struct write *write, const struct json *old, const struct json *config,
                  const struct json **out, struct refusal *why) MUST_USE;
