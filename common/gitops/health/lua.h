#pragma once

#include "argo/texts.h"
#include "base/error.h"
#include "gitops/health/health.h"

#include <stdint.h>

struct arena;
struct json;

/** What a script may use. */
struct lua_limits {
    int64_t time_ms;     /* 0: 1,000 */
    size_t memory_bytes; /* 0: 64 MiB */
};

/**
 * Run a script in a state of its own, with `obj` as its object and `params` as `actionParams`
 * (NULL: empty), and give what it returns as JSON: an object, an array, or null. Errors are the
 * script's, in the wording that scripts for the original's interpreter get. `open_libs` gives it
 * all libraries that do no harm.
 */
int lua_run(struct str script, bool open_libs, const struct json *object, const struct json *params,
            const struct lua_limits *limits, struct arena *arena, const struct json **out,
            struct error *err) MUST_USE;

/** The health that a script gives an object. */
struct health lua_health(struct str script, bool open_libs, const struct json *object,
                         struct arena *arena);
