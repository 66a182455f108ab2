#pragma once

#include "base/error.h"
#include "base/str.h"

struct arena;
struct json;
struct tree;

/**
 * Evaluating Jsonnet. Imports are looked for beside the file that imports, then in the library
 * folders from the last to the first; whatever they say, only files beneath the tree are read.
 */
struct jsonnet_variable {
    struct str name, value;
    bool is_code;
};

struct jsonnet_task {
    struct tree *tree;
    const char *path; /* of the file */
    const char *const *libraries;
    size_t library_count;
    const struct jsonnet_variable *external;
    size_t external_count;
    const struct jsonnet_variable *arguments; /* of the function at the top */
    size_t argument_count;
};

enum {
    JSONNET_FILE_LIMIT = 16 * 1024 * 1024,
    JSONNET_FILES_MAX = 10000, /* imported by one evaluation */
    JSONNET_STACK_MAX = 500,   /* as go-jsonnet has it */
};

/**
 * The JSON text that a file evaluates to, in `arena`. ERR_PRECONDITION with Jsonnet's words
 * ("RUNTIME ERROR: ..." and the trace), places being "<path to cached source>/<path>:line:column".
 */
int jsonnet_evaluate(const struct jsonnet_task *task, struct str text, struct arena *arena,
                     struct str *out, struct error *err) MUST_USE;
