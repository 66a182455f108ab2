#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

/** A version that needs no list to be looked up in: whatever can be read as one ("1.2.3", "v1"). */
bool version_is_fixed(const char *wanted);

/**
 * What a targetRevision stands for among the versions (or tags) there are: the highest in a range,
 * or the text itself when it is one of them. "invalid revision: ..." when there is none.
 */
int version_choose(const struct str *versions, size_t count, const char *wanted,
                   struct arena *arena, const char **out, struct error *err) MUST_USE;

/**
 * The one that Helm takes for a --version: equal to it, else the highest in the range; for "" the
 * highest that is no pre-release. Its index, or -1.
 */
ptrdiff_t version_pull(const struct str *versions, size_t count, const char *wanted,
                       struct arena *arena);
