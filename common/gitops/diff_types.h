#pragma once

#include "data/schema.h"
#include "gitops/diff.h"

#include <stdbool.h>

/* What the files of the diff share. */

/** An object's type: built in, else the cluster's; unknown (deduced) when neither has it. */
struct schema_type diff_schema_type(const struct json *object, const struct schema *schema);

/** The original's client library has a typed value for this kind: it merges strategically and
 * takes defaults. */
bool diff_is_typed(const struct json *object);

/** Two sides as a result: modified when their texts differ. */
struct diff_result diff_result_of(const struct json *live, const struct json *predicted);

/** An object without its last-applied annotation. */
const struct json *diff_without_last_applied(const struct json *object, struct arena *arena);
