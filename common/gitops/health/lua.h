#pragma once

#include "argo/texts.h"
#include "base/error.h"
#include "gitops/health/health.h"

#include <stdint.h>

struct arena;
struct json;

/** A script and what it works on. */
struct lua_script {
    struct str text;
    bool open_libs;            /* all libraries that do no harm */
    const struct json *object; /* `obj` */
    const struct json *params; /* `actionParams`; NULL: empty */
    int64_t time_ms;           /* what it may take; 0: 1,000 */
    size_t memory_bytes;       /* 0: 64 MiB */
};

/**
 * Run a script in a state of its own and give what it returns as JSON: an object, an array, or
 * null. Errors are the script's, in the wording that scripts for the original's interpreter get.
 */
int lua_run(const struct lua_script *script, struct arena *arena, const struct json **out,
            struct error *err) MUST_USE;

/** The health that a script gives an object. */
struct health lua_health(struct str script, bool open_libs, const struct json *object,
                         struct arena *arena);
