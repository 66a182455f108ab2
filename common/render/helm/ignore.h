#pragma once

#include "base/error.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;

/** The rules of a .helmignore. Unlike git's, the first rule that decides ends it. */
struct ignore {
    struct ignore_rule *rules;
    size_t count;
};

/** What every chart ignores is added. */
int ignore_parse(struct str text, struct arena *arena, struct ignore *out,
                 struct error *err) MUST_USE;

/** `path` is relative to the chart. */
bool ignore_matches(const struct ignore *ignore, struct str path, bool is_folder);
