#pragma once

#include "base/error.h"
#include "data/schema.h"

#include <stdbool.h>

struct arena;
struct json;

/** Private to strategic_merge*.c: the patch between two documents. */
struct strategic_diff {
    struct arena *arena;
    struct error *err;
    bool ignore_changes; /* and additions */
    bool ignore_deletions;
    bool set_order;
};

/** The patch, `{}` when there is nothing to do; NULL with `*err` set. */
const struct json *strategic_diff(const struct strategic_diff *diff, const struct json *original,
                                  const struct json *modified, struct schema_type type);

struct strategic_merge_three_way;

/** Does a three-way patch touch what changed from `original` to `current`? Then ERR_CONFLICT. */
int strategic_check_conflicts(const struct strategic_merge_three_way *input,
                              const struct json *patch, struct arena *arena,
                              struct error *err) MUST_USE;
